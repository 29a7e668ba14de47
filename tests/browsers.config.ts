// The built book in the other browsers of this machine: `npm run test:browsers`.
import { defineConfig } from '@playwright/test';
import shared from './playwright.config.ts';

export default defineConfig<object, { basePath: string }>({
  ...shared,
  testMatch: ['browsers/**/*.spec.ts'],
  reporter: [['list']],
  projects: [{ name: 'browsers', use: { basePath: '/some/course/' } }],
});
