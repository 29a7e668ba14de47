// Counts what a screen reader would be told while something is moved or drawn.
import type { Page } from '@playwright/test';

interface Told {
  at: number;
  words: string;
}
type Listening = typeof globalThis & { told: Told[]; stopListening(): void };

/** @returns for each two messages less than a second apart, both. */
export async function hastyWhile(page: Page, act: () => Promise<void>): Promise<string[]> {
  await page.evaluate(() => {
    const live =
      '[aria-live]:not([aria-live=off]), [role=status], [role=alert], output:not([aria-live])';
    const here = globalThis as Listening;
    here.told = [];
    const observer = new MutationObserver((changes) => {
      const regions = new Set(
        changes.map(({ target }) =>
          (target instanceof Element ? target : target.parentElement)?.closest(live),
        ),
      );
      for (const region of regions) {
        const words = region?.textContent?.trim();
        if (words) here.told.push({ at: performance.now(), words: words.slice(0, 40) });
      }
    });
    observer.observe(document.body, { childList: true, characterData: true, subtree: true });
    here.stopListening = () => observer.disconnect();
  });
  await act();
  // What is told late; more of it on a slow machine would only be missed.
  await page.waitForTimeout(700);
  const told = await page.evaluate(() => {
    const here = globalThis as Listening;
    here.stopListening();
    return here.told;
  });
  return told.flatMap(({ at, words }, place) => {
    const before = told[place - 1];
    return before && at - before.at < 1000 ? [`“${before.words}”, then “${words}”`] : [];
  });
}

/** Drags every slider of the page without a rest. */
export const dragSliders = (page: Page) =>
  page.evaluate(async () => {
    for (const slider of document.querySelectorAll<HTMLInputElement>('main [type=range]')) {
      const [low, high] = [Number(slider.min), Number(slider.max)];
      for (let step = 0; step <= 10; step++) {
        slider.value = String(low + ((high - low) * step) / 10);
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise((done) => setTimeout(done, 40));
      }
    }
  });
