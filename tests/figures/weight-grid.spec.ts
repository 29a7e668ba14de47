// The first layer's weights through training, against NumPy.
import { readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { expect, test, value } from '../site/harness/figure.ts';

const experiments = JSON.parse(
  readFileSync(new URL('../experiments/oracle/experiments.json', import.meta.url), 'utf8'),
);
const settles = (grid: Locator, name: string, expected: number, digits: number) =>
  expect.poll(() => value(grid, name)).toBeCloseTo(expected, digits);

/** How many pixels of the canvas are inked strongly. */
const strong = (grid: Locator) =>
  grid.locator('.weight-grid-all canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return data.filter((ink, k) => k % 4 === 3 && ink > 200).length;
  });

test('weight grid: the slider fetches 1 file and paints step 0, weaker than the last step; other runs show their own numbers; neurons are enlarged', async ({
  noise,
  figure: open,
}) => {
  // The test reads the canvas back; the page never does.
  noise.allow(/willReadFrequently/);
  const grid = await open('weight-grid');
  const moment = grid.getByRole('slider', { name: 'Moment of training' });
  await test.step('step 0 and the last step', async () => {
    await moment.press('Home');
    await expect(grid.locator('.weight-grid-all canvas')).toBeVisible();
    await settles(grid, 'moment-accuracy', 0.1174, 6);
    // 2 standard deviations of 0.05 are far from 0.3 · 200 / 255, which trained weights pass.
    await expect.poll(() => strong(grid)).toBeLessThan(10);
    await moment.press('End');
    await settles(grid, 'moment-accuracy', 0.9805, 6);
    await expect.poll(() => strong(grid)).toBeGreaterThan(1000);
  });
  await test.step('stepped on from the end it begins anew; played, it rests at the last moment', async () => {
    const step = grid.getByRole('button', { name: 'Step', exact: true });
    await step.click();
    await expect(moment).toHaveAttribute('aria-valuetext', 'step 1');
    await grid.getByRole('button', { name: 'Go on' }).click();
    await expect(grid.getByRole('button', { name: 'Play the training' })).toBeVisible();
    await settles(grid, 'moment-accuracy', 0.9805, 6);
  });
  await test.step('a press on the last picture enlarges neuron 128, the slider neuron 17', async () => {
    const all = grid.locator('.weight-grid-all');
    const box = (await all.boundingBox())!;
    await all.click({ position: { x: box.width - 4, y: box.height - 4 } });
    await expect(grid.getByRole('img', { name: /neuron 128, enlarged/ })).toBeVisible();
    await grid.getByRole('slider', { name: 'Enlarge neuron' }).fill('17');
    await expect(grid.getByRole('img', { name: /neuron 17, enlarged/ })).toBeVisible();
  });
  await test.step('weight decay and the small start hold the slider', async () => {
    for (const [name, k] of [
      ['with weight decay', 15],
      ['from a small start', 16],
    ] as const) {
      await grid.getByRole('radio', { name }).press('Space');
      await settles(grid, 'moment-correlation', experiments.checkpoints.correlations[k], 2);
      await expect(moment).toBeDisabled();
    }
  });
});
