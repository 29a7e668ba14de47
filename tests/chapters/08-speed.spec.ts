// Speed: what is counted and answered, against the oracle and arithmetic. Times are shown, and never asserted.
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { readSource } from '#src/mnist/source.ts';
import { shipped } from '../nn/oracle/read.ts';
import { serve } from '#src/tools/site/serve.ts';
import { chooseTestImage } from '../site/harness/digit.ts';
import { expect, ready, test, value, wake } from '../site/harness/page.ts';

const record = JSON.parse(
  readFileSync(new URL('../../src/records/speed-record.json', import.meta.url)).toString(),
);
const images = readSource('test');
const inkedIn = (index: number) =>
  images.pixels.subarray(index * 784, (index + 1) * 784).filter((pixel) => pixel > 0).length;
const local = ['naive', 'typed', 'skip-zeros', 'scalar', 'simd', 'relaxed-simd', 'two-workers'];
/** The whole ladder on a loaded machine. */
const patience = { timeout: 50_000 };

const figureOf = (page: Page, name: string) => page.locator(`#figure-${name}`);
const start = (figure: Locator) => figure.locator('.button.strong');

async function open(page: Page) {
  await page.goto('speed/');
  await wake(page);
}

/** Waits until the figure has measured and its button offers to begin again. */
async function finished(figure: Locator) {
  await expect(start(figure)).not.toHaveText('Stop', patience);
}

async function run(figure: Locator) {
  await start(figure).click();
  await expect(start(figure)).toHaveText('Stop');
  await finished(figure);
}

async function shows(page: Page, name: string): Promise<number> {
  await page.locator(`data[data-name="${name}"]`).first().waitFor({ state: 'attached' });
  return value(page, name);
}

test.describe('all 10,000 images', () => {
  test('are read in the tab with as many right answers as the oracle counts, and the three times agree @anywhere', async ({
    page,
  }) => {
    await open(page);
    await run(figureOf(page, 'classify-all'));
    expect(await shows(page, 'yours-right')).toBe(shipped.test.correct);
    const milliseconds = await value(page, 'yours-milliseconds');
    expect(milliseconds).toBeGreaterThan(0);
    expect(await value(page, 'yours-images-per-second')).toBeCloseTo(1e7 / milliseconds, 3);
    expect(await value(page, 'yours-microseconds')).toBeCloseTo(milliseconds / 10, 9);
    await expect(page.locator('.classify-verdict')).toContainText(
      `${shipped.test.correct.toLocaleString('en-GB')} of them right`,
    );
  });

  test('are read by the next level where one module is missing, and by plain TypeScript where all are, with words', async ({
    page,
    noise,
    site,
  }) => {
    noise.allow(/404|Failed to load resource/);
    const figure = figureOf(page, 'classify-all');
    const [relaxed] = globSync('dist/_astro/relaxed-simd.*.wasm').map((file) => basename(file));
    for (const [broken, level, sentences] of [
      [relaxed, 'simd', 1],
      ['.wasm', 'typescript', 3],
    ] as const) {
      site.break(broken!, 'missing');
      await open(page);
      await run(figure);
      await expect(figure.locator('[data-level]')).toHaveAttribute('data-level', level);
      await expect(figure.locator('.trouble')).toHaveCount(sentences);
      await expect(figure.locator('.trouble').first()).toContainText('is left out');
      expect(await shows(page, 'yours-right')).toBe(shipped.test.correct);
      site.mend();
    }
  });

  test('are missing: a sentence says so, and Try again reads them', async ({
    page,
    noise,
    site,
  }) => {
    noise.allow(/404|Failed to load resource/);
    await open(page);
    const figure = figureOf(page, 'classify-all');
    site.break('.bin', 'missing');
    await start(figure).click();
    await expect(figure.locator('.trouble')).toBeVisible();
    site.mend();
    await figure.getByRole('button', { name: 'Try again' }).click();
    await finished(figure);
    expect(await shows(page, 'yours-right')).toBe(shipped.test.correct);
  });

  test('wait for a worker that is not there: a sentence says so', async ({ page, noise, site }) => {
    noise.allow(/404|Failed to load resource|worker/i);
    await open(page);
    for (const file of globSync('dist/_astro/worker-*.js')) site.break(basename(file), 'missing');
    await start(figureOf(page, 'classify-all')).click();
    await expect(page.locator('#figure-classify-all .trouble')).toContainText('are you online?');
    await expect(start(figureOf(page, 'classify-all'))).toHaveText('Classify all 10,000 images');
  });
});

test.describe('the ladder', () => {
  test('gives the same 10,000 answers on 7 rungs, the oracle’s count of them right, and says why there is no GPU', async ({
    page,
  }) => {
    test.setTimeout(120_000);
    await open(page);
    const figure = figureOf(page, 'speed-ladder');
    await start(figure).click();
    await expect(start(figure)).not.toHaveText('Stop', { timeout: 100_000 });
    for (const rung of local) {
      expect(await shows(page, `same-${rung}`), rung).toBe(10_000);
      expect(await value(page, `right-${rung}`), rung).toBe(shipped.test.correct);
      expect(await value(page, `yours-${rung}`), rung).toBeGreaterThan(0);
    }
    await expect(figure.locator('tr[data-rung="gpu"] .ladder-missing')).toHaveText(/\S.{20}\.$/);
    await expect(figure.locator('.ladder-verdict')).toContainText('10,000 of 10,000');
    await expect(figure.locator('.chart:visible svg')).toHaveCount(1);
  });

  test('runs one rung alone, at its own level, and a missing module is told in its row', async ({
    page,
    noise,
    site,
  }) => {
    noise.allow(/404|Failed to load resource/);
    await open(page);
    const figure = figureOf(page, 'speed-ladder');
    for (const [words, rung] of [
      ['WebAssembly', 'scalar'],
      ['SIMD', 'simd'],
    ]) {
      await figure.getByRole('button', { name: `Run: ${words}`, exact: true }).click();
      expect(await shows(page, `same-${rung}`)).toBe(10_000);
      await finished(figure);
    }
    await expect(page.locator('data[data-name="yours-naive"]')).toHaveCount(0);
    site.break('.wasm', 'missing');
    await figure.getByRole('button', { name: 'Run: Relaxed SIMD' }).click();
    await expect(figure.locator('tr[data-rung="relaxed-simd"] .ladder-missing')).toContainText(
      '404',
    );
  });

  test('stops at once, says so, and runs again', async ({ page }) => {
    await open(page);
    const figure = figureOf(page, 'speed-ladder');
    await start(figure).click();
    await expect(figure.locator('progress')).toBeVisible();
    await start(figure).click();
    await expect(figure.locator('.measuring-stopped')).toHaveText(/^Stopped/);
    await expect(start(figure)).toHaveText('Run the whole ladder');
    await expect(start(figure)).toBeFocused();
    await expect(figure.locator('progress')).toHaveCount(0);
    await figure.getByRole('button', { name: 'Run: Skip zeros' }).click();
    expect(await shows(page, 'same-skip-zeros')).toBe(10_000);
    await expect(figure.locator('.measuring-stopped')).toHaveCount(0);
  });

  test('gives way when another figure measures, and says so', async ({ page }) => {
    await open(page);
    await start(figureOf(page, 'speed-ladder')).click();
    await expect(figureOf(page, 'speed-ladder').locator('progress')).toBeVisible();
    await run(figureOf(page, 'classify-all'));
    await expect(figureOf(page, 'speed-ladder').locator('.measuring-stopped')).toContainText(
      'another measurement',
    );
    expect(await shows(page, 'yours-right')).toBe(shipped.test.correct);
  });
});

test.describe('the operations', () => {
  test('are 784 × 128 + 128 × 10 = 101,632, and 128 for each inked pixel + 1,280 where zeros are skipped @anywhere', async ({
    page,
  }) => {
    await open(page);
    expect(await value(page, 'operations')).toBe(784 * 128 + 128 * 10);
    expect(await value(page, 'counter-inked')).toBe(inkedIn(0));
    expect(await value(page, 'first-product-left')).toBe(inkedIn(0) * 128);
    expect(await value(page, 'left')).toBe(inkedIn(0) * 128 + 1280);
    const inked = images.pixels.reduce((total, pixel) => total + Number(pixel > 0), 0);
    expect(await value(page, 'mean-left')).toBeCloseTo((inked / 10_000) * 128 + 1280, 6);
    expect(await value(page, 'mean-inked')).toBeCloseTo(inked / 10_000, 9);
  });

  test('follow the reader’s digit: test image 1 has its own count', async ({ page }) => {
    await chooseTestImage(page, 'speed/', 1);
    await wake(page);
    expect(inkedIn(1)).not.toBe(inkedIn(0));
    await expect.poll(() => value(page, 'left')).toBe(inkedIn(1) * 128 + 1280);
  });

  test('a second are 2 × operations × images a second, beside a peak of this device', async ({
    page,
  }) => {
    await open(page);
    await run(figureOf(page, 'operation-counter'));
    const perSecond = await shows(page, 'yours-measured-images-per-second');
    expect(await value(page, 'yours-dense')).toBeCloseTo((2 * 101_632 * perSecond) / 1e9, 6);
    const left = await value(page, 'mean-left');
    expect(await value(page, 'yours-done')).toBeCloseTo((2 * left * perSecond) / 1e9, 6);
    expect(await value(page, 'yours-peak')).toBeGreaterThan(0);
  });

  test('of LeNet-5 are 416,520 with 61,706 parameters', async ({ page }) => {
    await page.goto('speed/');
    await ready(page);
    // 28² · 25 · 6 + 10² · 150 · 16 + 400 · 120 + 120 · 84 + 84 · 10, and 26 · 6 + 151 · 16 + 401 · 120 + 121 · 84 + 85 · 10
    expect(await value(page, 'lenet-operations')).toBe(416_520);
    expect(await value(page, 'lenet-parameters')).toBe(61_706);
    expect(await value(page, 'lenet-times')).toBeCloseTo(416_520 / 101_632, 9);
  });
});

test('the batch curve has a point for one worker at 13 sizes and for two at 12, and says where they cross', async ({
  page,
}) => {
  await open(page);
  const figure = figureOf(page, 'batch-curve');
  await run(figure);
  await expect(figure.locator('data[data-name^="yours-one-"]')).toHaveCount(13);
  await expect(figure.locator('data[data-name^="yours-two-"]')).toHaveCount(12);
  expect(await shows(page, 'yours-one-10000')).toBeGreaterThan(0);
  await expect(figure.locator('.batch-crossing', { hasText: 'Yours' })).toContainText(
    'Two workers are quicker',
  );
});

test('the cold start shows a first call and a warm one for both ways, twice in a row', async ({
  page,
}) => {
  await open(page);
  for (let time = 0; time < 2; time++) {
    await run(figureOf(page, 'cold-and-warm'));
    for (const way of ['plain', 'compiled']) {
      expect(await shows(page, `yours-${way}-first`)).toBeGreaterThanOrEqual(0);
      expect(await value(page, `yours-${way}-warm`)).toBeGreaterThan(0);
    }
    // Compiled anew: what the browser kept of the last time does not count.
    expect(await value(page, 'yours-compiled-compile')).toBeGreaterThan(0);
  }
});

test('shows the recorded numbers, and on which machine, with JavaScript off', async ({
  browser,
  site,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site.url });
  const page = await context.newPage();
  await page.goto('speed/');
  expect(await value(page, 'recorded-right')).toBe(shipped.test.correct);
  expect(await value(page, 'recorded-milliseconds')).toBe(record.classify.milliseconds);
  for (const { name, milliseconds } of record.rungs.filter(
    (rung: object) => 'milliseconds' in rung,
  ))
    expect(await value(page, `recorded-${name}`)).toBe(milliseconds);
  expect(await value(page, 'recorded-plain-first')).toBe(record.cold.plain.first);
  for (const name of ['speed-ladder', 'batch-curve'])
    await expect(figureOf(page, name).locator('.chart svg').first()).toBeVisible();
  await expect(page.locator('.recorded-where').first()).toContainText(record.machine.processor);
  await expect(start(figureOf(page, 'classify-all'))).toBeHidden();
  await context.close();
});

test('prose and figures name the same numbers of the record', async ({ page }) => {
  await page.goto('speed/');
  await ready(page);
  const fact = (name: string) =>
    page.locator(`data.fact[data-name="${name}"]`).first().getAttribute('value').then(Number);
  expect(await fact('recorded-milliseconds')).toBe(record.classify.milliseconds);
  expect(await fact('recorded-fastest')).toBe(Math.min(...record.classify.samples));
  expect(await fact('recorded-first-plain')).toBe(record.cold.plain.first);
  expect(await fact('recorded-peak')).toBeCloseTo(record.arithmetic.peak / 1e9, 9);
});

test('measures without a connection once the page was opened and its images were used', async ({
  browser,
}) => {
  const site = await serve({ base: '/course/' });
  const context = await browser.newContext({ baseURL: site.url });
  const page = await context.newPage();
  await open(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const figure = figureOf(page, 'classify-all');
  await run(figure);
  const isKept = () =>
    page.evaluate(async () => {
      const keys = await Promise.all(
        (await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
      );
      const urls = keys.flat().map(({ url }) => url);
      return ['/speed/', 'worker-', '.wasm', '.bin'].every((part) =>
        urls.some((url) => url.includes(part)),
      );
    });
  await expect.poll(isKept, { timeout: 20_000 }).toBe(true);
  await site.close();
  await open(page);
  await run(figure);
  expect(await shows(page, 'yours-right')).toBe(shipped.test.correct);
  await context.close();
});
