// A neuron painted by hand, as built, touched twice with −, taken back, and beside the trained one: against NumPy.
import { readFileSync } from 'node:fs';
import { trainedNeuron } from '#src/formulas/painted-neuron.ts';
import { publishedLabels } from '../mnist/published.ts';
import { expect, test, value } from '../site/harness/figure.ts';

const { painted } = JSON.parse(
  readFileSync(new URL('../chapters/oracle/representations.json', import.meta.url), 'utf8'),
);
const labels = publishedLabels('test');

test('paint neuron: NumPy’s counts of 10 digits for blue strokes, for two touches of − more, and of the best of 128 trained neurons; by mouse, by keys, undone, and from blank', async ({
  figure: open,
  page,
}) => {
  const figure = await open('paint-neuron');
  const counts = () =>
    Promise.all(Array.from({ length: 10 }, (_, digit) => value(figure, `painted-${digit}`)));
  await test.step('as built', async () => {
    expect(await counts()).toEqual(painted.four.counts);
    expect(await value(figure, 'paint-neuron-found')).toBe(painted.four.counts[4]);
  });
  await test.step('one touch of − by mouse, one by keys', async () => {
    const box = (await figure.locator('[data-name="paint-pad"] svg').boundingBox())!;
    await page.mouse.click(box.x + (14.5 / 28) * box.width, box.y + (5.5 / 28) * box.height);
    const field = figure.getByRole('slider', { name: /Arrow keys move/ });
    for (let row = 5; row < 20; row++) await field.press('ArrowDown');
    for (let column = 14; column > 10; column--) await field.press('ArrowLeft');
    await field.press('Space');
    await expect.poll(counts).toEqual(painted.against.counts);
    const wrong = figure.locator('.paint-neuron-wrong li');
    for (const [k, image] of painted.against.wrong.entries())
      await expect(wrong.nth(k)).toHaveText(new RegExp(`^an? ${labels[image]}\\s*image ${image}$`));
  });
  await test.step('beside the trained neuron', async () => {
    expect(trainedNeuron).toBe(painted.trained.unit);
    await figure.getByRole('button', { name: 'Show a trained neuron' }).click();
    await expect.poll(() => value(figure, 'trained-4')).toBe(painted.trained.found);
  });
  await test.step('taken back', async () => {
    const undo = figure.getByRole('button', { name: 'Undo' });
    await undo.click();
    await undo.click();
    await expect.poll(counts).toEqual(painted.four.counts);
    await expect(undo).toBeDisabled();
  });
  await test.step('blank, all sums are equal, and the first images are on top', async () => {
    await figure.getByRole('button', { name: 'Clear' }).click();
    const size = labels.filter((label) => label === 4).length;
    const first = labels.slice(0, size);
    const expected = Array.from({ length: 10 }, (_, k) => first.filter((one) => one === k).length);
    await expect.poll(counts).toEqual(expected);
  });
});
