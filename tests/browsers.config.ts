// The built book in the other browsers of this machine: `npm run test:browsers`.
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import shared from './playwright.config.ts';

export default defineConfig<object, { basePath: string }>({
  ...shared,
  testDir: fileURLToPath(new URL('browsers', import.meta.url)),
  testMatch: '**/*.spec.ts',
  reporter: [['list']],
  projects: [{ name: 'browsers', use: { basePath: '/some/course/' } }],
});
