// Pages whose scripts do not run, for JavaScript is off or the page is opened from a file: what cannot answer is no
// stop for keys, and what it says stays.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from './harness/page.ts';

const paths = ['', 'prediction/', 'connections/', 'forward-pass/', 'representations/'];

/** What takes the focus in the page's text: what would not answer, and what does. */
const focusStops = (page: Page) =>
  page.evaluate(() => {
    const takesFocus = (element: HTMLElement) => {
      element.focus();
      return document.activeElement === element;
    };
    const find = (names: string) => [
      ...document.querySelectorAll<HTMLElement>(`main :is(${names})`),
    ];
    return {
      idle: find('button, input:not([type=text]), [role=slider], [role=button], [role=application]')
        .filter(takesFocus)
        .map(({ outerHTML }) => outerHTML.slice(0, 120)),
      useful: find('a[href], summary').filter(takesFocus).length,
    };
  });

test('without JavaScript 0 buttons, sliders and pads of 5 pages take the focus; the numbers in them stay, and links, terms and folds take it; the front page shows its network before and after it learned', async ({
  browser,
  site,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site.url });
  const page = await context.newPage();
  for (const path of paths) {
    await page.goto(path);
    const stops = await focusStops(page);
    expect.soft(stops.idle, path).toEqual([]);
    expect.soft(stops.useful, path).toBeGreaterThanOrEqual(3);
  }
  await page.goto('');
  for (const squares of ['.draw-digit .hidden-squares', '.before-learning .hidden-squares'])
    await expect(page.locator(squares)).toBeVisible();
  await expect(page.locator('.before-learning .probabilities > li')).toHaveCount(10);
  await expect(page.getByText('Learning again happens here')).toBeHidden();
  await page.goto('prediction/');
  const counts = page.locator('.confusion-table button data');
  await expect(counts.first()).toBeVisible();
  await context.close();
});

test('opened from a file, each of 5 pages says so in 1 sentence and of no connection, 0 controls take the focus or show, and text, styles, pictures and links are whole', async ({
  browser,
}) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const open = (path: string) => page.goto(pathToFileURL(resolve(`dist/${path}index.html`)).href);
  for (const path of paths)
    await test.step(path || 'the front page', async () => {
      await open(path);
      await expect(page.locator('main > .trouble')).toHaveText(
        'You’ve opened this page from a file, and browsers don’t run figures, cells or the search that way. You can read everything here; to try things out, open the book on a web host.',
      );
      const stops = await focusStops(page);
      expect.soft(stops.idle).toEqual([]);
      expect.soft(stops.useful).toBeGreaterThanOrEqual(3);
      await expect(page.getByRole('button', { name: /^(Search|Run|Copy|Make)/ })).toHaveCount(0);
      await expect(page.getByRole('slider')).toHaveCount(0);
      // The sheets are there: figures stand on raised paper, and the text is no wider than its track.
      const looks = await page.evaluate(() => ({
        sheets: [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].filter(
          ({ sheet }) => !sheet,
        ).length,
        face: getComputedStyle(document.body).fontFamily,
        pictures: [...document.images].filter((one) => one.complete && !one.naturalWidth).length,
      }));
      expect(looks).toEqual({ sheets: 0, face: expect.stringMatching(/Literata/), pictures: 0 });
    });
  await test.step('the front page’s questions are a list with an answer behind each', async () => {
    await open('');
    await expect(page.locator('.test-printed > li')).toHaveCount(8);
  });
  await test.step('links lead on: the next chapter, a word of the glossary, the front page', async () => {
    await open('forward-pass/');
    const asked: [link: string, place: RegExp][] = [
      ['main a[href*="glossary/"]', /\/glossary\/index\.html#[\w-]+$/],
      ['a.site-title', /\/dist\/index\.html$/],
      ['main a[href*="inputs/"]', /\/inputs\/index\.html$/],
      ['a.next', /\/connections\/index\.html$/],
    ];
    for (const [link, place] of asked) {
      await page.locator(link).first().click();
      await expect(page).toHaveURL(place);
      await expect(page.locator('main > .trouble')).toHaveCount(1);
    }
  });
  // What tells of missing files would have spoken by now: the browser has refused the pages' scripts.
  await expect(page.getByText(/Check (the|your) connection/)).toHaveCount(0);
  await context.close();
});
