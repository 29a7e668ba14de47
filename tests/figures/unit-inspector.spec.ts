// The images that excite a hidden neuron most, against NumPy.
import { readFileSync } from 'node:fs';
import { expect, test, value } from '../site/harness/figure.ts';

const oracle = JSON.parse(
  readFileSync(new URL('../chapters/oracle/representations.json', import.meta.url), 'utf8'),
);

test('unit inspector: NumPy’s nine images, firing shares and AUC for the best neuron of each digit', async ({
  figure: open,
}) => {
  const inspector = await open('unit-inspector');
  for (const [turn, digit] of [8, 0, 1, 2, 3, 4, 5, 6, 7, 9].entries()) {
    const unit = oracle.bestUnits[digit];
    const expected = oracle.inspected.find((one: { unit: number }) => one.unit === unit);
    const radio = inspector.getByRole('radio', { name: `${digit}`, exact: true });
    if (turn > 0) await radio.check();
    await expect(inspector.locator('.inspector-words')).toContainText(`Neuron ${unit + 1} fires`);
    for (let other = 0; other < 10; other++) {
      expect(await value(inspector, `fires-${other}`)).toBeCloseTo(expected.active[other], 3);
      expect(await value(inspector, `auc-${other}`)).toBeCloseTo(expected.auc[other], 3);
    }
    const images = await inspector
      .locator('.inspector-pictures li')
      .evaluateAll((all) => all.map((one) => Number((one as HTMLElement).dataset.index)));
    expect(images).toEqual(expected.top);
  }
});
