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
 * What goes below each other in a figure is as wide as its stage, or as wide as it may be.
 * @returns a sentence for each part of a `.stage-side` that is narrower.
 */
export const narrowParts = (page: Evaluates) =>
  page.evaluate(() => {
    const parts = [...document.querySelectorAll<HTMLElement>('.figure .stage-side > *')];
    return parts.flatMap((part) => {
      const stage = part.parentElement!;
      const { maxWidth, position, display } = getComputedStyle(part);
      if (position === 'absolute' || display === 'none' || stage.clientWidth === 0) return [];
      const wanted = Math.min(stage.clientWidth, Number.parseFloat(maxWidth) || Infinity);
      const { id } = stage.closest('.figure')!;
      return part.offsetWidth < wanted - 1
        ? [`${id}: ${part.className} is ${part.offsetWidth} of ${wanted} px wide`]
        : [];
    });
  });

/**
 * Looks at the chart in the middle of each figure that is taller than the window.
 * @returns a sentence for each whose first group of sliders or choices cannot be seen then.
 */
export const outOfSight = (page: Evaluates) =>
  page.evaluate(() => {
    const faults: string[] = [];
    // Own data asks what its files are, which no chart answers.
    const figures = document.querySelectorAll<HTMLElement>(
      '.chapter .figure:not(#figure-own-data)',
    );
    for (const figure of figures) {
      // Of the two that a chart is drawn as, the one for this width.
      const drawn = [...figure.querySelectorAll('.chart svg')];
      const chart = drawn.find((one) => one.getClientRects().length > 0);
      if (!chart || figure.clientHeight <= innerHeight) continue;
      chart.scrollIntoView({ block: 'center', behavior: 'instant' });
      const controls = figure.querySelector('.controls:has(> :is(.slider, .choice, .select))');
      if (!controls) continue;
      const { top, bottom } = controls.getBoundingClientRect();
      if (top < 0 || bottom > innerHeight + 1)
        faults.push(
          `${figure.id}: “${controls.textContent!.trim().slice(0, 30)}” is at ${Math.round(top)} to ${Math.round(bottom)} of ${innerHeight} px`,
        );
    }
    return faults;
  });
