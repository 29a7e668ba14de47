// Whether the figures that train leave the page answerable meanwhile, and what their drawing costs the training: beside
// the same worker with the same command in a page that holds nothing, in turn.
import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from '@playwright/test';
import { chromiumOptions } from '../../../src/tools/site/chromium.ts';
import { ready } from '../../../src/tools/site/islands.ts';
import { serve } from '../../../src/tools/site/serve.ts';
import { atRoot } from '../folders.ts';
import type { Options } from '../options.ts';
import { reasonOf } from '../protocol.ts';
import { median } from '../report/statistics.ts';
import { openPlain } from '../sandbox/plain-frame.ts';
import { longestGap, watchGaps } from '../sandbox/presses.ts';
import { longestTask, type Started, trainAlone, trainedInPage, watchTraining } from './watch.ts';

export interface LiveFigure {
  title: string;
  /** Images a second of the worker alone; the median. */
  alone: number;
  /** Shares of that, through the figure: as it is; where nothing moves and it is drawn once a second; and in a tab that nobody sees, which draws nothing. */
  drawn: number;
  still: number;
  unseen: number;
  /** Longest gaps of a timer of 10 ms while it trains and draws, in milliseconds. */
  gap: { median: number; worst: number };
  /** The longest task of all rounds of those over 50 ms, likewise; 0 where none was. */
  task: number;
  /** Images a second, gaps and tasks of every round. */
  rounds: Record<'alone' | Way | 'gaps' | 'tasks', number[]>;
}

/** How much is drawn. */
type Way = 'drawn' | 'still' | 'unseen';

export interface LiveResult {
  /** Its version. */
  browser?: string;
  figures: LiveFigure[];
  /** Why it, or the rest of it, could not be measured. */
  broken?: string;
}

const figures = [
  { title: 'front page, Learn again', path: '', place: '.learning', button: 'Learn again' },
  {
    title: 'gradient descent, Train it now',
    path: 'gradient-descent/',
    place: '#figure-train-live',
  },
  { title: 'architecture, Train it now', path: 'architecture/', place: '#figure-train-cnn' },
];
type Figure = (typeof figures)[number];

/** What it still draws after its last step counts too, in milliseconds. */
const rest = 300;
const patience = 180_000;

async function trainInFigure(
  browser: Browser,
  baseURL: string,
  { path, place, button = 'Train it now' }: Figure,
  way: Way,
) {
  const reducedMotion = way === 'still' ? 'reduce' : 'no-preference';
  const context = await browser.newContext({ baseURL, reducedMotion });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  await watchTraining(page);
  await page.goto(path);
  const figure = page.locator(place);
  await figure.scrollIntoViewIfNeeded();
  await ready(page);
  await watchGaps(page);
  await figure.getByRole('button', { name: button }).click();
  if (way === 'unseen') await hide(page);
  const trained = await trainedInPage(page);
  await page.waitForTimeout(rest);
  const gap = await longestGap(page);
  const task = await longestTask(page);
  await context.close();
  return { ...trained, gap, task };
}

/** As if another tab lay over it: pages without windows are always seen. */
const hide = (page: Page) =>
  page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });

async function timeAlone(browser: Browser, baseURL: string, started: Started): Promise<number> {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  await openPlain(page, baseURL);
  const speed = await trainAlone(page, started);
  await context.close();
  return speed;
}

async function measureFigure(
  browser: Browser,
  url: string,
  figure: Figure,
  { rounds }: Options,
): Promise<LiveFigure> {
  const found: LiveFigure['rounds'] = {
    alone: [],
    drawn: [],
    still: [],
    unseen: [],
    gaps: [],
    tasks: [],
  };
  // The first, which does not count, tells what the worker is asked to do.
  const { started } = await trainInFigure(browser, url, figure, 'drawn');
  const turns = [
    async () => void found.alone.push(await timeAlone(browser, url, started)),
    async () => {
      const { speed, gap, task } = await trainInFigure(browser, url, figure, 'drawn');
      found.drawn.push(speed);
      found.gaps.push(gap);
      found.tasks.push(task);
    },
    ...(['still', 'unseen'] as const).map((way) => async () => {
      found[way].push((await trainInFigure(browser, url, figure, way)).speed);
    }),
  ];
  for (let round = 0; round < rounds; round++) {
    console.log(`  ${figure.title}: round ${round + 1} of ${rounds}`);
    // Each round begins with another.
    for (let k = 0; k < turns.length; k++) await turns[(round + k) % turns.length]();
  }
  const share = (name: Way) =>
    digits(median(found[name].map((speed, round) => speed / found.alone[round])));
  return {
    title: figure.title,
    alone: digits(median(found.alone)),
    drawn: share('drawn'),
    still: share('still'),
    unseen: share('unseen'),
    gap: { median: digits(median(found.gaps)), worst: digits(Math.max(...found.gaps)) },
    task: Math.max(...found.tasks),
    rounds: found,
  };
}

const digits = (value: number) => Number(value.toPrecision(3));

/** What could be measured, and why no more could. Never throws. */
export async function measureLive(options: Options): Promise<LiveResult> {
  console.log('The figures that train');
  const found: LiveFigure[] = [];
  let browser: Browser | undefined;
  let site: Awaited<ReturnType<typeof serve>> | undefined;
  let broken: string | undefined;
  try {
    if (!existsSync(atRoot('dist/gradient-descent/index.html')))
      throw new Error('there is no built book: npm run build');
    const { executablePath, args } = chromiumOptions();
    site = await serve({ folder: atRoot('dist') });
    browser = await chromium.launch({ executablePath, args });
    for (const figure of figures)
      found.push(await measureFigure(browser, site.url, figure, options));
  } catch (error) {
    broken = reasonOf(error);
  } finally {
    await browser?.close();
    await site?.close();
  }
  return { browser: browser?.version(), figures: found, broken };
}
