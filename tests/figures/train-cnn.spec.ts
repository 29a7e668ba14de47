// A convolutional network trained in the page: from random filters to the accuracy that the text promises.
import type { Locator } from '@playwright/test';
import { quickCnn } from '#src/training/quick-layers.ts';
import { chooseTestImage } from '../site/harness/digit.ts';
import { addressOf, expect, test, value } from '../site/harness/figure.ts';
import { wake } from '../site/harness/page.ts';
import { pressAt } from '../site/harness/press.ts';
import { resting } from '../site/harness/rest.ts';

/** Images come and are unpacked first, and test machines are slow. */
const patience = { timeout: 150_000 };
const stateOf = (figure: Locator) => figure.locator('.live-run');
const filtersOf = (figure: Locator) =>
  figure.locator('.train-filters ol').evaluate((list) => list.innerHTML);

test(`train cnn: paused, its steps rest and its filters are not yet those of the end; then ${quickCnn.epochs} × ⌈10,000 / 64⌉ steps lead to 97 % of the validation images or more, and an answer to the reader’s digit; stopped, it can begin again`, async ({
  page,
}) => {
  test.setTimeout(240_000);
  await chooseTestImage(page, addressOf('train-cnn'), 1);
  await wake(page);
  const figure = page.locator('#figure-train-cnn');
  const state = stateOf(figure);
  const built = await filtersOf(figure);
  await figure.getByRole('button', { name: 'Train it now' }).click();
  await pressAt(figure, 'Pause', { state: 'training' });
  await expect(state).toHaveAttribute('data-state', 'paused');
  await resting(() => value(figure, 'cnn-step'));
  await expect.poll(async () => (await filtersOf(figure)) === built).toBe(false);
  await figure.getByRole('button', { name: 'Go on' }).click();
  await expect(state).toHaveAttribute('data-state', 'done', patience);
  expect(await value(figure, 'cnn-step')).toBe(quickCnn.epochs * Math.ceil(10_000 / 64));
  expect(await value(figure, 'cnn-accuracy')).toBeGreaterThanOrEqual(0.97);
  await expect(figure.locator('.train-sentence')).toContainText(
    /^Done: 9\d\.\d.% of the validation images/,
  );
  await expect(figure.locator('.train-sentence')).toContainText(
    /It reads your digit as an? \d, with probability/,
  );
  await figure.getByRole('button', { name: /^Train again/ }).click();
  await pressAt(figure, 'Stop', { state: 'training', beyond: ['cnn-step', 0] });
  await expect(state).toHaveAttribute('data-state', 'stopped');
  await expect(figure.locator('.train-sentence')).toContainText(/^Stopped after step [\d,]+\./);
});
