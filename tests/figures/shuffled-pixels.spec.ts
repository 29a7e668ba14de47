// The pixels' way to their new places: in place they make the digit.
import { exampleBytes } from '../mnist/example.ts';
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
  const row = (place: string) => Number(place.split(',')[1]);
  const top = Math.floor(exampleBytes.findIndex((byte) => byte > 0) / 28);
  expect(top).toBeGreaterThan(2);
  expect(Math.min(...inPlace.map(row))).toBe(top);
  expect(Math.min(...shuffled.map(row))).toBeLessThan(top);
});
