// How large letters are as the reader sees them: a chart that is scaled to its place scales its letters too.
import type { Evaluates } from '#src/tools/site/islands.ts';

/** @returns the height of the smallest letters of each figure and each cell’s output now in sight, in CSS pixels, and their words. */
export const smallestLetters = (page: Evaluates) =>
  page.evaluate(() => {
    const found = new Map<string, [pixels: number, words: string]>();
    const walker = document.createTreeWalker(
      document.querySelector('main') ?? document.body,
      NodeFilter.SHOW_TEXT,
    );
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const words = node.textContent!.trim();
      const element = node.parentElement!;
      const place = element.closest('.figure, .output, svg');
      // What is raised or lowered is small by its nature, and what is only heard has no size.
      if (!words || !place || element.closest('sup, sub, math, .visually-hidden, dialog')) continue;
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const svg = element.closest('svg');
      const matrix = svg && (element as unknown as SVGGraphicsElement).getScreenCTM();
      const scale = matrix ? Math.hypot(matrix.a, matrix.b) : 1;
      const pixels = scale * Number.parseFloat(getComputedStyle(element).fontSize);
      const name = place.closest('.figure, .output')?.id || place.getAttribute('class') || 'svg';
      const least = found.get(name);
      if (!least || pixels < least[0] - 0.01)
        found.set(name, [Math.round(100 * pixels) / 100, words.slice(0, 30)]);
    }
    return [...found].map(([name, [pixels, words]]) => ({ name, pixels, words }));
  });

/** @returns each chart that is shown much smaller or larger than it was drawn: its figure, and the two widths. */
export const stretchedCharts = (page: Evaluates) =>
  page.evaluate(() =>
    [...document.querySelectorAll<SVGSVGElement>('.chart svg[viewBox]')]
      .filter((svg) => svg.checkVisibility())
      .map((svg) => ({
        name: svg.closest('.figure')?.id ?? '',
        drawn: svg.viewBox.baseVal.width,
        shown: Math.round(svg.getBoundingClientRect().width),
      }))
      .filter(({ drawn, shown }) => shown > 0 && Math.abs(shown / drawn - 1) > 0.085),
  );
