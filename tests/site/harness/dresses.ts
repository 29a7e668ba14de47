// The widths and colour schemes in which a page is looked at by axe.
import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import { expect } from './page.ts';

export const dresses = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'forced colours': { colorScheme: 'light', forcedColors: 'active' },
} as const;
const widths = [320, 768, 1280];

export const dressIn = (page: Page, dress: keyof typeof dresses) =>
  page.emulateMedia({ ...dresses[dress], reducedMotion: 'reduce' });

/** One page serves all nine dresses: what it shows depends on its width and colours, not on how it came to them. */
export async function expectNoFindings(page: Page, state: string) {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    for (const dress of Object.keys(dresses) as (keyof typeof dresses)[]) {
      await dressIn(page, dress);
      expect.soft(await violations(page), `${state}, ${width} px, ${dress}`).toEqual([]);
    }
  }
  await page.setViewportSize({ width: 320, height: 900 });
  await dressIn(page, 'light');
}
