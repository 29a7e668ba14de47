// Tests of the built pages: plain Vitest over the files in dist/, after the build and without a browser.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { absentTests } from './absent.ts';
import { SlowFirst } from './slow-first.ts';

export default defineConfig({
  root: fileURLToPath(new URL('../', import.meta.url)),
  test: {
    include: ['tests/built/**/*.test.ts'],
    exclude: absentTests,
    testTimeout: 60_000,
    // Files share the pages that they have parsed.
    isolate: false,
    sequence: { sequencer: SlowFirst },
    maxWorkers: '100%',
    // Notebooks, each with a kernel of its own.
    maxConcurrency: 2,
  },
});
