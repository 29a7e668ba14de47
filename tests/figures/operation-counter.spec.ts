// Operations of one image and a second, by arithmetic.
import { exampleIndex, publishedImage } from '../mnist/example.ts';
import { chooseTestImage } from '../site/harness/digit.ts';
import { addressOf, expect, test, value } from '../site/harness/figure.ts';
import { wake } from '../site/harness/page.ts';
import { run, shows } from './speed.ts';

const inkedIn = (image: number) => publishedImage(image).filter((pixel) => pixel > 0).length;

test('operation counter: follows the reader’s digit; a second are 2 × operations × images a second, beside a peak of this device @anywhere', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await chooseTestImage(page, addressOf('operation-counter'), 1);
  await wake(page);
  const figure = page.locator('#figure-operation-counter');
  expect(inkedIn(1)).not.toBe(inkedIn(exampleIndex));
  await expect.poll(() => value(figure, 'left')).toBe(inkedIn(1) * 128 + 1280);
  await run(figure);
  const perSecond = await shows(figure, 'yours-measured-images-per-second');
  expect(await value(figure, 'yours-dense')).toBeCloseTo((2 * 101_632 * perSecond) / 1e9, 6);
  const left = await value(page, 'mean-left');
  expect(await value(figure, 'yours-done')).toBeCloseTo((2 * left * perSecond) / 1e9, 6);
  expect(await value(figure, 'yours-peak')).toBeGreaterThan(0);
});
