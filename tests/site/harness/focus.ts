// Walks a page by the Tab key alone, and looks at every stop whether the reader can see where she is.
import type { Locator, Page } from '@playwright/test';

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

/** Presses Tab until the focus has gone through the whole page; a trap ends it at `limit` stops. */
export async function walk(page: Page, limit = 400): Promise<Stop[]> {
  const stops: Stop[] = [];
  while (stops.length < limit) {
    await page.keyboard.press('Tab');
    const stop = await focusNow(page);
    if (stop.place < 0) return stops;
    stops.push(stop);
  }
  throw new Error(`After ${limit} presses of Tab the focus is still on ${stops.at(-1)?.name}.`);
}

/** Presses Tab until `target` has the focus. @throws when it is not reached, or a stop on the way cannot be seen. */
export async function tabTo(
  page: Page,
  target: Locator,
  { backwards = false, limit = 200 } = {},
): Promise<void> {
  const key = backwards ? 'Shift+Tab' : 'Tab';
  for (let press = 0; press < limit; press++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
    const { name, ringed, uncovered } = await focusNow(page);
    if (!ringed || !uncovered) throw new Error(`The focus on ${name} cannot be seen.`);
  }
  throw new Error(`${target} was not reached by ${limit} presses of Tab.`);
}

/** Presses a key several times. */
export async function pressTimes(page: Page, key: string, times: number): Promise<void> {
  for (let press = 0; press < times; press++) await page.keyboard.press(key);
}
