// One visit to each page holds it to what every page promises; each step is a promise.
//
// What axe looks at: 3 widths × 3 colour schemes, as it opens and worked by the reader, on the testbed, where all
// controls and pieces of prose stand; both layouts and both themes on every other page, and each figure by itself
// (figures.spec.ts). It is told to look only at what can differ (harness/axe.ts): structure once for each document,
// places once for each layout, colours once for each look of a text.
// The third state, in trouble, has another beginning: storage.spec.ts.
import type { Page } from '@playwright/test';
import { builtPages, pageName } from '#src/tools/site/pages.ts';
import { everyLook, expectNoFindings, pageLooks } from './harness/dresses.ts';
import { sideways, smallTargets, torn } from './harness/fit.ts';
import { walk } from './harness/focus.ts';
import { smallestLetters, stretchedCharts } from './harness/letters.ts';
import { dragSliders, hastyWhile } from './harness/live.ts';
import { operateAll } from './harness/operate.ts';
import { expect, ready, test, wake } from './harness/page.ts';
import { watchPolicy } from './harness/policy.ts';
import { changesAlone, moving } from './harness/rest.ts';
import { storedNames } from './harness/stored.ts';
import { cutCode, pushingNotes, silentTables } from './harness/track.ts';
import { unkept } from './harness/unkept.ts';
import { weigh } from './harness/weight.ts';

/** Bytes over the wire of a host that packs with gzip. */
const limits = { scripts: 40_000, 'html and css': 60_000, fonts: 80_000 };
/** A visit is many steps, and a busy machine may take ten times as long for each. */
const visitMilliseconds = 600_000;

/** WCAG 1.4.12, as a reader's own style sheet would set it. */
const textSpacing = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;
const twiceTheText = 'html { font-size: 200% !important; }';

/** The page's policy refuses a style element, but not a sheet made by script. */
const dress = (page: Page, css: string) =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, css);

async function expectWhole(page: Page, state: string, width: number, height = 900) {
  await page.setViewportSize({ width, height });
  expect.soft(await sideways(page), `${state}: sideways`).toEqual([]);
  expect.soft(await torn(page), `${state}: cut off or overlapping`).toEqual([]);
}

async function expectWalk(page: Page, width: number) {
  await page.setViewportSize({ width, height: 900 });
  const stops = await walk(page);
  const at = `at ${width} px`;
  expect.soft(stops.length, at).toBeGreaterThanOrEqual(3);
  expect.soft(stops[0]?.name, at).toContain('Skip to the text');
  const unseen = stops.filter(({ ringed, uncovered }) => !ringed || !uncovered);
  expect.soft(unseen, at).toEqual([]);
  const places = stops.map(({ place }) => place);
  expect.soft(places, at).toEqual([...new Set(places)].toSorted((a, b) => a - b));
}

test('dist/ holds at least 1 page', () => {
  expect(builtPages().length).toBeGreaterThanOrEqual(1);
});

/** The page for unknown addresses. */
const unknown = '404.html';

for (const path of [...builtPages(), unknown]) {
  // Below a course's path, where a name or an address that lacks the path can be told from one that has it; at the
  // root one page with figures and cells stands for all. The page for unknown addresses knows no path.
  const where = path === unknown ? '' : path === 'why-now/' ? '@anywhere' : '@course';
  test(`page /${path} keeps what every page promises, as it opens, woken and worked ${where}`, async ({
    page,
    context,
    basePath,
    noise,
    site,
  }, testInfo) => {
    const before = site.visits.length;
    test.setTimeout(visitMilliseconds);
    // The sheet's own button, which is worked twice within a second.
    if (path === 'sheet/') noise.allow(/Ignoring too frequent calls to print/);
    const breaches = await watchPolicy(page);
    const weighed = path === unknown ? undefined : weigh(page);
    await page.emulateMedia({ reducedMotion: 'reduce' });

    await test.step('opens with status 200', async () => {
      expect((await page.goto(path))?.status()).toBe(200);
    });
    await test.step('before it is touched it asks for ≤ 40 KB of JavaScript, ≤ 60 KB of HTML and CSS, ≤ 80 KB of fonts', async () => {
      await ready(page);
      // Whatever it would say late, it says while nothing has been under way for half a second.
      await page.waitForLoadState('networkidle');
      // The page for unknown addresses is nobody's way in.
      if (!weighed) return;
      const weight = await weighed();
      const { scripts, html, css, fonts } = weight;
      const found = { scripts, 'html and css': html + css, fonts };
      for (const kind of Object.keys(limits) as (keyof typeof limits)[])
        expect.soft(found[kind], `bytes of ${kind}`).toBeLessThanOrEqual(limits[kind]);
      const description = JSON.stringify({ [pageName(path)]: weight });
      testInfo.annotations.push({ type: 'weight', description });
    });
    await test.step('wakes; 1 h1, a title, a description, a language', async () => {
      await wake(page);
      await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
      await expect(page.locator('h1')).toHaveCount(1);
      await expect(page).toHaveTitle(/\S{3}/);
      await expect(page.locator('html')).toHaveAttribute('lang', /^en/);
      const description = page.locator('head meta[name="description"]');
      await expect(description).toHaveAttribute('content', /\S.{20}/);
    });
    await test.step('nothing moves, and nothing changes by itself', async () => {
      expect.soft(await moving(page), 'animations').toEqual([]);
      // What was still being looked up may come once; then the page rests.
      await expect.poll(() => changesAlone(page), 'changes by itself').toBe(0);
    });
    await test.step('no sideways scroll at 360, 768 and 1440 px', async () => {
      for (const width of [360, 768, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        const extent = () => page.evaluate(() => document.documentElement.scrollWidth);
        await expect.poll(extent, `at ${width} px`).toBeLessThanOrEqual(width);
      }
    });
    await test.step('whole at 320 px, 400 % zoom, WCAG 1.4.12 spacing and 200 % text; targets are ≥ 24 px', async () => {
      await page.setViewportSize({ width: 1280, height: 1024 });
      expect.soft(await smallTargets(page, 24), '1280 px: targets').toEqual([]);
      await expectWhole(page, '320 px', 320);
      expect.soft(await smallTargets(page, 24), '320 px: targets').toEqual([]);
      await expectWhole(page, '400 % zoom', 320, 256);
      await dress(page, textSpacing);
      await expectWhole(page, 'spacing, 320 px', 320);
      await expectWhole(page, 'spacing, 1280 px', 1280);
      await dress(page, twiceTheText);
      await expectWhole(page, '200 % text, 360 px', 360);
      await expectWhole(page, '200 % text, 1280 px', 1280);
      await dress(page, '');
    });
    await test.step('at 390 and 1440 px no letter of a figure is under 11 px, no chart is drawn for another width, no table goes on without a sign; at 1440 px no code is cut and no note pushes the text apart', async () => {
      for (const width of [390, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        const small = (await smallestLetters(page)).filter(({ pixels }) => pixels < 11);
        expect.soft(small, `${width} px: letters`).toEqual([]);
        expect.soft(await stretchedCharts(page), `${width} px: charts`).toEqual([]);
        expect.soft(await silentTables(page), `${width} px: tables`).toEqual([]);
      }
      expect.soft(await cutCode(page), 'code').toEqual([]);
      expect.soft(await pushingNotes(page), 'notes').toEqual([]);
    });
    const looks = path === 'testbed/' ? everyLook : pageLooks;
    await test.step(`0 axe findings in ${looks.length} looks, as it opens`, () =>
      expectNoFindings(page, 'loaded', looks));
    if (path !== unknown)
      await test.step('Tab goes through the whole page in its order at 320 and 1280 px, each stop is seen, none is a trap', async () => {
        for (const width of [320, 1280]) await expectWalk(page, width);
      });
    await test.step('while its sliders move it says ≤ 1 message a second', async () => {
      const hasty = await hastyWhile(page, () => dragSliders(page));
      expect.soft(hasty, 'messages less than a second apart').toEqual([]);
    });
    await test.step('worked, nothing moves', async () => {
      await page.setViewportSize({ width: 320, height: 900 });
      await operateAll(page);
      expect.soft(await moving(page), 'animations after work').toEqual([]);
    });
    await test.step('0 axe findings, changed by the reader', () =>
      expectNoFindings(page, 'changed', path === 'testbed/' ? everyLook : [[1280, 'dark']]));
    await test.step('on touch, targets are ≥ 44 px', async () => {
      const devtools = await context.newCDPSession(page);
      await devtools.send('Emulation.setTouchEmulationEnabled', { enabled: true });
      await page.setViewportSize({ width: 360, height: 800 });
      expect.soft(await smallTargets(page, 44), 'touch: targets').toEqual([]);
      await devtools.send('Emulation.setTouchEmulationEnabled', { enabled: false });
    });
    await test.step('worked twice, it breaks its policy 0 times, sets 0 cookies and stores no name without the base path', async () => {
      // Back again: what a figure took out must come back without being made from text. With motion, this time.
      await page.emulateMedia({ reducedMotion: 'no-preference' });
      await page.setViewportSize({ width: 1280, height: 900 });
      await operateAll(page);
      expect.soft(await breaches()).toEqual([]);
      expect.soft(await context.cookies()).toEqual([]);
      const names = await storedNames(page);
      expect.soft(names.filter((name) => !name.includes(basePath))).toEqual([]);
    });
    if (path !== unknown && path !== 'testbed/')
      await test.step('woken and worked, it asked for nothing but what is kept for reading it without a connection', () => {
        const asked = site.visits.slice(before).map((one) => one.slice(basePath.length));
        expect.soft(unkept(path, asked)).toEqual([]);
      });
  });
}

test('the dialog of the chip has 0 axe findings at 3 widths in 3 colour schemes', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 320, height: 900 });
  await page.goto('offline/');
  await wake(page);
  await page.getByRole('link', { name: /our (digit|example)/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNoFindings(page, 'open', everyLook);
});
