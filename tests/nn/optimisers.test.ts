// The optimisers on a bowl, steep one way and flat another, against NumPy in float64.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  createAdam,
  createMomentum,
  createNesterov,
  createNetwork,
  createRandom,
  createRmsprop,
  createSgd,
  zeros,
} from '#src/nn/index.ts';

const { rates, optimisers } = JSON.parse(
  readFileSync(new URL('../chapters/oracle/practical-tips.json', import.meta.url), 'utf8'),
);
const makers = {
  sgd: createSgd,
  momentum: createMomentum,
  nesterov: createNesterov,
  rmsprop: createRmsprop,
  adam: createAdam,
};

test.each(Object.keys(makers) as (keyof typeof makers)[])(
  'three steps of %s down a bowl of curvatures 1, 10 and 0.1 agree with NumPy within 1e-6 at each step',
  (name) => {
    const network = createNetwork([1, 3], zeros, createRandom(1));
    const { weights } = network.layers[0]!;
    weights.set([1, -2, 3]);
    const optimiser = makers[name](network);
    for (const expected of optimisers[name] as number[][]) {
      const dWeights = weights.map((weight, k) => weight * [1, 10, 0.1][k]!);
      optimiser.step([{ dWeights, dBiases: new Float32Array(3) }], rates[name]);
      expected.forEach((value, k) => expect(Math.abs(weights[k]! - value)).toBeLessThan(1e-6));
    }
  },
);

test('three steps of AdamW, Adam after each weight has shrunk by a thousandth, agree with NumPy within 1e-6', () => {
  const network = createNetwork([1, 3], zeros, createRandom(1));
  const { weights } = network.layers[0]!;
  weights.set([1, -2, 3]);
  const adam = createAdam(network);
  for (const expected of optimisers.adamw as number[][]) {
    const dWeights = weights.map((weight, k) => weight * [1, 10, 0.1][k]!);
    // As the trainer does it: learning rate · weight decay, 0.1 · 0.01.
    weights.forEach((weight, k) => (weights[k] = weight * (1 - 0.1 * 0.01)));
    adam.step([{ dWeights, dBiases: new Float32Array(3) }], rates.adamw);
    expected.forEach((value, k) => expect(Math.abs(weights[k]! - value)).toBeLessThan(1e-6));
  }
});
