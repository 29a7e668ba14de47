// A page on which cells run all day grows by nothing: hundreds of runs leave what one has left.
import { expect, ready, test } from '../site/harness/page.ts';
import { openChanged, run } from './harness/cells.ts';

const chapter = 'connections';
const cell = 'deep-enough';
const runs = 400;

test(`after ${runs} runs of a cell the page’s heap has grown by ≤ 1 KB a run`, async ({
  page,
  basePath,
}) => {
  const code = `display({ run: performance.now(), list: [1, 2, 3] });
display([{ row: 1, text: 'a table' }, { row: 2, text: 'of two rows' }]);
display(Array.from({ length: 784 }, (_, place) => place % 256));`;
  await openChanged(page, basePath, chapter, { [cell]: code });
  await ready(page);
  const session = await page.context().newCDPSession(page);
  const used = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return usedSize;
  };
  const runMany = (count: number) =>
    page.evaluate(
      async ([name, times]) => {
        const element = document.querySelector<HTMLElement>(`#cell-${name}`)!;
        const button = element.querySelector<HTMLElement>('.cell-run')!;
        for (let at = 0; at < times; at++)
          await new Promise<void>((done) => {
            const watcher = new MutationObserver(() => {
              if (element.dataset.status !== 'fresh') return;
              watcher.disconnect();
              done();
            });
            watcher.observe(element, { attributes: true, attributeFilter: ['data-status'] });
            button.click();
          });
        await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
      },
      [cell, count] as const,
    );
  await run(page, cell);
  await runMany(20);
  const before = await used();
  await runMany(runs);
  const grown = (await used()) - before;
  const figure = `${(grown / 1000).toFixed(0)} KB over ${(before / 1e6).toFixed(1)} MB`;
  test.info().annotations.push({ type: 'measured', description: figure });
  if (process.env['TELL']) console.log(figure);
  expect(grown).toBeLessThanOrEqual(1000 * runs);
});
