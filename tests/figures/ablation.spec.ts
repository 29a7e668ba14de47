// The network with some of its hidden neurons silenced, against NumPy.
import { readFileSync } from 'node:fs';
import { expect, test, value } from '../site/harness/figure.ts';

const { units } = JSON.parse(
  readFileSync(new URL('../experiments/oracle/experiments.json', import.meta.url), 'utf8'),
);

test('ablation: without 0, 1, 16, 64, 127 and 128 neurons as many are right as NumPy counts', async ({
  figure: open,
}) => {
  const figure = await open('ablation');
  const slider = figure.getByRole('slider', { name: 'Neurons silenced' });
  for (const [silent, right] of Object.entries({ 0: units.correct, ...units.withoutFirst })) {
    await slider.fill(silent);
    await expect.poll(() => value(figure, 'right-without')).toBeCloseTo(Number(right) / 10_000, 8);
    await expect(
      figure.getByRole('img', { name: `128 hidden neurons, ${silent} of them silenced` }),
    ).toBeVisible();
  }
});
