// In which order the pictures of the weights stand, and what the enlarged one says: against NumPy.
import { expect, test } from 'vitest';
import { builtFrom, builtOrder, favouriteInk } from '#components/figures/WeightGrid/built.ts';
import { byDigit, edgesFirst } from '#components/figures/WeightGrid/orders.ts';
import { pixelsOf } from '#src/mnist/image-set.ts';
import { context, oracle } from '../experiments/context.ts';

test('the most edge-like neuron comes first: along the built order NumPy’s R² never rises by more than 1e-4', () => {
  const order = builtOrder();
  expect(order.toSorted((a, b) => a - b)).toEqual([...Array(128).keys()]);
  const along = order.map((neuron) => oracle.edges.best[neuron]);
  along.slice(1).forEach((r2, k) => expect(r2 - along[k]).toBeLessThan(1e-4));
});

test('scores 3, 9, 5, 9 stand as 1, 3, 2, 0; with favourite digits 4, 0, 4, 7 as 1, 2, 0, 3', () => {
  expect(edgesFirst([3, 9, 5, 9])).toEqual([1, 3, 2, 0]);
  expect(byDigit([4, 0, 4, 7], [3, 9, 5, 9])).toEqual([1, 2, 0, 3]);
});

test('the three favourite digits of 8 neurons have NumPy’s largest mean activations, and their three images are NumPy’s', () => {
  const { favourites, labels } = builtFrom(context.test.labels);
  const { width, strengths } = favouriteInk(context.test);
  for (const { unit, mean, top } of oracle.units.units) {
    const largest = mean.toSorted((a, b) => b - a).slice(0, 3);
    expect([...favourites.split(' ')[unit]].map((digit) => mean[Number(digit)])).toEqual(largest);
    top.slice(0, 3).forEach((image, k) => {
      const tile = 3 * unit + k;
      expect(Number(labels[tile])).toBe(context.test.labels[image]);
      for (const at of [300, 406, 500]) {
        const [x, y] = [
          28 * (tile % 24) + (at % 28),
          28 * Math.floor(tile / 24) + Math.floor(at / 28),
        ];
        expect(strengths[y * width + x]).toBeCloseTo(pixelsOf(context.test, image)[at] / 255, 6);
      }
    });
  }
});
