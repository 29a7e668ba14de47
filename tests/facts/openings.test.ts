// The pictures that open the chapters show what their captions say.
import { expect, test } from 'vitest';
import {
  foursAndNines,
  nearestRows,
  nineNeurons,
  overfitted,
  reaching,
  stripOf,
} from '#src/facts/openings.ts';
import { openBook } from '#src/facts/book.ts';
import { bands, bars, sideBySide } from '#src/formulas/strips.ts';

const sumOf = (values: ArrayLike<number>) =>
  Array.from(values).reduce((sum, value) => sum + value, 0);

test('two pictures of 28 × 28 stand 2 apart: pixel 29 of the second lies at row 1, column 30 + 1', () => {
  const signed = new Float32Array(784);
  signed[29] = -0.5;
  const { width, height, layers } = sideBySide([
    { ink: new Uint8Array(784).fill(255) },
    { signed },
  ]);
  expect([width, height]).toEqual([58, 28]);
  expect(sumOf(layers.ink!)).toBe(784);
  expect(layers.negative![1 * 58 + 31]).toBe(0.5);
  expect(sumOf(layers.negative!)).toBe(0.5);
  expect(layers.positive).toBeUndefined();
});

test('a band is as dark as its number, a bar as high: 1, 2 and 4 are a quarter, half and the whole', () => {
  const band = bands([[1, 2, 4]], 3, 4);
  expect(Array.from(band.layers.ink!.subarray(0, 3))).toEqual([0.25, 0.5, 1]);
  const bar = bars([[1, 2, 4]], 3, 4);
  expect([0, 1, 2].map((x) => sumOf([0, 1, 2, 3].map((y) => bar.layers.ink![y * 3 + x])))).toEqual([
    1, 2, 4,
  ]);
});

test('five of the ten digits that open the book are 4s, five are 9s, and no earlier 4 or 9 is left out', async () => {
  const { test: images } = await openBook();
  const places = foursAndNines(images);
  const labels = places.map((place) => images.labels[place]);
  expect(labels.toSorted()).toEqual([4, 4, 4, 4, 4, 9, 9, 9, 9, 9]);
  const until = (digit: number) =>
    images.labels
      .slice(0, places.findLast((place) => images.labels[place] === digit)! + 1)
      .filter((label) => label === digit).length;
  expect([until(4), until(9)]).toEqual([5, 5]);
});

test('of 0, 3, 1 and 2.5 the two nearest to the first are the third and the fourth', () => {
  expect(nearestRows(Float32Array.of(0, 3, 1, 2.5), 1, 0, 2)).toEqual([2, 3]);
});

test('among the nine neurons is number 125, whose 4.7785 is the most that any has for our example', async () => {
  const book = await openBook();
  const neurons = nineNeurons(book);
  expect(new Set(neurons).size).toBe(9);
  // 4.778536 in tests/nn/oracle/shipped.json, by NumPy.
  expect(neurons.map((neuron) => book.first.activations[neuron])).toContainEqual(
    expect.closeTo(4.778536, 4),
  );
});

test('the run of chapter debugging falls to 0.0005 on its own images; on others it is best at 0.31 and ends at 0.43', () => {
  const [training, validation] = overfitted() as [number[], number[]];
  expect(training.at(-1)).toBeCloseTo(0.0005, 4);
  expect(Math.min(...validation)).toBeCloseTo(0.31, 2);
  expect(validation.at(-1)).toBeCloseTo(0.43, 2);
});

test('with ReLU every layer’s gradient is a quarter of the largest or more, with sigmoid the first six are below a fiftieth', () => {
  expect(Math.min(...reaching('relu', 'he'))).toBeGreaterThan(0.25);
  expect(Math.max(...reaching('sigmoid', 'xavier').slice(0, 6))).toBeLessThan(0.02);
});

test('the shuffled digits hold the same ink as those they come from; the last picture row by row is the whole digit', async () => {
  const { layers, width } = await stripOf('shuffled-digits');
  const inkOf = (from: number, to: number) =>
    sumOf(layers.ink!.filter((_, place) => place % width >= from && place % width < to));
  expect(inkOf(180, width)).toBeCloseTo(inkOf(0, 150), 2);
  const { first } = await openBook();
  const rows = await stripOf('row-by-row');
  const last = rows.layers.ink!.filter((_, place) => place % rows.width >= 270);
  expect(sumOf(last)).toBeCloseTo(sumOf(first.pixels) / 255, 3);
});
