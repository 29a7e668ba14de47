// From a pad to 28 × 28 pixels: the sentences, the centre of mass, and the keyboard.
import { shipped } from '../nn/oracle/read.ts';
import { press } from '../site/harness/keys.ts';
import { expect, test, value } from '../site/harness/figure.ts';

test('preprocessing: a small 3, a dot and a full pad are centred within 0.5 of pixel 14, 14; each gets a sentence, and nothing the answer to a blank page', async ({
  figure: open,
}) => {
  const pad = await open('preprocessing');
  const said = pad.locator('.preprocessing-said');
  const sentences = { 'a dot': 'That is a dot.', 'a full pad': 'Most of the pad is ink.' };
  for (const name of ['a small 3', 'a dot', 'a full pad'] as const)
    await test.step(name, async () => {
      await pad.getByRole('button', { name }).click();
      if (name !== 'a small 3') await expect(said).toContainText(sentences[name]);
      for (const axis of ['x', 'y']) {
        const place = await value(pad, `centre-of-mass-${axis}`);
        expect(Math.abs(place - 14)).toBeLessThanOrEqual(0.5);
        // Whole pixels: the part after the point is the same as before the move.
        const moved = place - (await value(pad, `fitted-mass-${axis}`));
        expect(moved).toBeCloseTo(Math.round(moved), 9);
      }
    });
  await test.step('nothing', async () => {
    await pad.getByRole('button', { name: 'nothing' }).click();
    await expect(said).toContainText('Nothing drawn yet');
    await expect(pad).toContainText('There is no ink to crop to.');
    await expect.poll(() => value(pad, 'drawing-prediction')).toBe(shipped.blank.prediction);
    const top = shipped.blank.probabilities[shipped.blank.prediction];
    expect(await value(pad, 'drawing-probability')).toBeCloseTo(top, 5);
  });
});

test('preprocessing: draws by keys alone over the example, and “Clear” leaves an empty page', async ({
  figure: open,
}) => {
  const pad = await open('preprocessing');
  const field = pad.locator('.pad');
  await field.focus();
  await field.press('Space');
  await press(field, 'ArrowDown', 6);
  await field.press('Space');
  await expect(pad.locator('.pad .pad-stroke')).toHaveCount(1);
  const [height, width] = [await value(pad, 'cropped-height'), await value(pad, 'cropped-width')];
  expect(height).toBeGreaterThan(4 * width);
  await pad.getByRole('button', { name: 'Clear' }).click();
  await expect(pad.locator('.preprocessing-said')).toContainText('Nothing drawn yet');
  await pad.getByRole('button', { name: 'a small 3' }).click();
  await expect(pad.locator('.pad .pad-stroke')).toHaveCount(1);
});
