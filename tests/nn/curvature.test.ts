// Curvature: the Hessian times a direction against differences of gradients, and power iteration against a known largest eigenvalue.
import { expect, test } from 'vitest';
import { inPrecision } from '#src/formulas/gradient-check.ts';
import {
  backward,
  createNetwork,
  createRandom,
  forward,
  type Gradients,
  he,
  hessianTimes,
  innerProduct,
  largestCurvature,
  type Network,
  randomDirection,
} from '#src/nn/index.ts';

/** A network of odd sizes with some images, all in float64. */
function trial(sizes: number[], images: number, seed: number) {
  const random = createRandom(seed);
  const given = createNetwork(sizes, he, random);
  for (const { biases } of given.layers)
    biases.forEach((_, k) => (biases[k] = random.normal() / 9));
  const inputs = Float32Array.from({ length: images * sizes[0]! }, () =>
    Math.max(0, random.normal()),
  );
  const labels = Uint8Array.from({ length: images }, () => random.below(sizes.at(-1)!));
  const { network, batch } = inPrecision(given, { inputs, labels }, 'float64');
  const wide = createNetwork(sizes, he, random);
  const direction = randomDirection(inPrecision(wide, batch, 'float64').network, random);
  return { network, ...batch, direction, random };
}

const moved = (network: Network, direction: Gradients, distance: number): Network => ({
  ...network,
  layers: network.layers.map((layer, l) => ({
    ...layer,
    weights: layer.weights.map((value, k) => value + distance * direction[l]!.dWeights[k]!),
    biases: layer.biases.map((value, k) => value + distance * direction[l]!.dBiases[k]!),
  })),
});

const flat = (gradients: Gradients) =>
  gradients.flatMap(({ dWeights, dBiases }) => [...dWeights, ...dBiases]);

test.each([
  [[5, 4, 3], 7],
  [[6, 5, 4, 3], 9],
  [[4, 3], 1],
  [[3, 7, 6, 5, 2], 4],
])(
  'sizes %j: the Hessian times a direction is the slope of the gradient along it, within 1e-8 of its length',
  (sizes, images) => {
    for (const seed of [1, 2, 3]) {
      const { network, inputs, labels, direction } = trial(sizes, images, seed);
      const gradientAt = (distance: number) => {
        const there = moved(network, direction, distance);
        return flat(backward(there, forward(there, inputs, images), labels));
      };
      const h = 1e-5;
      const [above, below] = [gradientAt(h), gradientAt(-h)];
      const expected = above.map((value, k) => (value - below[k]!) / (2 * h));
      const found = flat(
        hessianTimes(network, forward(network, inputs, images), labels, direction),
      );
      const apart = Math.hypot(...found.map((value, k) => value - expected[k]!));
      expect(apart / Math.hypot(...expected)).toBeLessThan(1e-8);
    }
  },
);

test('H is symmetric: u · Hv = v · Hu within 1e-12', () => {
  const { network, inputs, labels, direction, random } = trial([6, 5, 4, 3], 9, 4);
  const pass = forward(network, inputs, 9);
  const other = randomDirection(network, random);
  const times = (one: Gradients) => hessianTimes(network, pass, labels, one);
  expect(innerProduct(other, times(direction))).toBeCloseTo(
    innerProduct(direction, times(other)),
    12,
  );
});

test('a random direction has length 1, in float64 and float32, and power iteration finds the largest of the eigenvalues 1, −2, 5', () => {
  const { network } = trial([3, 2], 1, 5);
  const random = createRandom(6);
  const direction = randomDirection(network, random);
  expect(innerProduct(direction, direction)).toBeCloseTo(1, 12);
  const eigenvalues = [1, -2, 5, 0, 0.5, 3];
  const times = ([{ dWeights, dBiases }]: Gradients): Gradients => [
    {
      dWeights: dWeights.map((value, k) => value * eigenvalues[k]!),
      dBiases: dBiases.map((value) => value * 4),
    },
  ];
  expect(largestCurvature(times, direction, 60).curvature).toBeCloseTo(5, 6);
});

test('another activation than ReLU, a direction of the wrong size and a label that is no class are refused in a sentence', () => {
  const { network, inputs, labels, direction } = trial([5, 4, 3], 7, 1);
  const pass = forward(network, inputs, 7);
  expect(() => hessianTimes({ ...network, activation: 'tanh' }, pass, labels, direction)).toThrow(
    'hessianTimes: the activation should be relu, found tanh',
  );
  const short = [{ ...direction[0]!, dWeights: direction[0]!.dWeights.subarray(1) }, direction[1]!];
  expect(() => hessianTimes(network, pass, labels, short)).toThrow(/weights should hold 5 × 4/);
  expect(() => hessianTimes(network, pass, Uint8Array.of(3, 0, 0, 0, 0, 0, 0), direction)).toThrow(
    RangeError,
  );
});
