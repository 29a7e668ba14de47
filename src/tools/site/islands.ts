// Waits until the live figures of a page are awake.
import type { Page } from '@playwright/test';

const margin = 50;

/** Waits until every island in view has hydrated; those below the fold sleep until they are scrolled to. */
export async function ready(page: Page): Promise<void> {
  await page.waitForFunction((beyond) => {
    const inView = (island: Element) =>
      [...island.children].some((child) => {
        const { top, bottom, height } = child.getBoundingClientRect();
        return height > 0 && bottom > beyond && top < innerHeight - beyond;
      });
    return ![...document.querySelectorAll('astro-island[ssr]')].some(inView);
  }, margin);
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
