// Walks a page by the Tab key alone, and looks at every stop whether the reader can see where she is.
import type { CDPSession, ElementHandle, Locator, Page } from '@playwright/test';

export interface Stop {
  /** What has the focus, for a person who reads a failed test. */
  name: string;
  /** Its place among all elements of the document; −1 when the page has let the focus go. */
  place: number;
  /** A ring is drawn, around the element itself or the label that stands for it. */
  ringed: boolean;
  /** It is in the window and nothing lies over all of it. */
  uncovered: boolean;
}

const lookAtFocus = (): Stop => {
  const element = document.activeElement;
  if (!element || element === document.body)
    return { name: 'the page', place: -1, ringed: true, uncovered: true };
  const all = [...document.querySelectorAll('*')];
  // A hidden radio button shows its focus on its label.
  const shown =
    element instanceof HTMLInputElement && getComputedStyle(element).opacity === '0'
      ? (element.closest('label') ?? element)
      : element;
  const style = getComputedStyle(shown);
  const box = shown.getBoundingClientRect();
  const points = [0.5, 0.1, 0.9].flatMap((x) => [0.5, 0.1, 0.9].map((y) => [x, y] as const));
  const uncovered = points.some(([x, y]) => {
    const top = document.elementFromPoint(box.left + x * box.width, box.top + y * box.height);
    return top !== null && (shown.contains(top) || top.contains(shown));
  });
  return {
    name: `${element.localName}.${element.className} “${element.textContent?.trim().slice(0, 30)}”`,
    place: all.indexOf(element),
    ringed: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    uncovered,
  };
};

/** A definition that the last stop had opened may take a moment to close; what still lies there then covers. */
const closingMilliseconds = 1000;

export async function focusNow(page: Page): Promise<Stop> {
  const end = Date.now() + closingMilliseconds;
  let stop = await page.evaluate(lookAtFocus);
  while (!stop.uncovered && Date.now() < end) {
    await page.waitForTimeout(50);
    stop = await page.evaluate(lookAtFocus);
  }
  return stop;
}

/** Keys that are on their way at once: to the browser and back takes a key ten times as long as its work. */
const ahead = 16;

/** Presses Tab in the page `ahead` times; whoever listens there may refuse what goes too far. */
async function tabAhead(keys: CDPSession, isBackwards: boolean): Promise<void> {
  const key = {
    key: 'Tab',
    code: 'Tab',
    windowsVirtualKeyCode: 9,
    modifiers: isBackwards ? 8 : 0,
  };
  const presses = Array.from({ length: ahead }, () => [
    keys.send('Input.dispatchKeyEvent', { ...key, type: 'rawKeyDown' }),
    keys.send('Input.dispatchKeyEvent', { ...key, type: 'keyUp' }),
  ]);
  await Promise.all(presses.flat());
}

/** What a page keeps of a walk through it: the stops that Tab has left again, and whether it is over. */
interface Journey {
  stops: Stop[];
  isOver: boolean;
}

/** From now on the page looks at each stop before Tab leaves it, and refuses Tab at `target`, or at the end of the page. */
async function beginJourney(page: Page, target: ElementHandle | null) {
  await page.evaluate(`window.lookAtFocus = ${lookAtFocus}`);
  return page.evaluateHandle((goal) => {
    const { lookAtFocus: look } = window as unknown as { lookAtFocus: () => Stop };
    const journey = { stops: [] as Stop[], isOver: false, end: new AbortController() };
    let presses = 0;
    const watch = (event: KeyboardEvent) => {
      if (event.key !== 'Tab') return;
      const isFirst = presses++ === 0;
      const stop = look();
      if (journey.isOver) event.preventDefault();
      else if (goal ? document.activeElement === goal : !isFirst && stop.place < 0) {
        journey.isOver = true;
        event.preventDefault();
      }
      // Where the walk begins is no stop of it, and where the page is left neither.
      if (!journey.isOver && !isFirst) journey.stops.push(stop);
    };
    addEventListener('keydown', watch, { capture: true, signal: journey.end.signal });
    return journey;
  }, target);
}

/** Presses Tab until the focus is on `target`, or has gone through the whole page; a trap ends it at `limit` stops. */
async function travel(
  page: Page,
  { target = null, backwards = false, limit }: Travel,
): Promise<Journey> {
  const journey = await beginJourney(page, target);
  const keys = await page.context().newCDPSession(page);
  const look = () => journey.evaluate(({ stops, isOver }) => ({ stops, isOver }));
  let now = await look();
  while (!now.isOver && now.stops.length < limit) {
    await tabAhead(keys, backwards);
    now = await look();
  }
  await journey.evaluate(({ end }) => end.abort());
  await Promise.all([journey.dispose(), keys.detach()]);
  return now;
}

interface Travel {
  target?: ElementHandle | null;
  backwards?: boolean;
  limit: number;
}

/** Comes to a stop once more, from the nearest before it that can be gone to, and gives what covers it time to close. */
async function lookAgain(page: Page, stops: readonly Stop[], at: number, key: string) {
  const presses = await page.evaluate(
    (places) => {
      const all = document.querySelectorAll<HTMLElement>('*');
      return (
        1 +
        places.findIndex((place) => {
          all[place]!.focus();
          // What stands in a definition is gone with it.
          return document.activeElement === all[place];
        })
      );
    },
    stops
      .slice(0, at)
      .map(({ place }) => place)
      .toReversed(),
  );
  await pressTimes(page, key, presses);
  return focusNow(page);
}

async function withSecondLook(page: Page, stops: readonly Stop[], key: string): Promise<Stop[]> {
  const seen: Stop[] = [];
  for (const [at, stop] of stops.entries())
    seen.push(stop.uncovered || at === 0 ? stop : await lookAgain(page, stops, at, key));
  return seen;
}

/** Presses Tab until the focus has gone through the whole page; a trap ends it at `limit` stops. */
export async function walk(page: Page, limit = 400): Promise<Stop[]> {
  // The next Tab leads to the first stop of the page, as on one that has just been opened.
  const top = await page.evaluateHandle(() => {
    const start = document.createElement('span');
    start.tabIndex = -1;
    document.body.prepend(start);
    start.focus();
    return start;
  });
  const { stops, isOver } = await travel(page, { limit });
  if (!isOver)
    throw new Error(`After ${limit} presses of Tab the focus is still on ${stops.at(-1)?.name}.`);
  const seen = await withSecondLook(page, stops, 'Tab');
  await top.evaluate((start) => start.remove());
  return seen;
}

/** Presses Tab until `target` has the focus. @throws when it is not reached, or a stop on the way cannot be seen. */
export async function tabTo(
  page: Page,
  target: Locator,
  { backwards = false, limit = 200 } = {},
): Promise<void> {
  const element = await target.elementHandle();
  const { stops, isOver } = await travel(page, { target: element, backwards, limit });
  if (!isOver) throw new Error(`${target} was not reached by ${limit} presses of Tab.`);
  const unseen = (stop: Stop) => !stop.ringed || !stop.uncovered;
  if (stops.some(unseen)) {
    const seen = await withSecondLook(page, stops, backwards ? 'Shift+Tab' : 'Tab');
    const hidden = seen.find(unseen);
    if (hidden) throw new Error(`The focus on ${hidden.name} cannot be seen.`);
    await element!.focus();
  }
  const { name, ringed, uncovered } = await focusNow(page);
  if (!ringed || !uncovered) throw new Error(`The focus on ${name} cannot be seen.`);
}

/** Presses a key several times. */
export async function pressTimes(page: Page, key: string, times: number): Promise<void> {
  for (let press = 0; press < times; press++) await page.keyboard.press(key);
}
