// Stop ends a cell whatever it does, the page answers meanwhile, and Run works before, after and again.
// How long each takes is measured by `npm run bench -- --only sandbox`.
import { expect, ready, test } from '../site/harness/page.ts';
import { countTimers, expectAnswers } from './harness/alive.ts';
import { cellOf, errorOf, layText, openChanged, press, run, texts } from './harness/cells.ts';
import { bombs, endless } from './harness/hostile-cells.ts';

const chapter = 'connections';
const cell = 'deep-enough';
const other = 'count-connections';

test('Stop ends an endless loop and three kinds of flood, the page answers while each runs, and Run gives its output first, again and after each Stop', async ({
  page,
  basePath,
}) => {
  await openChanged(page, basePath, chapter, { [other]: 'display(Math.random());' });
  await ready(page);
  await countTimers(page);
  const shown: string[] = [];
  /** Each press shows one output, and another than every press before. */
  const expectRun = async () => {
    await run(page, other);
    await expect.poll(async () => shown.includes((await texts(page, other)).join())).toBe(false);
    expect(await texts(page, other)).toHaveLength(1);
    shown.push(...(await texts(page, other)));
  };
  await test.step('the first Run, and a Run in a warm sandbox', async () => {
    await expectRun();
    await expectRun();
  });
  const status = (is: string) => expect(cellOf(page, cell)).toHaveAttribute('data-status', is);
  for (const [what, code] of endless)
    await test.step(what, async () => {
      await layText(page, cell, code);
      await press(page, cell);
      await status('running');
      await expectAnswers(page);
      await status('running');
      await press(page, cell);
      await status('stopped');
      await expectRun();
      // What the page had heard by then is shown by now, and nothing follows: another cell runs, and runs again.
      const left = await texts(page, cell);
      await expectRun();
      expect(await texts(page, cell)).toEqual(left);
      await status('stopped');
    });
});

test(`of ${bombs.length} cells that take memory or processors without end, each is stopped or said to have ended, and afterwards Run works`, async ({
  page,
  basePath,
  noise,
}) => {
  noise.allow(/memory|Cannot allocate/i);
  await openChanged(page, basePath, chapter, { [other]: 'display("well");' });
  await ready(page);
  for (const [what, code] of bombs)
    await test.step(what, async () => {
      await layText(page, cell, code);
      await press(page, cell);
      // However long this really takes: the longer, the more it has taken.
      await page.waitForTimeout(1000);
      // One that has ended by itself in this very moment must not be run again.
      await cellOf(page, cell).evaluate((element) => {
        if (element.dataset['status'] === 'running')
          element.querySelector<HTMLElement>('.cell-run')!.click();
      });
      await expect(cellOf(page, cell)).toHaveAttribute('data-status', /stopped|failed/);
      if ((await cellOf(page, cell).getAttribute('data-status')) === 'failed')
        await expect(errorOf(page, cell)).toHaveText(/\S/);
      await run(page, other);
      await expect.poll(() => texts(page, other)).toEqual(['well']);
    });
});

test('a frame that dies is told in words, and afterwards Run works', async ({ page, basePath }) => {
  await openChanged(page, basePath, chapter, {
    [cell]: 'display("in"); for (;;);',
    [other]: 'display("well");',
  });
  await ready(page);
  await press(page, cell);
  // Only what has begun can die of itself.
  await expect(cellOf(page, cell).locator('.cell-output')).toHaveText('in');
  // Playwright gives up a page whose frame has crashed; the browser's own protocol does not.
  const session = await page.context().newCDPSession(page);
  const ask = async (expression: string) =>
    String((await session.send('Runtime.evaluate', { expression })).result.value);
  const shown = (name: string) => `document.querySelector('#cell-${name} .cell-output').innerText`;
  const frame = await page.context().newCDPSession(page.frames().at(-1)!);
  frame.send('Page.crash').catch(() => undefined);
  await expect.poll(() => ask(shown(cell))).toContain('ran out of memory');
  await ask(`document.querySelector('#cell-${other} .cell-run').click()`);
  await expect.poll(() => ask(shown(other))).toBe('well');
});
