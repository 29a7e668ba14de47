// The recap follows the reader: her digit, her time, her exercises; what it shows at first is held in tests/built.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { readSource } from '#src/mnist/source.ts';
import { exampleIndex } from '../mnist/example.ts';
import { chooseTestImage } from '../site/harness/digit.ts';
import { addressOf } from '../site/harness/figure.ts';
import { expect, ready, test, value, wake } from '../site/harness/page.ts';
import { shipped } from '../nn/oracle/read.ts';

const inked = (image: number) => {
  const pixels = readSource('test').pixels.subarray(784 * image, 784 * (image + 1));
  return pixels.filter((pixel) => pixel > 0).length;
};
/** NumPy's reading of the example, or of one of the first 32 test images. */
function reading(image: number): { prediction: number; top: number; active: number } {
  const { example, first32 } = shipped;
  if (image === example.image)
    return {
      prediction: example.prediction,
      top: Math.max(...example.probabilities),
      active: example.activeCount,
    };
  return {
    prediction: first32.predictions[image],
    top: Math.max(...first32.probabilities.slice(10 * image, 10 * image + 10)),
    active: first32.activeCounts[image],
  };
}

async function expectDigit(page: Page, image: number) {
  const { prediction, top, active } = reading(image);
  await expect.poll(() => value(page, 'active-units')).toBe(active);
  expect(await value(page, 'prediction')).toBe(prediction);
  expect(await value(page, 'top-probability')).toBeCloseTo(top, 5);
  expect(await value(page, 'inked-pixels')).toBe(inked(image));
  expect(await value(page, 'carrying-connections')).toBe(inked(image) * 128 + active * 10);
}

test('of the book’s digit and of two others the numbers are NumPy’s and the pixels’ own', async ({
  page,
}) => {
  await page.goto('recap/');
  await expectDigit(page, exampleIndex);
  for (const image of [1, 8]) {
    await chooseTestImage(page, 'recap/', image);
    await expectDigit(page, image);
  }
});

test('the time is the book’s until she measures on the page of speed; then it is hers', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const { classify } = JSON.parse(
    readFileSync(new URL('../../src/records/speed-record.json', import.meta.url), 'utf8'),
  );
  await page.goto('recap/');
  expect(await value(page, 'your-time')).toBe(classify.milliseconds);
  await expect(page.getByText('recorded on the book’s machine')).toBeVisible();
  await page.goto(addressOf('classify-all'));
  await wake(page);
  await page.getByRole('button', { name: 'Classify all 10,000 images' }).click();
  const yours = page.locator('#figure-classify-all [data-name="yours-milliseconds"]');
  await expect(yours).toBeVisible({ timeout: 120_000 });
  const measured = Number(await yours.getAttribute('value'));
  await page.goto('recap/');
  await expect.poll(() => value(page, 'your-time')).toBe(measured);
  await expect(page.getByText('measured in your tab')).toBeVisible();
  await expect(page.getByText('recorded on the book’s machine')).toBeHidden();
});

test('an exercise solved elsewhere is counted, a name that no chapter has is not', async ({
  page,
}) => {
  await page.goto('recap/');
  await page.evaluate(() =>
    localStorage.setItem('/#exercises-done', JSON.stringify(['prediction/softmax', 'no/such'])),
  );
  await page.reload();
  await ready(page);
  const solved = page.locator('.live-number [data-name="exercises-solved"]');
  const names = await solved.getAttribute('data-known');
  const counted = names!.split(' ').includes('prediction/softmax') ? 1 : 0;
  await expect(solved).toHaveAttribute('value', String(counted));
  expect(await value(page, 'exercises')).toBe(names!.split(' ').length);
});

test('the exercise’s starter fails its check, with words, and is not counted', async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto('recap/');
  await wake(page);
  const exercise = page.locator('#exercise-whole-network');
  await exercise.getByRole('button', { name: 'Check my answer' }).click();
  await expect(exercise).toContainText('6 weights and 2 biases', { timeout: 120_000 });
  await expect(exercise.getByText('✓ solved')).toBeHidden();
});
