// A reader who enlarges, spaces out or stills the page loses nothing; one visit to each page holds it to all of these.
import type { Page } from '@playwright/test';
import { builtPages } from '#src/tools/site/pages.ts';
import { sideways, smallTargets, torn } from './harness/fit.ts';
import { dragSliders, hastyWhile } from './harness/live.ts';
import { operateAll } from './harness/operate.ts';
import { expect, test, wake } from './harness/page.ts';

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

/** Animations that run by the clock; the line of progress moves with the reader's own scrolling. */
const moving = (page: Page) =>
  page.evaluate(() =>
    document.getAnimations().flatMap((animation) => {
      const lasts = Number(animation.effect?.getComputedTiming().endTime ?? 0);
      return animation.timeline instanceof DocumentTimeline && lasts > 10 ? [String(lasts)] : [];
    }),
  );

/** How often the page changes by itself in 600 ms. */
const changesAlone = (page: Page) =>
  page.evaluate(async () => {
    let count = 0;
    const observer = new MutationObserver((changes) => (count += changes.length));
    const all = { childList: true, characterData: true, attributes: true, subtree: true };
    observer.observe(document.querySelector('main')!, all);
    await new Promise((done) => setTimeout(done, 600));
    observer.disconnect();
    return count;
  });

for (const path of [...builtPages(), '404.html']) {
  test(`/${path} is whole at 320 px, 400 % zoom, WCAG 1.4.12 spacing and 200 % text; targets are ≥ 24 px, on touch ≥ 44 px; nothing moves; ≤ 1 message a second`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 1280, height: 1024 });
    await page.goto(path);
    await wake(page);
    expect.soft(await moving(page), 'animations').toEqual([]);
    // What was still being looked up may come once; then the page rests.
    await expect.poll(() => changesAlone(page), 'changes by itself').toBe(0);
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
    const hasty = await hastyWhile(page, () => dragSliders(page));
    expect.soft(hasty, 'messages less than a second apart').toEqual([]);
    await operateAll(page);
    expect.soft(await moving(page), 'animations after work').toEqual([]);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setTouchEmulationEnabled', { enabled: true });
    await page.setViewportSize({ width: 360, height: 800 });
    expect.soft(await smallTargets(page, 44), 'touch: targets').toEqual([]);
  });
}
