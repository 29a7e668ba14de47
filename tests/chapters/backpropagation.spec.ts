// The chapter on backpropagation under the reader's hand: one right answer for all its figures, her own digit, the live check.
import { readFileSync } from 'node:fs';
import { shipped } from '../nn/oracle/read.ts';
import { chooseTestImage } from '../site/harness/digit.ts';
import { expect, test, value, wake } from '../site/harness/page.ts';

const { example } = JSON.parse(
  readFileSync(new URL('oracle/backpropagation.json', import.meta.url), 'utf8'),
);
const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

test('backpropagation: the right answer chosen in one figure holds in all three; with a 3, NumPy’s p of the 3 costs −ln p and its slope is p − 1', async ({
  page,
}) => {
  await page.goto('backpropagation/');
  await wake(page);
  const wishes = page.locator('#figure-ten-wishes');
  const surprise = page.locator('#figure-surprise');
  await surprise.getByRole('radio', { name: '3', exact: true }).check();
  const p = example.probabilities[3];
  await expect.poll(() => value(surprise, 'surprise-loss')).toBeCloseTo(-Math.log(p), 3);
  await expect(wishes.getByRole('radio', { name: '3', exact: true })).toBeChecked();
  for (const digit of digits) {
    const slope = example.probabilities[digit] - Number(digit === 3);
    expect(await value(wishes, `d-logit-${digit}`)).toBeCloseTo(slope, 5);
  }
  const slopes = page.locator('#figure-slope-picture');
  await expect(slopes.getByRole('radio', { name: '3', exact: true })).toBeChecked();
  // Hidden neuron 112 is silent for the example, whatever the right answer is.
  await slopes.getByRole('slider', { name: 'Hidden neuron' }).fill('112');
  await expect.poll(() => value(slopes, 'neuron-slope')).toBe(0);
  expect(await value(slopes, 'zero-slopes')).toBe(784);
});

test('backpropagation: a test image of the reader’s has its label for right answer, and its live check agrees to 8 digits in float64', async ({
  page,
}) => {
  const image = 2;
  await chooseTestImage(page, 'backpropagation/', image);
  await wake(page);
  const label = shipped.first32.predictions[image];
  const p = shipped.first32.probabilities[image * 10 + label];
  const surprise = page.locator('#figure-surprise');
  await expect.poll(() => value(surprise, 'surprise-probability')).toBeCloseTo(p, 5);
  await expect(surprise.getByText('The right answer for your digit')).toBeVisible();
  await expect(surprise.getByRole('radio', { name: String(label), exact: true })).toBeChecked();
  const check = page.locator('#figure-gradient-check');
  await check.getByRole('radio', { name: 'live' }).check();
  await expect(
    check.getByText('Computed just now in your tab, on your digit.').first(),
  ).toBeVisible({ timeout: 60_000 });
  expect(await value(check, 'check-float64')).toBeLessThan(1e-8);
  await check.getByRole('radio', { name: 'D', exact: true }).check();
  await expect.poll(() => value(check, 'check-float64')).toBeGreaterThan(0.01);
  await check.getByRole('button', { name: 'What is wrong in it?' }).click();
  await expect(check.locator('.verdict')).toHaveText(/^Program D forgets ReLU/);
});
