// Browser tests: the built book in the Chromium that setup found, at the root of a host and below a course's path.
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { chromiumOptions } from '#src/tools/site/chromium.ts';
import { absentTests } from './absent.ts';

const atRoot = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

export default defineConfig<object, { basePath: string }>({
  testDir: atRoot('tests'),
  testMatch: [
    'site/**/*.spec.ts',
    'chapters/**/*.spec.ts',
    'figures/**/*.spec.ts',
    'notebook/**/*.spec.ts',
  ],
  testIgnore: absentTests,
  outputDir: atRoot('.cache/playwright'),
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // A busy machine takes ten times as long; only a test that hangs, or a promise that is broken, ever waits for these.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  // A starved browser may lose one test in a thousand; `npm test` names each that needed its second try.
  retries: 1,
  reporter: [['dot'], ['json', { outputFile: atRoot('.cache/site-tests.json') }]],
  use: {
    browserName: 'chromium',
    // What is not there after a minute never comes: a test that waits for it ends, and says what it waited for.
    actionTimeout: 60_000,
    launchOptions: chromiumOptions(),
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'allow',
  },
  projects: [
    // First the visits to whole pages, the longest tests, so that none of them is left to one core at the end.
    { name: 'course', use: { basePath: '/some/course/' }, grep: /@anywhere|@course/ },
    { name: 'root', use: { basePath: '/' }, grepInvert: /@course/ },
  ],
});
