// "Train it now": the book's network from random weights, in the page, against arithmetic and the recipe's promise.
import type { Locator, Page } from '@playwright/test';
import { chooseTestImage } from '../site/harness/digit.ts';
import { addressOf, expect, test, value } from '../site/harness/figure.ts';
import { listen, wake } from '../site/harness/page.ts';
import { pressAt } from '../site/harness/press.ts';
import { resting } from '../site/harness/rest.ts';

/** Images come and are unpacked first, and test machines are slow. */
const patience = { timeout: 150_000 };
const stateOf = (figure: Locator) => figure.locator('.live-run');

async function begin(figure: Locator) {
  await expect(figure.getByRole('button', { name: 'Train it now' })).toBeEnabled();
  await figure.getByRole('button', { name: 'Train it now' }).click();
}

test('train now: from random weights to 97 % of the validation images or more, in 2 × ⌈55,000 / 32⌉ = 3,438 steps; the network reads the reader’s digit @anywhere', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await chooseTestImage(page, addressOf('train-now'), 1);
  await wake(page);
  const figure = page.locator('#figure-train-now');
  await begin(figure);
  await expect(stateOf(figure)).toHaveAttribute('data-state', 'done', patience);
  expect(await value(figure, 'train-step')).toBe(2 * Math.ceil(55_000 / 32));
  expect(await value(figure, 'train-accuracy')).toBeGreaterThanOrEqual(0.97);
  expect(await value(figure, 'train-seconds')).toBeGreaterThan(0);
  const sentence = figure.locator('.train-sentence');
  await expect(sentence).toContainText(/^Done: 9\d\.\d\d.% of the/);
  await expect(sentence).toContainText(/It reads your digit as an? \d, with probability/);
  // The picture of the weights is painted, and no longer the one of the build.
  await expect(figure.locator('canvas')).toBeVisible();
  await expect(figure.getByRole('button', { name: /^Train again/ })).toBeFocused();
});

test('train now: Pause holds the steps, Go on takes them up, Stop ends the run with a sentence, and it can begin again', async ({
  figure: open,
}) => {
  test.setTimeout(240_000);
  const figure = await open('train-now');
  const state = stateOf(figure);
  await figure.getByText('98 %, 8 epochs').click();
  await begin(figure);
  await pressAt(figure, 'Pause', { state: 'training' });
  await expect(state).toHaveAttribute('data-state', 'paused');
  const held = await resting(() => value(figure, 'train-step'));
  await figure.getByRole('button', { name: 'Go on' }).click();
  await pressAt(figure, 'Stop', { state: 'training', beyond: ['train-step', held] });
  await expect(state).toHaveAttribute('data-state', 'stopped');
  await expect(figure.locator('.train-sentence')).toContainText(/^Stopped after step [\d,]+\./);
  await figure.getByRole('button', { name: /^Train again/ }).click();
  await pressAt(figure, 'Stop', { state: 'training' });
  await expect(state).toHaveAttribute('data-state', 'stopped');
});

test('train now: on a host that isolates its pages a second thread comes, and the run ends as well, without a message', async ({
  browser,
  startSite,
}) => {
  test.setTimeout(240_000);
  const site = await startSite({ base: '/a/', isolated: true });
  const context = await browser.newContext({ baseURL: site.url });
  const page: Page = await context.newPage();
  const noise = listen(page, site.url);
  await page.goto(addressOf('train-now'));
  await wake(page);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  const figure = page.locator('#figure-train-now');
  await begin(figure);
  await expect(stateOf(figure)).toHaveAttribute('data-state', 'done', patience);
  await expect(figure.locator('.train-sentence')).toContainText(
    'seconds of training on two threads.',
  );
  expect(await value(figure, 'train-accuracy')).toBeGreaterThanOrEqual(0.97);
  expect(noise.heard).toEqual([]);
  await context.close();
});
