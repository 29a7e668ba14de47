// How long the sandbox of the cells makes a reader wait, beside a bare sandboxed frame of the same Chromium.
import { existsSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { chromiumOptions } from '../../../src/tools/site/chromium.ts';
import { ready } from '../../../src/tools/site/islands.ts';
import { serve } from '../../../src/tools/site/serve.ts';
import { layText, openChanged } from '../../notebook/harness/cells.ts';
import { endless, tricks } from '../../notebook/harness/hostile-cells.ts';
import { atRoot } from '../folders.ts';
import type { Options } from '../options.ts';
import { reasonOf } from '../protocol.ts';
import { besidePlain, type Waited } from '../report/waits.ts';
import { timeLinks } from './links.ts';
import { openPlain, timePlain } from './plain-frame.ts';
import { longestGap, pressAndTime, runAndTime, watchGaps } from './presses.ts';

export interface SandboxResult {
  /** Its version. */
  browser?: string;
  waits: Waited[];
  /** Why it, or the rest of it, could not be measured. */
  broken?: string;
}

type Note = (title: string, milliseconds: number) => void;

/** A chapter whose cells are light, so that what is timed is the sandbox. */
const chapter = 'connections';
const cell = 'deep-enough';
const other = 'count-connections';
const untouched = 'count-parameters';

/** How often each is pressed in a round. */
const presses = { plain: 6, first: 3, warm: 10, afterStop: 5, stop: 6 };
const plain = 'a bare frame with a worker: made, one message there and back, taken away';

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function timePlainFrames(page: Page, url: string, note: Note) {
  await openPlain(page, url);
  // The first, which does not count, starts what all later ones use.
  await timePlain(page);
  for (let count = 0; count < presses.plain; count++) note(plain, await timePlain(page));
}

async function timeFirstRuns(page: Page, note: Note) {
  // The first opening, which does not count, brings the book's files.
  for (let count = 0; count <= presses.first; count++) {
    await page.goto(`${chapter}/`);
    await ready(page);
    const milliseconds = await runAndTime(page, untouched);
    if (count > 0) note('the first Run of a fresh page', milliseconds);
  }
}

async function timeRuns(page: Page, note: Note) {
  const codes = { [cell]: 'display(performance.now());', [other]: 'for (;;);' };
  await openChanged(page, '/', chapter, codes);
  await ready(page);
  await runAndTime(page, cell);
  for (let count = 0; count < presses.warm; count++)
    note('a Run in a warm sandbox', await runAndTime(page, cell));
  for (let count = 0; count < presses.afterStop; count++) {
    await pressAndTime(page, other, 'running');
    await pressAndTime(page, other, 'stopped');
    // A reader reads before she presses again.
    await pause(250);
    note('a Run after a Stop', await runAndTime(page, cell));
  }
}

async function timeStops(page: Page, note: Note) {
  await openChanged(page, '/', chapter, { [other]: 'display(1);' });
  await ready(page);
  await watchGaps(page);
  for (const [what, code] of endless) {
    await layText(page, cell, code);
    for (let count = 0; count < presses.stop; count++) {
      await pressAndTime(page, cell, 'running');
      await pause(60);
      await longestGap(page);
      await pause(60);
      note(`Stop of ${what}`, await pressAndTime(page, cell, 'stopped'));
      note(`longest gap of a timer of 10 ms, in ${what}`, await longestGap(page));
    }
  }
}

async function timeTricks(page: Page, note: Note) {
  await openChanged(page, '/', chapter, { [other]: 'display(1);' });
  await ready(page);
  await watchGaps(page);
  for (const [, code] of tricks) {
    await layText(page, cell, code);
    await longestGap(page);
    note(
      `the end of each of ${tricks.length} tricks with limits`,
      await pressAndTime(page, cell, 'fresh', 'failed', 'stopped'),
    );
    // What it has sent may come after its end.
    await pause(200);
    note('longest gap of a timer of 10 ms, in such a trick', await longestGap(page));
  }
}

/**
 * What could be measured, and why no more could.
 * @throws when there is no built book with the chapter in it, or no Chromium.
 */
async function measure({ rounds, quick }: Options): Promise<SandboxResult> {
  if (!existsSync(atRoot(`dist/${chapter}/index.html`)))
    throw new Error(`there is no built chapter “${chapter}”: npm run build`);
  const { executablePath, args } = chromiumOptions();
  const site = await serve({ folder: atRoot('dist') });
  const browser = await chromium.launch({ executablePath, args });
  let broken: string | undefined;
  const found = new Map<string, number[]>();
  const note: Note = (title, milliseconds) => {
    found.set(title, [...(found.get(title) ?? []), milliseconds]);
  };
  const open = async (time: (page: Page) => Promise<void>) => {
    const context = await browser.newContext({ baseURL: site.url });
    await time(await context.newPage());
    await context.close();
  };
  try {
    for (let round = 0; round < rounds; round++) {
      console.log(`  round ${round + 1} of ${rounds}`);
      await open((page) => timePlainFrames(page, site.url, note));
      await open((page) => timeFirstRuns(page, note));
      await open((page) => timeRuns(page, note));
      await open((page) => timeStops(page, note));
    }
    if (!quick) await open((page) => timeTricks(page, note));
    for (let round = 0; round < (quick ? 1 : rounds); round++)
      await timeLinks(browser, site.url, note);
  } catch (error) {
    broken = reasonOf(error);
  } finally {
    await browser.close();
    await site.close();
  }
  const waits = found.has(plain) ? besidePlain(plain, found) : [];
  return { browser: browser.version(), waits, broken };
}

/** The sandbox's waits, or why they could not be measured. Never throws. */
export async function measureSandbox(options: Options): Promise<SandboxResult> {
  console.log('The sandbox of the cells');
  try {
    return await measure(options);
  } catch (error) {
    return { waits: [], broken: reasonOf(error) };
  }
}
