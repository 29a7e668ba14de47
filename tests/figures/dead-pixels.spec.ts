// Pixels that no image inks, against the published files.
import { publishedImages } from '../mnist/published.ts';
import { press } from '../site/harness/keys.ts';
import { expect, test, value } from '../site/harness/figure.ts';

test('dead pixels: 6 pixels are inked in as many images as in the published files; 116 test pixels have a cross; our example inks no unseen one', async ({
  figure: open,
}) => {
  const dead = await open('dead-pixels');
  const [train, testImages] = [publishedImages('train'), publishedImages('test')];
  const countIn = (set: Uint8Array, pixel: number) => {
    let count = 0;
    for (let i = pixel; i < set.length; i += 784) count += Number(set[i]! > 0);
    return count;
  };
  await test.step('6 pixels by arrow keys', async () => {
    const field = dead.getByRole('slider');
    await field.press('Control+Home');
    let place = 0;
    for (const [down, right] of [
      [0, 0],
      [0, 12],
      [7, 0],
      [6, 3],
      [8, -5],
      [5, -2],
    ] as const) {
      await press(field, 'ArrowDown', down);
      await press(field, right < 0 ? 'ArrowLeft' : 'ArrowRight', Math.abs(right));
      place += down * 28 + right;
      const count = countIn(train, place);
      await expect.poll(() => value(dead, 'pixel-count')).toBe(count);
      expect(await value(dead, 'pixel-share')).toBeCloseTo(count / 60_000, 12);
    }
    await dead.getByRole('radio', { name: '10,000 test' }).check();
    await expect.poll(() => value(dead, 'pixel-count')).toBe(countIn(testImages, place));
  });
  await test.step('116 crosses', async () => {
    const crosses = dead.locator('.pixel-grid .dead-pixels-crosses');
    expect((await crosses.getAttribute('d'))!.match(/M/g)).toHaveLength(116);
    await expect(dead.locator('.dead-pixels-total data')).toHaveAttribute('value', '116');
  });
  await test.step('the reader’s digit is laid over it', async () => {
    await dead.getByRole('radio', { name: '60,000 training' }).check();
    await dead.getByRole('checkbox', { name: 'Lay our example' }).check();
    await expect(dead.locator('.dead-pixels-yours')).toHaveCount(1);
    expect(await value(dead, 'your-unseen-pixels')).toBe(0);
  });
});
