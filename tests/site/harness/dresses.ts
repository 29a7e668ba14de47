// The widths and colour schemes in which a page is looked at by axe.
import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import { expect } from './page.ts';

export const dresses = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'forced colours': { colorScheme: 'light', forcedColors: 'active' },
} as const;
type Dress = keyof typeof dresses;
type Look = readonly [width: number, dress: Dress];

/** All nine looks: of the testbed, where every control stands, and each kind of trouble. */
export const everyLook: Look[] = [320, 768, 1280].flatMap((width) =>
  (Object.keys(dresses) as Dress[]).map((dress) => [width, dress] as const),
);
/** Of a figure by itself: each colour scheme, and the widest layout. */
export const figureLooks: Look[] = [
  [320, 'light'],
  [320, 'dark'],
  [320, 'forced colours'],
  [1280, 'light'],
];
/** Of a page, whose figures and controls have been looked at by themselves: both layouts and both themes. */
export const pageLooks: Look[] = [
  [320, 'light'],
  [320, 'dark'],
  [1280, 'light'],
];

export const dressIn = (page: Page, dress: Dress) =>
  page.emulateMedia({ ...dresses[dress], reducedMotion: 'reduce' });

/** One page serves all looks: what it shows depends on its width and colours, not on how it came to them. */
export async function expectNoFindings(page: Page, state: string, looks: readonly Look[]) {
  for (const [width, dress] of looks) {
    await page.setViewportSize({ width, height: 900 });
    await dressIn(page, dress);
    expect.soft(await violations(page), `${state}, ${width} px, ${dress}`).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 900 });
  await dressIn(page, 'light');
}
