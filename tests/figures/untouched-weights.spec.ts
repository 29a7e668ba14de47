// Weights that training leaves as they were, against the file of weights.
import { weightsInFile } from '../chapters/weights-file.ts';
import { press } from '../site/harness/keys.ts';
import { expect, test } from '../site/harness/figure.ts';

test('untouched weights: blank pixels keep the weight of the file for neurons 1, 64 and 128, the middle moved; the pixels are walked by key', async ({
  figure: open,
}) => {
  const figure = await open('untouched-weights');
  const line = figure.locator('.pixel-line');
  const neuron = figure.getByRole('slider', { name: 'Hidden neuron' });
  await test.step('pixel 0 of 3 neurons, to five decimals', async () => {
    await expect(line).toContainText('row 0, column 0');
    const hidden = weightsInFile('hidden.weights');
    for (const chosen of [1, 64, 128]) {
      await neuron.fill(String(chosen));
      // Pixel 0 is blank in every training image: start and trained weight are one.
      const weight = hidden[chosen - 1]!.toFixed(5).replace('-', '−');
      await expect(line.locator('code')).toHaveText(`${weight} → ${weight}`);
    }
  });
  await test.step('neuron 128 has its own picture, its 67 blank pixels unchanged too', async () => {
    const name = 'The 784 weights of hidden neuron 128 before training';
    await expect(figure.getByRole('img', { name })).toBeVisible();
    const difference = figure.getByRole('img', { name: /^What training changed/ });
    const same = (await difference.getAttribute('aria-label'))?.match(/(\d+) of the 784/)?.[1];
    expect(Number(same)).toBeGreaterThanOrEqual(67);
    await figure.getByRole('checkbox').press('Space');
    await expect(figure.locator('.untouched-mark')).toHaveCount(0);
  });
  await test.step('row 0 is the same to the last bit, the middle moved', async () => {
    const cursor = figure.getByRole('slider', { name: /^Pixel/ });
    await expect(line).toContainText('the same to the last bit');
    await cursor.press('ArrowUp');
    await expect(line).toContainText('row 0, column 0');
    await press(cursor, 'ArrowDown', 14);
    await press(cursor, 'ArrowRight', 14);
    await expect(line).toContainText('row 14, column 14');
    await expect(line).toContainText('moved by');
  });
});
