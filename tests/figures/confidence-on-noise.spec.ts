// Noise, a blank page and test images under the network's eyes, against NumPy.
import { shipped } from '../nn/oracle/read.ts';
import { expect, test, value } from '../site/harness/figure.ts';

test('confidence on noise: each press shows the next of 1,000 pictures and redraws the chart; the blank page has NumPy’s answer', async ({
  figure: open,
}) => {
  const figure = await open('confidence-on-noise');
  const name = figure.locator('.on-noise-picture .label');
  const fine = figure.getByRole('button', { name: 'Fine noise' });
  await expect(name).toHaveText('coarse noise, picture 1 of 1,000');
  await fine.click();
  await expect(name).toHaveText('fine noise, picture 1 of 1,000');
  await fine.click();
  await expect(name).toHaveText('fine noise, picture 2 of 1,000');
  await figure.getByRole('button', { name: 'Coarse noise' }).click();
  await expect(name).toHaveText('coarse noise, picture 2 of 1,000');
  await expect(figure.locator('.chart:visible svg')).toHaveCount(1);
  await figure.getByRole('button', { name: 'A test image' }).click();
  await expect(name).toHaveText(/^test image [\d,]+, an? \d$/);
  await figure.getByRole('button', { name: 'Blank page' }).click();
  const { probabilities, prediction } = shipped.blank;
  await expect
    .poll(() => value(figure, 'shown-confidence'))
    .toBeCloseTo(probabilities[prediction], 5);
  expect(await value(figure, 'shown-prediction')).toBe(prediction);
});

test('confidence on noise: a file cut short is told in words, and the next press works', async ({
  noise,
  site,
  figure: open,
}) => {
  noise.allow(/404|Failed to load resource/);
  const figure = await open('confidence-on-noise');
  site.break('.bin', 'truncated');
  await figure.getByRole('button', { name: 'A test image' }).click();
  await expect(figure.locator('.trouble')).toContainText('Try again');
  site.mend();
  await figure.getByRole('button', { name: 'Try again' }).click();
  await expect(figure.locator('.on-noise-picture .label')).toHaveText(/^test image/);
});
