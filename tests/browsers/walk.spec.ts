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

/**
 * Each text of the page, with the raw value where it has one; charts are pictures, whose numbers stand in texts, and what
 * is only heard comes when it comes.
 */
const textsOf = (page: Evaluates) =>
  page.evaluate(() => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      const text = textContent!.trim();
      if (!text || parentElement!.closest('script, style, noscript, svg, [role=status]')) continue;
      const named = parentElement!.closest('[data-name][value]');
      texts.push(named ? `${text} (${named.getAttribute('value')})` : text);
    }
    return texts;
  });

/** How long a page that goes on changing is waited for, in milliseconds: it should come to an end, or it need not. */
const patience = { same: 10_000, other: 500 };

/** So many looks at a page must find the same: what it has asked for may be under way. */
const looks = 3;

/** Waits until a page asks for nothing and changes nothing any more. @returns its texts. */
async function atRest(page: Evaluates, { visits }: Site, milliseconds: number): Promise<string[]> {
  const end = Date.now() + milliseconds;
  let [texts, count, same] = [await textsOf(page), visits.length, 0];
  while (same < looks && Date.now() < end) {
    await wait(100);
    const now = await textsOf(page);
    same = count === visits.length && now.join() === texts.join() ? same + 1 : 0;
    [texts, count] = [now, visits.length];
  }
  return texts;
}

async function walk(page: Evaluates, site: Site, isSame: boolean) {
  await visit(page);
  const woken = await atRest(page, site, patience.same);
  const faults = await sideways(page);
  const width = await page.evaluate(() => innerWidth);
  const milliseconds = isSame ? patience.same : patience.other;
  if ((await workFields(page)) > 0) await atRest(page, site, milliseconds);
  await pressButtons(page);
  const worked = await atRest(page, site, milliseconds);
  faults.push(...(await sideways(page)));
  return { width, woken, worked, faults, heard: await heardIn(page) };
}

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
    await page.goto(path);
    const expected = await walk(page, site, isSame);
    expect(expected.heard, 'Chromium').toEqual([]);
    for (const { name } of engines)
      await test.step(name, async () => {
        const driver = drivers.get(name);
        if (!driver) {
          test.info().annotations.push({ type: 'not tried', description: notHere(name) });
          return;
        }
        await driver.resize(size.width, size.height);
        // What a page before this one has kept: its own texts are asked for.
        await driver.open(`${site.url}favicon.svg`);
        await driver.evaluate(`(localStorage.clear(), sessionStorage.clear(), 'cleared')`);
        await driver.open(`${site.url}${path}`);
        const found = await walk(pageOf(driver), site, isSame);
        expect(found.width, name).toBe(size.width);
        expect.soft(found.heard, name).toEqual([]);
        expect.soft(found.faults, name).toEqual([]);
        expect.soft(found.woken, `${name}, woken`).toEqual(expected.woken);
        if (isSame) expect.soft(found.worked, `${name}, worked`).toEqual(expected.worked);
      });
  });
