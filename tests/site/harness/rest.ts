// Whether a page rests: what moves by the clock, and what changes though nobody touches it.
import { expect, type Page } from '@playwright/test';

/** Animations that run by the clock; the line of progress moves with the reader's own scrolling. */
export const moving = (page: Page) =>
  page.evaluate(() =>
    document.getAnimations().flatMap((animation) => {
      const lasts = Number(animation.effect?.getComputedTiming().endTime ?? 0);
      return animation.timeline instanceof DocumentTimeline && lasts > 10 ? [String(lasts)] : [];
    }),
  );

/** How often the page changes by itself in 600 ms. */
export const changesAlone = (page: Page) =>
  page.evaluate(async () => {
    let count = 0;
    const observer = new MutationObserver((changes) => (count += changes.length));
    const all = { childList: true, characterData: true, attributes: true, subtree: true };
    observer.observe(document.querySelector('main')!, all);
    await new Promise((done) => setTimeout(done, 600));
    observer.disconnect();
    return count;
  });

/** The number at which something that was paused rests: what was under way may still come after it says so. */
export async function resting(read: () => Promise<number>): Promise<number> {
  let found = Number.NaN;
  const isResting = async () => {
    const before = found;
    found = await read();
    return found === before;
  };
  await expect.poll(isResting, { intervals: [300] }).toBe(true);
  return found;
}
