// Unit tests: plain Vitest in Node, with no Astro around it.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { SlowFirst } from './slow-first.ts';

export default defineConfig({
  root: fileURLToPath(new URL('../', import.meta.url)),
  test: {
    include: [
      'tests/{book,workers,notebook,nn,kernels,mnist,experiments,facts,own-data,training,speed,tools,session,charts,rooms,content,offline}/**/*.test.ts',
    ],
    // A busy machine takes ten times as long; what is reached only by a test that hangs may be far away.
    testTimeout: 600_000,
    // Files share what runs them, which starts them a third sooner: what a test changes of the world it changes back.
    isolate: false,
    unstubGlobals: true,
    unstubEnvs: true,
    restoreMocks: true,
    sequence: { sequencer: SlowFirst },
    // Vitest leaves one core free for whoever watches; here nobody does.
    maxWorkers: '100%',
  },
});
