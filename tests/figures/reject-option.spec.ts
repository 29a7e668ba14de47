// A threshold below which the network is silent, against NumPy.
import { readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { shipped } from '../nn/oracle/read.ts';
import { expect, test, value } from '../site/harness/figure.ts';

const oracle = JSON.parse(
  readFileSync(new URL('../chapters/oracle/prediction.json', import.meta.url), 'utf8'),
);

/** Moves a slider to a value, and waits until the page has answered. */
async function slide(slider: Locator, to: number) {
  await slider.fill(String(to));
  await expect(slider).toHaveValue(String(to));
}

test('reject option: moves 0.001 at a time between its ends, answers as many images as NumPy at 7 thresholds, and judges the task', async ({
  figure: open,
}) => {
  const figure = await open('reject-option');
  const slider = figure.getByRole('slider', { name: 'Threshold' });
  await test.step('by arrow keys and buttons', async () => {
    const [lower, raise] = ['Lower', 'Raise'].map((word) =>
      figure.getByRole('button', { name: `${word} the threshold by 0.001` }),
    );
    await expect(lower!).toBeDisabled();
    await slider.focus();
    await slider.press('ArrowRight');
    await expect.poll(() => value(figure, 'threshold')).toBe(0.001);
    await raise!.click();
    await raise!.click();
    await expect.poll(() => value(figure, 'threshold')).toBe(0.003);
    await slider.press('End');
    await expect.poll(() => value(figure, 'threshold')).toBe(0.999);
    await expect(raise!).toBeDisabled();
    await slider.press('Home');
    await expect.poll(() => value(figure, 'answered')).toBe(10_000);
  });
  await test.step('7 thresholds, give or take 1 image', async () => {
    for (const { threshold, answered, right, noise } of oracle.thresholds) {
      await slide(slider, threshold * 1000);
      await expect.poll(() => value(figure, 'threshold')).toBe(threshold);
      const shown = await value(figure, 'answered');
      expect(Math.abs(shown - answered)).toBeLessThanOrEqual(1);
      expect(await value(figure, 'coverage')).toBeCloseTo(shown / 10_000, 9);
      const accuracy = await value(figure, 'accuracy-answered');
      expect(Math.abs(accuracy - right / answered)).toBeLessThan(2e-4);
      expect(Math.abs((await value(figure, 'noise-answered')) - noise)).toBeLessThanOrEqual(1);
    }
    await expect(figure.locator('.chart:visible svg')).toHaveCount(1);
  });
  await test.step('not yet, done, and done with the lowest of 1,000 thresholds', async () => {
    const verdict = figure.locator('.reject-verdict');
    const lowest = Math.round(shipped['threshold99.5'].threshold * 1000);
    await slide(slider, 0);
    await expect(verdict).toContainText('Not yet 99.5');
    await slide(slider, lowest + 50);
    await expect(verdict).toContainText('the task is done');
    await slide(slider, lowest);
    await expect(verdict).toContainText('no lower threshold');
    await slide(slider, lowest - 1);
    await expect(verdict).toContainText('Not yet');
  });
});
