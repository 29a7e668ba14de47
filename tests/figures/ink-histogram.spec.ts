// How often each pixel value occurs, against the published bytes.
import { publishedImages } from '../mnist/published.ts';
import { expect, test, value } from '../site/harness/figure.ts';

test('ink histogram: 5 values are counted as in the 47,040,000 published bytes; 52 bars, 51 without 0, 52 again in powers of ten', async ({
  figure: open,
}) => {
  const histogram = await open('ink-histogram');
  await test.step('5 values', async () => {
    const train = publishedImages('train');
    const counts = new Float64Array(256);
    for (const byte of train) counts[byte]! += 1;
    const slider = histogram.locator('input[type=range]');
    for (const chosen of [1, 128, 253, 255, 0]) {
      await slider.fill(String(chosen));
      await expect.poll(() => value(histogram, 'value-count')).toBe(counts[chosen]!);
      const share = counts[chosen]! / train.length;
      expect(await value(histogram, 'value-share')).toBeCloseTo(share, 12);
    }
  });
  await test.step('bars', async () => {
    const bars = histogram.locator('svg:visible rect');
    await expect(bars).toHaveCount(52);
    await histogram.getByRole('radio', { name: 'without 0' }).check();
    await expect(bars).toHaveCount(51);
    await histogram.getByRole('radio', { name: 'in powers of ten' }).check();
    await expect(bars).toHaveCount(52);
    await expect(histogram.locator('svg:visible')).toHaveAttribute(
      'aria-label',
      /38,045,844 are 0/,
    );
  });
});
