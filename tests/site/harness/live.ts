// Counts what a screen reader would be told while a slider is dragged.
import type { Page } from '@playwright/test';

/** Drags every slider of the page without a rest. @returns for each two messages less than a second apart, both. */
export const hasty = (page: Page) =>
  page.evaluate(async () => {
    const live =
      '[aria-live]:not([aria-live=off]), [role=status], [role=alert], output:not([aria-live])';
    const told: { at: number; words: string }[] = [];
    const observer = new MutationObserver((changes) => {
      const regions = new Set(
        changes.map(({ target }) =>
          (target instanceof Element ? target : target.parentElement)?.closest(live),
        ),
      );
      for (const region of regions) {
        const words = region?.textContent?.trim();
        if (words) told.push({ at: performance.now(), words: words.slice(0, 40) });
      }
    });
    observer.observe(document.body, { childList: true, characterData: true, subtree: true });
    for (const slider of document.querySelectorAll<HTMLInputElement>('main [type=range]')) {
      const [low, high] = [Number(slider.min), Number(slider.max)];
      for (let step = 0; step <= 10; step++) {
        slider.value = String(low + ((high - low) * step) / 10);
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise((done) => setTimeout(done, 40));
      }
    }
    await new Promise((done) => setTimeout(done, 700));
    observer.disconnect();
    return told.flatMap(({ at, words }, place) => {
      const before = told[place - 1];
      return before && at - before.at < 1000 ? [`“${before.words}”, then “${words}”`] : [];
    });
  });
