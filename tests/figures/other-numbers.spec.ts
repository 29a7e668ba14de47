// One digit fed as other numbers, against 64-bit loops over the file of weights.
import { answerByHand } from '../chapters/weights-file.ts';
import { exampleBytes } from '../mnist/example.ts';
import { shipped } from '../nn/oracle/read.ts';
import { press } from '../site/harness/keys.ts';
import { expect, test, value } from '../site/harness/figure.ts';

test('other numbers: divided by 255 the third column scores like the first; divided by 5,000 its probabilities are those of 64-bit loops', async ({
  figure: open,
}) => {
  const figure = await open('other-numbers');
  const slider = figure.locator('input[type=range]');
  await test.step('4 presses of an arrow key lead to 255', async () => {
    await slider.focus();
    await press(slider, 'ArrowRight', 4);
    await expect.poll(() => value(figure, 'divisor')).toBe(255);
    await expect.poll(() => value(figure, 'divided-accuracy')).toBe(shipped.test.accuracy);
  });
  await test.step('5,000', async () => {
    await slider.fill('6');
    await expect.poll(() => value(figure, 'divisor')).toBe(5000);
    const expected = answerByHand(Array.from(exampleBytes, (byte) => byte / 5000));
    await expect.poll(() => value(figure, 'divided-probability-0')).toBeCloseTo(expected[0]!, 4);
    for (let i = 1; i < 10; i++)
      expect(await value(figure, `divided-probability-${i}`)).toBeCloseTo(expected[i]!, 4);
  });
});
