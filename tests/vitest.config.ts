// Unit tests: plain Vitest in Node, with no Astro around it.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('../', import.meta.url)),
  test: {
    include: [
      'tests/{book,notebook,nn,kernels,mnist,experiments,facts,own-data,training,speed,tools,session,charts,rooms,content,offline}/**/*.test.ts',
    ],
    testTimeout: 60_000,
    // Vitest leaves one core free for whoever watches; here nobody does.
    maxWorkers: '100%',
  },
});
