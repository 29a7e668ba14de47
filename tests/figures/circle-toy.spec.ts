// Circles under the network's eyes, against NumPy.
import { readFileSync } from 'node:fs';
import { expect, test, value } from '../site/harness/figure.ts';

const { circles } = JSON.parse(
  readFileSync(new URL('../chapters/oracle/representations.json', import.meta.url), 'utf8'),
);
const names = {
  stacked: 'Two, stacked',
  upper: 'One, upper',
  lower: 'One, lower',
  centred: 'One, centred',
  beside: 'Two, side by side',
};

test('circle toy: keys and the pointer move circles, and 5 arrangements are read as NumPy reads exact circles in their places', async ({
  page,
  figure: open,
}) => {
  const toy = await open('circle-toy');
  const settles = (prediction: number) =>
    expect.poll(() => value(toy, 'circles-prediction')).toBeCloseTo(prediction, 8);
  await test.step('keys move a circle by half a pixel, change its size and take it away', async () => {
    const first = toy.getByRole('button', { name: /^Circle 1/ });
    await first.press('ArrowRight');
    await expect(first).toHaveAccessibleName('Circle 1 of 2: row 9.5, column 14.5, radius 4.5');
    await first.press('+');
    await expect(first).toHaveAccessibleName(/radius 5$/);
    await first.press('Delete');
    await expect(toy.getByRole('button', { name: /^Circle 1 of 1/ })).toBeVisible();
    // What is left is the lower one.
    await settles(circles.lower.prediction);
  });
  await test.step('5 arrangements', async () => {
    // The first to be chosen is another than is shown, so that the answer is a new one.
    for (const [name, words] of Object.entries(names)) {
      await toy.getByRole('button', { name: words }).click();
      const { prediction, probabilities } = circles[name];
      await settles(prediction);
      // A circle of 48 corners is not quite round: a few pixels differ by a hundredth.
      for (let digit = 0; digit < 10; digit++)
        await expect
          .poll(async () =>
            Math.abs((await value(toy, `circles-probability-${digit}`)) - probabilities[digit]),
          )
          .toBeLessThan(0.05);
    }
  });
  await test.step('a circle is dragged, and one more can be added', async () => {
    await toy.getByRole('button', { name: names.stacked }).click();
    const handle = toy.getByRole('button', { name: /^Circle 2/ });
    const pad = (await toy.locator('.circle-toy-pad').boundingBox())!;
    await handle.scrollIntoViewIfNeeded();
    await handle.hover();
    await page.mouse.down();
    const { x, y, width, height } = (await handle.boundingBox())!;
    const four = (4 * pad.width) / 28;
    await page.mouse.move(x + width / 2 + four, y + height / 2, { steps: 4 });
    await page.mouse.up();
    await expect(handle).toHaveAccessibleName(/row 18\.5, column 18, radius 4\.5/);
    await toy.getByRole('button', { name: 'Add a circle' }).click();
    await expect(toy.getByRole('button', { name: /^Circle 3 of 3/ })).toBeVisible();
  });
});
