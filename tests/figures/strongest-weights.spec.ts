// The strongest weights into a neuron and out of it, against NumPy and the file of weights.
import { weightsInFile } from '../chapters/weights-file.ts';
import { shipped } from '../nn/oracle/read.ts';
import { expect, test, value } from '../site/harness/figure.ts';

test('strongest weights: of 5 hidden neurons NumPy’s top 5, of neuron 1 the ten to the outputs, of output 7 the 12 strongest; 3 to 40 lines are drawn', async ({
  figure: open,
}) => {
  const figure = await open('strongest-weights');
  const neuron = figure.getByRole('slider', { name: 'Neuron' });
  const caption = figure.locator('caption');
  const weights = weightsInFile('output.weights');
  const expectRank = async (rank: number, place: number, weight: number) => {
    const shown = figure.locator(`[data-name="strongest-weight-${rank + 1}"]`);
    await expect(shown).toHaveAttribute('data-place', `${place}`);
    expect(Number(await shown.getAttribute('value'))).toBeCloseTo(weight, 7);
  };
  await test.step('hidden neurons 1, 2, 3, 43 and 128', async () => {
    for (const largest of shipped.largestWeights) {
      await neuron.fill(`${largest.neuron + 1}`);
      await expect(caption).toHaveText(`Into hidden neuron ${largest.neuron + 1}`);
      for (const [rank, pixel] of largest.pixels.entries())
        await expectRank(rank, pixel, largest.weights[rank]);
    }
  });
  await test.step('the ten weights of neuron 1 are those in the file', async () => {
    await neuron.fill('1');
    await expect(caption).toHaveText('Into hidden neuron 1');
    for (let digit = 0; digit < 10; digit++)
      expect(await value(figure, `weight-to-${digit}`)).toBeCloseTo(weights[digit]!, 7);
  });
  await test.step('3 to 40 lines, and 10 more to the outputs', async () => {
    const count = figure.getByRole('slider', { name: 'Weights drawn' });
    const before = await count.inputValue();
    for (const wanted of [3, 40]) {
      await count.press(wanted === 3 ? 'Home' : 'End');
      await expect(figure.locator('.strongest-drawing .line')).toHaveCount(wanted + 10);
      await expect(figure.locator('tbody tr')).toHaveCount(wanted);
    }
    await count.fill(before);
  });
  await test.step('output 7 lists its 12 strongest, and leads to the first of them', async () => {
    await figure.getByRole('radio', { name: 'an output' }).press('Space');
    await figure.getByRole('radio', { name: '7', exact: true }).press('Space');
    await expect(caption).toHaveText('Into output 7');
    const expected = Array.from({ length: 128 }, (_, from) => ({
      from,
      weight: weights[from * 10 + 7]!,
    })).toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
    await expect(figure.locator('tbody tr')).toHaveCount(12);
    for (let rank = 0; rank < 12; rank++)
      await expectRank(rank, expected[rank]!.from, expected[rank]!.weight);
    const name = expected[0]!.from + 1;
    await figure.getByRole('button', { name: `Follow hidden neuron ${name}` }).press('Enter');
    await expect(caption).toHaveText(`Into hidden neuron ${name}`);
  });
});
