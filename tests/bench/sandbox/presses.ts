// Times what a reader waits for, in the page's own clock, so that the way from here to the browser is not in it.
import type { Page } from '@playwright/test';

/** Who waits longer has met a fault, and no time is told. */
const patience = 60_000;

/** Installs, once, a timer of 10 ms whose longest gap is kept. */
export const watchGaps = (page: Page) =>
  page.evaluate(() => {
    const gap = { longest: 0 };
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      gap.longest = Math.max(gap.longest, now - last);
      last = now;
    }, 10);
    Object.assign(window, { gap });
  });

/** The longest gap, in milliseconds, since this was last asked. */
export const longestGap = (page: Page) =>
  page.evaluate(() => {
    const { gap } = window as unknown as { gap: { longest: number } };
    const { longest } = gap;
    gap.longest = 0;
    return longest;
  });

/**
 * Presses Run, or Stop, and waits until the cell's status is one of `statuses`.
 * @returns the milliseconds between the two.
 */
export const pressAndTime = (page: Page, cell: string, ...statuses: string[]) =>
  page.evaluate(
    ([name, wanted, limit]) =>
      new Promise<number>((done, fail) => {
        const element = document.querySelector<HTMLElement>(`#cell-${name}`)!;
        const started = performance.now();
        const look = () => {
          if (!wanted.includes(element.dataset.status ?? '')) return;
          watcher.disconnect();
          done(performance.now() - started);
        };
        const watcher = new MutationObserver(look);
        watcher.observe(element, { attributes: true, attributeFilter: ['data-status'] });
        element.querySelector<HTMLElement>('.cell-run')!.click();
        look();
        setTimeout(() => fail(new Error(`${name} is ${element.dataset.status}`)), limit);
      }),
    [cell, statuses, patience] as const,
  );

/** Presses Run and waits until the cell shows an output of this very press; in milliseconds. */
export const runAndTime = (page: Page, cell: string) =>
  page.evaluate(
    ([name, limit]) =>
      new Promise<number>((done, fail) => {
        const element = document.querySelector<HTMLElement>(`#cell-${name}`)!;
        const output = element.querySelector('.cell-output')!;
        const old = [...output.children];
        const started = performance.now();
        const watcher = new MutationObserver(() => {
          const made = [...output.children].some((one) => !old.includes(one));
          if (!made || element.dataset.status !== 'fresh') return;
          watcher.disconnect();
          done(performance.now() - started);
        });
        watcher.observe(element, { attributes: true, childList: true, subtree: true });
        element.querySelector<HTMLElement>('.cell-run')!.click();
        setTimeout(() => fail(new Error(`${name} is ${element.dataset.status}`)), limit);
      }),
    [cell, patience] as const,
  );
