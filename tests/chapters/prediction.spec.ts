// What the figures of the chapter on prediction tell each other.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test, value, wake } from '../site/harness/page.ts';

const oracle = JSON.parse(readFileSync(new URL('oracle/prediction.json', import.meta.url), 'utf8'));
const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const valuesOf = (page: Page, name: string) =>
  Promise.all(digits.map((digit) => value(page, `${name}-${digit}`)));

test('makes an image the reader’s digit, wrongly read as in the chosen cell', async ({ page }) => {
  await page.goto('prediction/');
  await wake(page);
  // The page opens at the commonest error; its second digit is what the network reads.
  const [[cell]] = Object.entries<number[]>(oracle.errors).toSorted(
    ([, some], [, others]) => others.length - some.length,
  );
  const prediction = Number(cell[1]);
  await page.locator('.cell-pictures button').first().click();
  await expect.poll(() => value(page, 'prediction')).toBe(prediction);
  await expect(page.locator('.cell-pictures-hint')).toContainText('is now your digit');
  expect(Math.abs((await value(page, 'probability-sum')) - 1)).toBeLessThan(1e-6);
  // The bench has the logits of this digit: their shares are its probabilities.
  const exponentials = (await valuesOf(page, 'bench-logit')).map(Math.exp);
  const total = exponentials.reduce((sum, one) => sum + one, 0);
  for (const [digit, probability] of (await valuesOf(page, 'probability')).entries())
    expect(Math.abs(exponentials[digit]! / total - probability)).toBeLessThan(1e-6);
  await page.reload();
  await wake(page);
  await expect.poll(() => value(page, 'prediction')).toBe(prediction);
});
