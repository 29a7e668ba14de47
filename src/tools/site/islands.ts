// Waits until the live figures of a page are awake.
import type { Page } from '@playwright/test';

const margin = 50;

/** Names of the islands in view that have not hydrated; those below the fold sleep until they are scrolled to. */
const asleepInView = (beyond: number): string[] => {
  const inView = (island: Element) =>
    [...island.children].some((child) => {
      const { top, bottom, height } = child.getBoundingClientRect();
      return height > 0 && bottom > beyond && top < innerHeight - beyond;
    });
  return [...document.querySelectorAll('astro-island[ssr]')]
    .filter(inView)
    .map((island) => island.getAttribute('component-url')!.replace(/^.*\//, ''));
};

/**
 * Waits until every island in view has hydrated.
 * @param patience milliseconds: a figure wakes in under one second, in a browser starved of time in some more.
 * @throws when they have not by then, with what the page was waiting for.
 */
export async function ready(page: Page, patience = 20_000): Promise<void> {
  const end = Date.now() + patience;
  let asleep = await page.evaluate(asleepInView, margin);
  // Asks by the clock and not by the frame: a browser under load may draw none for a while.
  while (asleep.length > 0) {
    if (Date.now() > end) {
      const visible = await page.evaluate(() => document.visibilityState);
      throw new Error(
        `Asleep after ${patience / 1000} s on ${page.url()} (${visible}): ${asleep.join(', ')}`,
      );
    }
    await page.waitForTimeout(20);
    asleep = await page.evaluate(asleepInView, margin);
  }
}

/** Scrolls through the whole page so that every island hydrates and every font loads; ends at the top. */
export async function wake(page: Page): Promise<void> {
  await ready(page);
  const { height, step } = await page.evaluate(() => ({
    height: document.documentElement.scrollHeight,
    step: innerHeight * 0.8,
  }));
  for (let top = 0; top < height; top += step) {
    await page.evaluate((y) => scrollTo({ top: y, behavior: 'instant' }), top);
    await ready(page);
  }
  await page.evaluate(async () => {
    scrollTo({ top: 0, behavior: 'instant' });
    await document.fonts.ready;
  });
  await page.waitForLoadState('networkidle');
}
