// A page on a phone, as it is laid out now: how long it is, and what leaves the window while it should be seen.
import type { Evaluates } from '#src/tools/site/islands.ts';

/** @returns the heights of the page and of each of its figures, in windows. */
export const windowsOf = (page: Evaluates) =>
  page.evaluate(() => {
    const figures = [...document.querySelectorAll('.chapter .figure')].map(
      ({ id, clientHeight }) => [id, clientHeight / innerHeight] as const,
    );
    return { page: document.documentElement.scrollHeight / innerHeight, figures };
  });

/**
 * Looks at the chart in the middle of each figure that is taller than the window.
 * @returns a sentence for each first group of sliders or choices of that figure that cannot be seen then.
 */
export const outOfSight = (page: Evaluates) =>
  page.evaluate(() => {
    const faults: string[] = [];
    for (const figure of document.querySelectorAll<HTMLElement>('.chapter .figure')) {
      // Of the two that a chart is drawn as, the one for this width.
      const drawn = [...figure.querySelectorAll('.chart svg')];
      const chart = drawn.find((one) => one.getClientRects().length > 0);
      if (!chart || figure.clientHeight <= innerHeight) continue;
      chart.scrollIntoView({ block: 'center', behavior: 'instant' });
      for (const controls of figure.querySelectorAll(
        '.controls:has(> :is(.slider, .choice, .select)):not(.controls ~ *)',
      )) {
        const { top, bottom } = controls.getBoundingClientRect();
        if (top < 0 || bottom > innerHeight + 1)
          faults.push(
            `${figure.id}: “${controls.textContent!.trim().slice(0, 30)}” is at ${Math.round(top)} to ${Math.round(bottom)} of ${innerHeight} px`,
          );
      }
    }
    return faults;
  });
