// The pixels of a digit one by one, against the published bytes and a forward pass in 64-bit loops.
import type { Locator } from '@playwright/test';
import { answerByHand } from '../chapters/weights-file.ts';
import { exampleBytes } from '../mnist/example.ts';
import { publishedImages } from '../mnist/published.ts';
import { shipped } from '../nn/oracle/read.ts';
import { press } from '../site/harness/keys.ts';
import { chooseTestImage } from '../site/harness/digit.ts';
import { addressOf, expect, test, value } from '../site/harness/figure.ts';
import { wake } from '../site/harness/page.ts';

const testImages = publishedImages('test');
const digit = exampleBytes;
const numbers = (lab: Locator) => lab.locator('.number-row li').allTextContents();

test(
  'pixel lab: 12 pixels reached by arrow keys show the published byte, byte / 255 and r · 28 + c; the 784 places end at both ends',
  {
    tag: '@anywhere',
  },
  async ({ figure: open }) => {
    const lab = await open('pixel-lab');
    const field = lab.getByRole('slider');
    await field.press('Control+Home');
    let [row, column] = [0, 0];
    await test.step('12 pixels', async () => {
      for (const [down, right] of [
        [7, 6],
        [0, 1],
        [0, 1],
        [1, 3],
        [3, 8],
        [1, 0],
        [2, 0],
        [3, -2],
        [5, -3],
        [0, -1],
        [4, -2],
        [1, 0],
      ] as const) {
        await press(field, 'ArrowDown', down);
        await press(field, right < 0 ? 'ArrowLeft' : 'ArrowRight', Math.abs(right));
        [row, column] = [row + down, column + right];
        const byte = digit[row * 28 + column]!;
        expect(await value(lab, 'pixel-value')).toBe(byte);
        expect(await value(lab, 'pixel-input')).toBe(byte / 255);
        expect(await value(lab, 'pixel-index')).toBe(row * 28 + column);
        await expect(field).toHaveAttribute(
          'aria-valuetext',
          `row ${row}, column ${column}: value ${byte}`,
        );
      }
    });
    await test.step('after column 27 comes column 0 of the next row', async () => {
      const lands = async (key: string, place: number) => {
        await field.press(key);
        expect(await value(lab, 'pixel-index'), key).toBe(place);
      };
      await field.press('Control+Home');
      await lands('ArrowLeft', 0);
      await lands('End', 27);
      await lands('ArrowRight', 28);
      await field.press('Control+End');
      await lands('ArrowDown', 783);
    });
  },
);

test('pixel lab: a pixel is chosen by pointer; swapped colours change 0 of 28 numbers, inverted ones all; training image 0 has its published bytes', async ({
  page,
  figure: open,
}) => {
  const lab = await open('pixel-lab');
  const picture = lab.locator('.pixel-grid-field svg');
  const first = await value(lab, 'pixel-index');
  await test.step('swapping the colours changes the picture and no number', async () => {
    const paper = () => picture.evaluate((one) => getComputedStyle(one).backgroundColor);
    const [before, shown] = [await paper(), await numbers(lab)];
    const swap = lab.getByRole('checkbox', { name: 'Swap the colours' });
    await swap.check();
    expect(await paper()).not.toBe(before);
    expect(await numbers(lab)).toEqual(shown);
    expect(await value(lab, 'lab-prediction')).toBe(shipped.example.prediction);
    await swap.uncheck();
  });
  await test.step('inverting changes all numbers, and the answer to that of 64-bit loops', async () => {
    const invert = lab.getByRole('checkbox', { name: /Invert/ });
    await invert.check();
    expect(await value(lab, 'pixel-value')).toBe(255 - digit[first]!);
    expect(await value(lab, 'lab-ink-sum')).toBe(
      784 * 255 - digit.reduce((total, byte) => total + byte, 0),
    );
    const expected = answerByHand(Array.from(digit, (pixel) => (255 - pixel) / 255));
    const highest = Math.max(...expected);
    expect(await value(lab, 'lab-prediction')).toBe(expected.indexOf(highest));
    expect(await value(lab, 'lab-probability')).toBeCloseTo(highest, 4);
    await invert.uncheck();
  });
  await test.step('in the picture, in the row and in the strip', async () => {
    const { width } = (await picture.boundingBox())!;
    await picture.click({ position: { x: (18.5 / 28) * width, y: (20.5 / 28) * width } });
    await page.mouse.move(0, 0);
    expect(await value(lab, 'pixel-index')).toBe(20 * 28 + 18);
    await lab.locator('.number-row li').nth(3).click();
    expect(await value(lab, 'pixel-index')).toBe(20 * 28 + 3);
    const strip = (await lab.locator('.number-strip').boundingBox())!;
    const x = ((300.5 / 784) * strip.width) | 0;
    await lab.locator('.number-strip').click({ position: { x, y: 10 } });
    expect(Math.abs((await value(lab, 'pixel-index')) - 300)).toBeLessThanOrEqual(1);
  });
  await test.step('training image 0 sums to 27,525', async () => {
    await lab.getByRole('radio', { name: /training image 0/ }).check();
    expect(await value(lab, 'lab-ink-sum')).toBe(27_525);
    const place = await value(lab, 'pixel-index');
    const start = place - (place % 28);
    const row = publishedImages('train').subarray(start, start + 28);
    expect(await numbers(lab)).toEqual(Array.from(row, String));
    expect(await value(lab, 'lab-prediction')).toBe(5);
  });
});

test('pixel lab: follows the reader’s digit, test image 8, with its bytes and its answer', async ({
  page,
}) => {
  await chooseTestImage(page, addressOf('pixel-lab'), 8);
  await wake(page);
  const lab = page.locator('#figure-pixel-lab');
  const bytes = testImages.subarray(8 * 784, 9 * 784);
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  await expect.poll(() => value(lab, 'lab-ink-sum')).toBe(sum);
  await expect.poll(() => value(lab, 'lab-prediction')).toBe(shipped.first32.predictions[8]);
});
