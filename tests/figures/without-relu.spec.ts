// The network without ReLU is one matrix; with it, NumPy's probabilities.
import { shipped } from '../nn/oracle/read.ts';
import { expect, test, value } from '../site/harness/figure.ts';

test('without ReLU: one matrix equals two layers within 1e-4 for each digit; switched on, NumPy’s ten probabilities within 1e-5', async ({
  figure: open,
}) => {
  const figure = await open('without-relu');
  for (const digit of [0, 9]) {
    await figure.getByRole('radio', { name: String(digit), exact: true }).check();
    await expect(figure.locator('h3')).toContainText(`weights for ${digit}`);
  }
  expect(await value(figure, 'collapse-difference')).toBeLessThan(1e-4);
  await figure.getByRole('radio', { name: 'on' }).check();
  const { probabilities } = shipped.example;
  for (let digit = 0; digit < 10; digit++)
    await expect
      .poll(() => value(figure, `linear-probability-${digit}`))
      .toBeCloseTo(probabilities[digit], 5);
});
