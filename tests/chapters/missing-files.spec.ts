// Each figure whose file is missing says so, and works once the file is back.
import { readFileSync } from 'node:fs';
import { shipped } from '../nn/oracle/read.ts';
import { finished, shows, start } from '../figures/speed.ts';
import { expect, test, value, wake } from '../site/harness/page.ts';

const prediction = JSON.parse(
  readFileSync(new URL('oracle/prediction.json', import.meta.url), 'utf8'),
);

test('other numbers: missing weights are told in a sentence, and “Try again” works once they are back', async ({
  page,
  noise,
  site,
}) => {
  noise.allow(/404/);
  site.break('mlp-784-128-10.safetensors', 'missing');
  await page.goto('inputs/');
  await wake(page);
  const other = page.locator('#figure-other-numbers');
  await other.locator('input[type=range]').fill('6');
  await expect(other.locator('.trouble')).toContainText('weights are missing');
  // The second refusal must have come before the file is mended, or it would be none.
  const refused = page.waitForResponse(/safetensors/);
  await other.getByRole('button', { name: 'Try again' }).click();
  await refused;
  await expect(other.locator('.trouble')).toContainText('weights are missing');
  site.mend();
  await other.getByRole('button', { name: 'Try again' }).click();
  await expect(other.locator('.trouble')).toHaveCount(0);
  expect(await value(page, 'divided-probability-7')).toBeLessThan(0.9);
});

test('strongest weights: without the weights file it says so in 1 sentence, and trying again works', async ({
  page,
  site,
  noise,
}) => {
  noise.allow(/404/);
  await page.goto('connections/');
  await wake(page);
  const figure = page.locator('#figure-strongest-weights');
  site.break('.safetensors', 'missing');
  await figure.getByRole('slider', { name: 'Neuron' }).fill('1');
  await expect(figure.locator('.trouble')).toContainText('weights are missing');
  site.mend();
  await figure.getByRole('button', { name: 'Try again' }).click();
  await expect(figure.locator('.trouble')).toHaveCount(0);
  await expect(figure.locator('caption')).toHaveText('Into hidden neuron 1');
});

test('untouched weights: without the weights file it says so in 1 sentence, and trying again works', async ({
  page,
  site,
  noise,
}) => {
  noise.allow(/404/);
  await page.goto('connections/');
  await wake(page);
  const figure = page.locator('#figure-untouched-weights');
  site.break('.safetensors', 'missing');
  await figure.getByRole('slider', { name: 'Hidden neuron' }).fill('1');
  await expect(figure.locator('.trouble')).toContainText('weights are missing');
  site.mend();
  await figure.getByRole('button', { name: 'Try again' }).click();
  await expect(figure.locator('.trouble')).toHaveCount(0);
});

test('one neuron: says in words that the weights are missing, and works once they are there', async ({
  page,
  noise,
  site,
}) => {
  noise.allow(/404/);
  site.break('mlp-784-128-10.safetensors', 'missing');
  await page.goto('forward-pass/');
  await wake(page);
  await page.locator('#figure-one-neuron input[type=range]').fill('3');
  await expect(page.locator('#figure-one-neuron .trouble')).toContainText('weights are missing');
  site.mend();
  await page.locator('#figure-one-neuron input[type=range]').fill('4');
  await expect(page.locator('#figure-one-neuron .trouble')).toHaveCount(0);
  await expect(page.locator('#figure-one-neuron')).toContainText('neuron 4');
});

test('confusion matrix: says why the images are missing, and “Try again” brings them', async ({
  page,
  noise,
  site,
}) => {
  noise.allow(/404|Failed to load resource/);
  await page.goto('prediction/');
  await wake(page);
  site.break('.bin', 'missing');
  await page.getByRole('button', { name: '2 read as 7' }).last().click();
  const trouble = page.locator('.confusion .trouble');
  await expect(trouble).toContainText('The digits are not where they should be');
  await expect(page.locator('.cell-pictures')).toHaveCount(0);
  site.mend();
  await trouble.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('.cell-pictures li')).toHaveCount(prediction.errors['27'].length);
  await expect(trouble).toHaveCount(0);
});

test('confidence on noise: says why the weights are missing, and the next press works', async ({
  page,
  noise,
  site,
}) => {
  noise.allow(/404|Failed to load resource/);
  await page.goto('prediction/');
  await wake(page);
  const figure = page.locator('#figure-confidence-on-noise');
  const fine = figure.getByRole('button', { name: 'Fine noise' });
  site.break('.safetensors', 'missing');
  await fine.click();
  await expect(figure.locator('.trouble')).toContainText('weights are missing');
  site.mend();
  await fine.click();
  await expect(figure.locator('.on-noise-picture .label')).toContainText('fine noise');
  await expect(figure.locator('.trouble')).toHaveCount(0);
});

test('weight grid: without the file it says so in 1 sentence, and trying again works', async ({
  page,
  site,
  noise,
}) => {
  noise.allow(/404/);
  await page.goto('representations/');
  await wake(page);
  const grid = page.locator('#figure-weight-grid');
  site.break('first-layer.bin', 'missing');
  await grid.getByRole('slider', { name: 'Moment of training' }).press('Home');
  await expect(grid.locator('.trouble')).toContainText('recorded weights are missing');
  site.mend();
  await grid.getByRole('button', { name: 'Try again' }).click();
  await expect(grid.locator('.trouble')).toHaveCount(0);
  await expect(grid.locator('.weight-grid-all canvas')).toBeVisible();
});

test('neighbour search: without the directions it says so in 1 sentence and tries again', async ({
  page,
  site,
  noise,
}) => {
  noise.allow(/404/);
  await page.goto('embeddings/');
  await wake(page);
  const search = page.locator('#figure-neighbour-search');
  site.break('directions.bin', 'missing');
  await search.getByRole('button', { name: 'Search with your digit' }).click();
  await expect(search.locator('.trouble')).toContainText('directions should be there', {
    timeout: 60_000,
  });
  site.mend();
  await search.getByRole('button', { name: 'Try again' }).click();
  await expect(search.locator('.trouble')).toHaveCount(0);
  await expect(search.locator('progress')).toHaveCount(0, { timeout: 60_000 });
});

test('classify all: are missing: a sentence says so, and Try again reads them', async ({
  page,
  noise,
  site,
}) => {
  noise.allow(/404|Failed to load resource/);
  await page.goto('speed/');
  await wake(page);
  const figure = page.locator('#figure-classify-all');
  site.break('.bin', 'missing');
  await start(figure).click();
  await expect(figure.locator('.trouble')).toBeVisible();
  site.mend();
  await figure.getByRole('button', { name: 'Try again' }).click();
  await finished(figure);
  expect(await shows(figure, 'yours-right')).toBe(shipped.test.correct);
});

test('train now: images that are missing are told in a sentence, and Try again trains once they are there', async ({
  page,
  site,
  noise,
}) => {
  test.setTimeout(180_000);
  noise.allow(/404/);
  await page.goto('speed/');
  await wake(page);
  const figure = page.locator('#figure-train-now');
  site.break('.bin', 'missing');
  await figure.getByRole('button', { name: 'Train it now' }).click();
  await expect(figure.getByRole('alert')).toContainText(/\S{3}.*\./, { timeout: 90_000 });
  site.mend();
  await figure.getByRole('button', { name: 'Try again' }).click();
  await expect(figure.locator('.train-now')).toHaveAttribute('data-state', 'done', {
    timeout: 90_000,
  });
});

test('own data: what cannot be fetched is told in a sentence', async ({ page, site, noise }) => {
  noise.allow(/404/);
  await page.goto('cost/');
  await wake(page);
  const figure = page.locator('#figure-own-data');
  site.break('.bin', 'missing');
  await figure.getByRole('button', { name: 'Try with 3 against 8' }).click();
  await expect(figure.getByRole('alert').filter({ hasText: '.' })).toContainText(/\S{3}.*\./, {
    timeout: 90_000,
  });
});
