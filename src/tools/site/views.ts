// The views that are compared across commits: each component of the testbed, the top of the front page, one figure;
// each at two widths in two colour schemes, the four side by side.
import type { Browser } from '@playwright/test';
import { wake } from './islands.ts';
import { type Raster, readPng, sideBySide, strip } from './raster.ts';

export const viewWidths = [360, 1280];
const schemes = ['light', 'dark'] as const;

interface Cut {
  path: string;
  selector: string;
  /** A component of the testbed has its own name. */
  name?: string;
  /** With all that stands above it. */
  fromTop?: boolean;
}

/** What is cut out of which page: nothing from content/, so that a teacher's new sentence changes no picture. */
const cuts: Cut[] = [
  { path: 'testbed/', selector: '[data-specimen]' },
  { path: '', selector: '#figure-draw-digit', name: 'front-page', fromTop: true },
  {
    path: 'forward-pass/',
    selector: '#figure-one-neuron .figure-stage',
    name: 'figure-one-neuron',
  },
];

interface Place {
  name: string;
  top: number;
  height: number;
}

/** A page at one width in both schemes, cut into its views. The digit is the first one of every page. */
async function takePage(
  browser: Browser,
  url: string,
  { path, selector, name, fromTop = false }: Cut,
  width: number,
): Promise<Map<string, Raster[]>> {
  const viewport = { width, height: 900 };
  const context = await browser.newContext({
    viewport,
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.goto(url + path);
  await wake(page);
  // Beside a figure stand the chapters' titles, and those are a teacher's.
  await page.evaluate(() => {
    const contents = document.querySelector<HTMLElement>('.contents');
    if (contents) contents.style.visibility = 'hidden';
  });
  const taken = new Map<string, Raster[]>();
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    const whole = await readPng(
      await page.screenshot({ fullPage: true, animations: 'disabled', caret: 'hide' }),
    );
    const places: Place[] = await page.locator(selector).evaluateAll(
      (elements, cut) =>
        elements.map((element) => {
          const box = element.getBoundingClientRect();
          const top = cut.fromTop ? 0 : Math.floor(box.top + scrollY);
          return {
            name: cut.name ?? element.getAttribute('data-specimen')!,
            top,
            height: Math.ceil(box.bottom + scrollY) - top,
          };
        }),
      { name, fromTop },
    );
    for (const place of places) {
      const view = taken.get(place.name) ?? [];
      taken.set(place.name, [...view, strip(whole, place.top, place.height)]);
    }
  }
  await context.close();
  return taken;
}

/** Every view by its name, from the book that is served at `url`. */
export async function screenshotViews(browser: Browser, url: string): Promise<Map<string, Raster>> {
  const views = new Map<string, Raster>();
  for (const cut of cuts) {
    const perWidth: Map<string, Raster[]>[] = [];
    for (const width of viewWidths) perWidth.push(await takePage(browser, url, cut, width));
    for (const name of perWidth[0]!.keys())
      views.set(name, await sideBySide(perWidth.flatMap((taken) => taken.get(name)!)));
  }
  return views;
}
