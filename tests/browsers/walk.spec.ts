// Every figure by itself and every page in the other browsers, where this machine has them: woken and worked, held
// against what Chromium shows.
import { setTimeout as wait } from 'node:timers/promises';
import { type Evaluates, visit } from '#src/tools/site/islands.ts';
import { builtFigures, builtPages } from '#src/tools/site/pages.ts';
import type { Site } from '#src/tools/site/serve.ts';
import { sideways } from '../site/harness/fit.ts';
import { pressButtons, workFields } from '../site/harness/operate.ts';
import { engines, heardIn, notHere, pageOf } from './harness/engines.ts';
import { expect, test } from './harness/test.ts';

/** As wide as a phone: what is too wide anywhere is so here. */
const size = { width: 390, height: 844 };

/**
 * What these show after work is a time, a drawing of chance, how far they have come, or which of the rows that a press
 * takes away was pressed first: it is another each time.
 */
const neverTwice = new Set([
  'batch-curve',
  'classify-all',
  'clinic',
  'cold-and-warm',
  'confidence-on-noise',
  'data-size-curve',
  'gradient-check',
  'neighbour-search',
  'operation-counter',
  'own-data',
  'race',
  'saved-compute',
  'speed-ladder',
  'strongest-weights',
  'train-cnn',
  'train-live',
  'train-now',
  'vector-search',
  'width-curve',
]);

/** Below this a number is what roundings leave over, and each engine rounds its own way. */
const leftOver = 1e-6;
/** So many digits of a raw value agree: engines differ in the last ones of an exponential. */
const digits = 9;

/**
 * Each text of the page, with the raw value where it has one; charts are pictures, whose numbers stand in texts, and what
 * is only heard comes when it comes.
 */
async function textsOf(page: Evaluates): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const found: [text: string, value: string | null][] = [];
    const walker = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      const text = textContent!.trim();
      if (!text || parentElement!.closest('script, style, noscript, svg, [role=status]')) continue;
      const named = parentElement!.closest('[data-name][value]');
      found.push([text, named && named.getAttribute('value')]);
    }
    return found;
  });
  return texts.map(([text, value]) => {
    const number = Number(value);
    if (value === null || (number !== 0 && Math.abs(number) < leftOver)) return text;
    return `${text} (${Number.isNaN(number) ? value : number.toPrecision(digits)})`;
  });
}

/** The same page in one of the browsers. */
interface Walker {
  name: string;
  page: Evaluates;
  open(): Promise<void>;
}

/** How long pages that go on changing are waited for, in milliseconds: they should come to an end, or they need not. */
const patience = { same: 10_000, other: 500 };

/** So many looks at a page must find the same: what it has asked for may be under way. */
const looks = 3;

/**
 * Waits until the pages ask for nothing and change nothing any more, and, where they should, show the same: one may be
 * slower at what it works out.
 * @returns the texts of each.
 */
async function atRest(walkers: Walker[], { visits }: Site, isSame: boolean): Promise<string[][]> {
  const end = Date.now() + (isSame ? patience.same : patience.other);
  const read = async () => {
    const all: string[][] = [];
    for (const { page } of walkers) all.push(await textsOf(page));
    return all;
  };
  const isDone = (all: string[][]) => !isSame || all.every((one) => one.join() === all[0]!.join());
  let [all, count, same] = [await read(), visits.length, 0];
  while ((same < looks || !isDone(all)) && Date.now() < end) {
    await wait(100);
    const now = await read();
    same = count === visits.length && now.join() === all.join() ? same + 1 : 0;
    [all, count] = [now, visits.length];
  }
  return all;
}

const expectSame = (walkers: Walker[], [expected, ...others]: string[][], when: string) => {
  for (const [k, found] of others.entries())
    expect.soft(found, `${walkers[k + 1]!.name}, ${when}`).toEqual(expected);
};

const figures = builtFigures().map((name) => ({
  title: `figure ${name} by itself`,
  path: `testbed/${name}/`,
  isSame: !neverTwice.has(name),
}));
const pages = builtPages().map((path) => ({ title: `page /${path}`, path, isSame: false }));

test('there is a built book to walk through: `npm run build` makes it', () => {
  expect(figures.length * pages.length).toBeGreaterThan(0);
});

for (const { title, path, isSame } of [...figures, ...pages])
  test(`${title}: in Firefox and in WebKit, where they are installed, it says and asks nothing wrong, woken and worked, scrolls to no side at ${size.width} px, and shows what Chromium shows`, async ({
    page,
    site,
    drivers,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize(size);
    const walkers: Walker[] = [
      { name: 'Chromium', page, open: async () => void (await page.goto(path)) },
    ];
    for (const { name } of engines) {
      const driver = drivers.get(name);
      if (!driver) {
        test.info().annotations.push({ type: 'not tried', description: notHere(name) });
        continue;
      }
      const open = async () => {
        await driver.resize(size.width, size.height);
        // What a page before this one has kept: its own texts are asked for.
        await driver.open(`${site.url}favicon.svg`);
        await driver.evaluate(`(localStorage.clear(), sessionStorage.clear(), 'cleared')`);
        await driver.open(`${site.url}${path}`);
      };
      walkers.push({ name, page: pageOf(driver), open });
    }
    for (const walker of walkers)
      await test.step(`${walker.name} opens and wakes it`, async () => {
        await walker.open();
        await visit(walker.page);
        expect(await walker.page.evaluate(() => innerWidth), walker.name).toBe(size.width);
        expect.soft(await sideways(walker.page), `${walker.name}, woken`).toEqual([]);
      });
    expectSame(walkers, await atRest(walkers, site, true), 'woken');
    for (const walker of walkers)
      await test.step(`${walker.name} works its fields`, () => workFields(walker.page));
    await atRest(walkers, site, isSame);
    for (const walker of walkers)
      await test.step(`${walker.name} presses its buttons`, () => pressButtons(walker.page));
    const worked = await atRest(walkers, site, isSame);
    if (isSame) expectSame(walkers, worked, 'worked');
    for (const { name, page: worn } of walkers) {
      expect.soft(await sideways(worn), `${name}, worked`).toEqual([]);
      expect.soft(await heardIn(worn), name).toEqual([]);
    }
  });
