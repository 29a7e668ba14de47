// "Train it now": the book's network from random weights, in the page, against arithmetic and the recipe's promise.
import type { Locator, Page } from '@playwright/test';
import { serve } from '#src/tools/site/serve.ts';
import { expect, listen, ready, test, value } from '../site/harness/page.ts';

const figureOf = (page: Page) => page.locator('#figure-train-now');

async function open(page: Page, address = 'speed/'): Promise<Locator> {
  await page.goto(address);
  const figure = figureOf(page);
  await figure.scrollIntoViewIfNeeded();
  await ready(page);
  await expect(figure.getByRole('button', { name: 'Train it now' })).toBeEnabled();
  return figure;
}

const stateOf = (figure: Locator) => figure.locator('.train-now');

/** Images come and are unpacked first, and test machines are slow. */
const patience = { timeout: 45_000 };

test(
  'trains in the page, from random weights to 97 % of the validation images or more, in 2 × ⌈55,000 / 32⌉ = 3,438 steps',
  { tag: '@anywhere' },
  async ({ page }) => {
    const figure = await open(page);
    await figure.getByRole('button', { name: 'Train it now' }).click();
    await expect(stateOf(figure)).toHaveAttribute('data-state', 'done', patience);
    expect(await value(page, 'train-step')).toBe(2 * Math.ceil(55_000 / 32));
    expect(await value(page, 'train-accuracy')).toBeGreaterThanOrEqual(0.97);
    expect(await value(page, 'train-seconds')).toBeGreaterThan(0);
    await expect(figure.locator('.train-sentence')).toContainText(/^Done: 9\d\.\d\d.% of the/);
    // The picture of the weights is painted, and no longer the one of the build.
    await expect(figure.locator('canvas')).toBeVisible();
    const again = figure.getByRole('button', { name: /^Train again/ });
    await expect(again).toBeFocused();
  },
);

test('a drawn or chosen digit is read by the network that the reader has trained', async ({
  page,
}) => {
  await page.goto('');
  await ready(page);
  await page.getByRole('button', { name: 'Take one from the test set' }).click();
  const shown = page.getByText(/^Test image \d+: its writer meant a \d\.$/);
  await expect(shown).toBeVisible();
  const figure = await open(page);
  await figure.getByRole('button', { name: 'Train it now' }).click();
  await expect(figure.locator('.train-sentence')).toContainText(
    /It reads your digit as an? \d, with probability/,
    patience,
  );
});

test('Pause holds the steps, Go on takes them up, Stop ends the run with a sentence, and it can begin again', async ({
  page,
}) => {
  const figure = await open(page);
  await figure.getByText('98 %, 8 epochs').click();
  await figure.getByRole('button', { name: 'Train it now' }).click();
  await expect(stateOf(figure)).toHaveAttribute('data-state', 'training', patience);
  await figure.getByRole('button', { name: 'Pause' }).click();
  await expect(stateOf(figure)).toHaveAttribute('data-state', 'paused');
  const held = await value(page, 'train-step');
  await page.waitForTimeout(400);
  expect(await value(page, 'train-step')).toBe(held);
  await figure.getByRole('button', { name: 'Go on' }).click();
  await expect.poll(() => value(page, 'train-step')).toBeGreaterThan(held);
  await figure.getByRole('button', { name: 'Stop' }).click();
  await expect(stateOf(figure)).toHaveAttribute('data-state', 'stopped');
  await expect(figure.locator('.train-sentence')).toContainText(/^Stopped after step [\d,]+\./);
  await figure.getByRole('button', { name: /^Train again/ }).click();
  await expect(stateOf(figure)).toHaveAttribute('data-state', 'training', patience);
  await figure.getByRole('button', { name: 'Stop' }).click();
});

test('images that are missing are told in a sentence, and Try again trains once they are there', async ({
  page,
  site,
  noise,
}) => {
  noise.allow(/404/);
  const figure = await open(page);
  site.break('.bin', 'missing');
  await figure.getByRole('button', { name: 'Train it now' }).click();
  await expect(figure.getByRole('alert')).toContainText(/\S{3}.*\./, patience);
  site.mend();
  await figure.getByRole('button', { name: 'Try again' }).click();
  await expect(stateOf(figure)).toHaveAttribute('data-state', 'done', patience);
});

test('on a host that isolates its pages a second thread comes, and the run ends as well, without a message', async ({
  browser,
}) => {
  const site = await serve({ base: '/a/', isolated: true });
  const context = await browser.newContext();
  const page = await context.newPage();
  const noise = listen(page, site.url);
  const figure = await open(page, `${site.url}speed/`);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await figure.getByRole('button', { name: 'Train it now' }).click();
  await expect(stateOf(figure)).toHaveAttribute('data-state', 'done', patience);
  await expect(figure.locator('.train-sentence')).toContainText(
    'seconds of training on two threads.',
  );
  expect(await value(page, 'train-accuracy')).toBeGreaterThanOrEqual(0.97);
  expect(noise.heard).toEqual([]);
  await context.close();
  await site.close();
});
