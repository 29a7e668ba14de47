// Accuracy by the number of training images.
import { expect, test, value } from '../site/harness/figure.ts';

test('data size: more images, more right, up to 97.7 % of PyTorch’s with all of them', async ({
  figure: open,
}) => {
  const figure = await open('data-size-curve');
  const slider = figure.getByRole('slider');
  let before = 0;
  for (let place = 0; place < 9; place++) {
    await slider.fill(String(place));
    await expect.poll(() => value(figure, 'size-test')).toBeGreaterThan(before);
    before = await value(figure, 'size-test');
  }
  expect(await value(figure, 'size-at')).toBe(55_000);
  // PyTorch, 60,000 images, 10 epochs: 97.7 %.
  expect(Math.abs(before - 0.977)).toBeLessThan(0.005);
});
