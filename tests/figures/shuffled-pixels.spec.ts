// The pixels' way to their new places: in place they make the digit.
import { expect, test } from '../site/harness/figure.ts';

test('shuffled pixels: at the slider’s start every pixel stands in its place, and at its end in another', async ({
  figure: open,
}) => {
  const figure = await open('shuffled-pixels');
  const pixels = figure.locator('svg.pixels rect');
  const places = () =>
    pixels.evaluateAll((all) =>
      all.map((one) => `${one.getAttribute('x')},${one.getAttribute('y')}`),
    );
  const shuffled = await places();
  await figure.getByRole('slider', { name: 'Shuffle the pixels' }).fill('0');
  await expect(figure).toContainText('in place');
  const inPlace = await places();
  expect(inPlace).toHaveLength(shuffled.length);
  // The first test image, a 7, has no ink in its uppermost seven rows.
  expect(inPlace.every((place) => Number(place.split(',')[1]) >= 7)).toBe(true);
  expect(shuffled.some((place) => Number(place.split(',')[1]) < 7)).toBe(true);
});
