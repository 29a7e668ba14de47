// How much of a neuron's weights an edge explains, against NumPy.
import { readFileSync } from 'node:fs';
import { expect, test, value } from '../site/harness/figure.ts';

const { edges } = JSON.parse(
  readFileSync(new URL('../experiments/oracle/experiments.json', import.meta.url), 'utf8'),
);

test('edge meter: NumPy’s R² for neurons 1, 64 and 128; worst, middle and best rank 128, 65 and 1', async ({
  figure: open,
}) => {
  const meter = await open('edge-meter');
  const slider = meter.getByRole('slider', { name: 'Hidden neuron' });
  for (const neuron of [1, 64, 128]) {
    await slider.fill(`${neuron}`);
    await expect.poll(() => value(meter, 'edge-share')).toBeCloseTo(edges.best[neuron - 1], 4);
  }
  for (const [name, rank] of [
    ['Worst fit', 128],
    ['Middle', 65],
    ['Best fit', 1],
  ] as const) {
    await meter.getByRole('button', { name }).click();
    await expect(meter.locator('.edge-words')).toContainText(`ranks ${rank} of 128`);
  }
  await expect(meter.locator('.chart:not([hidden]) svg').last()).toBeVisible();
});
