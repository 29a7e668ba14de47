// Waits until the live figures of a page are awake.
import type { Page, Request } from '@playwright/test';

const margin = 50;

/** Names of the islands in view that have not hydrated; those below the fold sleep until they are scrolled to. */
const asleepInView = (beyond: number): string[] => {
  const inView = (island: Element) =>
    [...island.children].some((child) => {
      const { top, bottom, height } = child.getBoundingClientRect();
      return height > 0 && bottom > beyond && top < innerHeight - beyond;
    });
  return [...document.querySelectorAll('astro-island[ssr]')]
    .filter(inView)
    .map((island) => island.getAttribute('component-url')!.replace(/^.*\//, ''));
};

/**
 * Brings each sleeping island into view until none is left, then the end of the page, then its top again.
 * @returns the names of those that still sleep after `patience` milliseconds.
 */
const visitIslands = async (patience: number): Promise<string[]> => {
  const end = Date.now() + patience;
  const shown = (island: Element) =>
    [...island.children].find((child) => child.getBoundingClientRect().height > 0);
  const asleep = () => [...document.querySelectorAll('astro-island[ssr]')].filter(shown);
  // An observer of what is in view is told once a frame, after the frame's callbacks.
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  let left = asleep();
  for (; left.length > 0 && Date.now() < end; left = asleep()) {
    for (const island of left) {
      shown(island)?.scrollIntoView({ block: 'center', behavior: 'instant' });
      await frame();
    }
  }
  for (const top of [document.documentElement.scrollHeight, 0]) {
    scrollTo({ top, behavior: 'instant' });
    await frame();
  }
  await document.fonts.ready;
  return left.map((island) => island.getAttribute('component-url')!.replace(/^.*\//, ''));
};

/** What looking at a page, or working it, needs of it: any browser can give that. */
export type Evaluates = Pick<Page, 'evaluate'>;

async function failAsleep(page: Evaluates, patience: number, asleep: string[]): Promise<never> {
  const [url, visible] = await page.evaluate(() => [location.href, document.visibilityState]);
  throw new Error(`Asleep after ${patience / 1000} s on ${url} (${visible}): ${asleep.join(', ')}`);
}

/**
 * Waits until every island in view has hydrated.
 * @param patience milliseconds: a figure wakes in under one second, in a browser starved of time in some more.
 * @throws when they have not by then, with what the page was waiting for.
 */
export async function ready(page: Page, patience = 120_000): Promise<void> {
  const end = Date.now() + patience;
  let asleep = await page.evaluate(asleepInView, margin);
  // Asks by the clock and not by the frame: a browser under load may draw none for a while.
  while (asleep.length > 0) {
    if (Date.now() > end) await failAsleep(page, patience, asleep);
    await page.waitForTimeout(20);
    asleep = await page.evaluate(asleepInView, margin);
  }
}

/** What a page has asked for and not yet got, and when that last changed. */
interface UnderWay {
  requests: Set<Request>;
  changed: number;
}
const watched = new WeakMap<Page, UnderWay>();
/** How long nothing may be under way until a page counts as settled, in milliseconds. */
const quiet = 100;
/** A worker that was ended never tells how its requests ended; so long without news means that none will come. */
const noNews = 1000;

/** Counts what the page asks for from now on, so that `settle` need not wait half a second to be sure. */
export function watchRequests(page: Page): UnderWay {
  const here: UnderWay = { requests: new Set(), changed: 0 };
  watched.set(page, here);
  const note = (change: () => void) => {
    change();
    here.changed = Date.now();
  };
  page.on('request', (request) => note(() => here.requests.add(request)));
  page.on('requestfinished', (request) => note(() => here.requests.delete(request)));
  page.on('requestfailed', (request) => note(() => here.requests.delete(request)));
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) note(() => here.requests.clear());
  });
  return here;
}

/** Waits until the page has got all that it has asked for, and asks for no more. */
export async function settle(page: Page): Promise<void> {
  const here = watched.get(page) ?? watchRequests(page);
  const start = Date.now();
  const isSettled = () =>
    Date.now() - Math.max(start, here.changed) >= (here.requests.size === 0 ? quiet : noNews);
  do {
    while (!isSettled()) await page.waitForTimeout(20);
    // On a busy machine the page may not have had its turn to ask for what follows.
    await page.evaluate(() => new Promise((turn) => setTimeout(turn)));
  } while (!isSettled());
}

/** Brings every island of the page into view, so that it hydrates and every font loads; ends at the top. */
export async function visit(page: Evaluates, patience = 120_000): Promise<void> {
  const asleep = await page.evaluate(visitIslands, patience);
  if (asleep.length > 0) await failAsleep(page, patience, asleep);
}

/** Visits every island, and waits until the page has got all that it asks for. */
export async function wake(page: Page, patience = 120_000): Promise<void> {
  await visit(page, patience);
  await settle(page);
}
