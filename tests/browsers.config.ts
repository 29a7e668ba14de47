// The built book in the other browsers of this machine: `npm run test:browsers`.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import shared from './playwright.config.ts';

if (!existsSync(fileURLToPath(new URL('../dist/offline.js', import.meta.url))))
  throw new Error('There is no built book to try: npm run build.');

export default defineConfig<object, { basePath: string }>({
  ...shared,
  testMatch: ['browsers/**/*.spec.ts'],
  reporter: [['list']],
  projects: [{ name: 'browsers', use: { basePath: '/some/course/' } }],
});
