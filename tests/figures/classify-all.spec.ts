// All 10,000 test images read in the tab, as many of them right as the oracle counts. Times are shown, and never asserted.
import { basename } from 'node:path';
import { shipped } from '../nn/oracle/read.ts';
import { builtNamed } from '../site/harness/built.ts';
import { expect, test, value } from '../site/harness/figure.ts';
import { keptBy } from '../site/harness/kept.ts';
import { wake } from '../site/harness/page.ts';
import { run, shows, start } from './speed.ts';

test('classify all: as many right answers as the oracle counts, and the three times agree @anywhere', async ({
  figure: open,
}) => {
  test.setTimeout(180_000);
  const figure = await open('classify-all');
  await run(figure);
  expect(await shows(figure, 'yours-right')).toBe(shipped.test.correct);
  const milliseconds = await value(figure, 'yours-milliseconds');
  expect(milliseconds).toBeGreaterThan(0);
  expect(await value(figure, 'yours-images-per-second')).toBeCloseTo(1e7 / milliseconds, 3);
  expect(await value(figure, 'yours-microseconds')).toBeCloseTo(milliseconds / 10, 9);
  await expect(figure.locator('.verdict')).toContainText(
    `${shipped.test.correct.toLocaleString('en-GB')} of them right`,
  );
});

test('classify all: the next level where one module is missing, plain TypeScript where all are, and a sentence without the worker', async ({
  noise,
  site,
  figure: open,
}) => {
  test.setTimeout(240_000);
  noise.allow(/404|Failed to load resource|worker/i);
  const [relaxed] = builtNamed('_astro/relaxed-simd.*.wasm').map((file) => basename(file));
  for (const [broken, level, sentences] of [
    [relaxed!, 'simd', 1],
    ['.wasm', 'typescript', 3],
  ] as const)
    await test.step(`without ${broken} by ${level}`, async () => {
      site.break(broken, 'missing');
      const figure = await open('classify-all');
      await run(figure);
      await expect(figure.locator('[data-level]')).toHaveAttribute('data-level', level);
      await expect(figure.locator('.trouble')).toHaveCount(sentences);
      await expect(figure.locator('.trouble').first()).toContainText('is left out');
      expect(await shows(figure, 'yours-right')).toBe(shipped.test.correct);
      site.mend();
    });
  await test.step('without the worker', async () => {
    const figure = await open('classify-all');
    for (const file of builtNamed('_astro/worker-*.js')) site.break(basename(file), 'missing');
    await start(figure).click();
    await expect(figure.locator('.trouble')).toContainText(
      'The measuring worker could not be loaded. Everything else on this page still works. Check your connection',
    );
    await expect(start(figure)).toHaveText('Classify all 10,000 images');
  });
});

test('classify all: measures without a connection once the page was opened and its images were used', async ({
  browser,
  startSite,
}) => {
  test.setTimeout(180_000);
  const site = await startSite({ base: '/course/' });
  const context = await browser.newContext({ baseURL: site.url });
  const page = await context.newPage();
  await page.goto('speed/');
  await wake(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const figure = page.locator('#figure-classify-all');
  await run(figure);
  const isKept = async () => {
    const { files } = await keptBy(page);
    return ['speed/', 'worker-', '.wasm', '.bin'].every((part) =>
      files.some(([path, isHere]) => isHere && path.includes(part)),
    );
  };
  await expect.poll(isKept, { timeout: 60_000 }).toBe(true);
  await site.close();
  await page.goto('speed/');
  await wake(page);
  await run(figure);
  expect(await shows(figure, 'yours-right')).toBe(shipped.test.correct);
  await context.close();
});
