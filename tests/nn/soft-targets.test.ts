// Soft targets: by hand, against hard labels, and against slopes measured in float64.
import { expect, test } from 'vitest';
import {
  backward,
  createNetwork,
  createRandom,
  crossEntropy,
  crossEntropyBackward,
  forward,
  he,
  ShapeError,
  smoothLabels,
  soften,
  softCrossEntropy,
  softCrossEntropyBackward,
  softmax,
} from '#src/nn/index.ts';

const logits = Float32Array.from([2, -1, 0.5, 0, 3, -2]);
const probabilities = softmax(logits, 3);
const labels = Uint8Array.from([2, 1]);

test('a smoothing of 0.3 over 3 classes leaves the label 0.8 and gives the two others 0.1 each', () => {
  const expected = [0.1, 0.1, 0.8, 0.1, 0.8, 0.1];
  smoothLabels(labels, 3, 0.3).forEach((target, k) => expect(target).toBeCloseTo(expected[k], 6));
});

test('unsmoothed labels give the loss and the gradient of cross-entropy, within 1e-7', () => {
  const targets = smoothLabels(labels, 3, 0);
  const expected = crossEntropy(probabilities, labels, 3);
  expect(softCrossEntropy(probabilities, targets, 3)).toBeCloseTo(expected, 7);
  const slopes = crossEntropyBackward(probabilities, labels, 3);
  softCrossEntropyBackward(probabilities, targets, 3).forEach((slope, k) =>
    expect(slope).toBeCloseTo(slopes[k], 7),
  );
});

test('an even answer to any targets costs ln 3, and its gradient is a third less the target', () => {
  const even = new Float32Array(3).fill(1 / 3);
  const targets = Float32Array.from([0.5, 0.25, 0.25]);
  expect(softCrossEntropy(even, targets, 3)).toBeCloseTo(Math.log(3), 6);
  const slopes = softCrossEntropyBackward(even, targets, 3);
  [-1 / 6, 1 / 12, 1 / 12].forEach((slope, k) => expect(slopes[k]).toBeCloseTo(slope, 6));
});

test('the least loss is the targets’ own entropy: answers that are the targets cost 1.0397 for ½, ¼, ¼', () => {
  const targets = Float32Array.from([0.5, 0.25, 0.25]);
  expect(softCrossEntropy(targets, targets, 3)).toBeCloseTo(1.5 * Math.LN2, 6);
  for (const slope of softCrossEntropyBackward(targets, targets, 3)) expect(slope).toBe(0);
});

test('probabilities softened by 3 are those of softmax at temperature 3, within 1e-6', () => {
  const expected = softmax(logits, 3, 3);
  soften(probabilities, 3, 3).forEach((share, k) => expect(share).toBeCloseTo(expected[k], 6));
  soften(probabilities, 3, 1).forEach((share, k) => expect(share).toBeCloseTo(probabilities[k], 6));
});

test('every slope of a 4-3-3 network towards soft targets is the one measured in float64, within 1e-7', () => {
  const network = createNetwork([4, 3, 3], he, createRandom(2));
  const doubles = {
    ...network,
    layers: network.layers.map((layer) => ({
      ...layer,
      weights: Float64Array.from(layer.weights) as never,
      biases: Float64Array.from(layer.biases) as never,
    })),
  };
  const inputs = Float64Array.from([0.3, 1, -0.5, 2, 1, 0.2, 0.7, -1]) as never;
  const targets = Float64Array.from([0.5, 0.3, 0.2, 0.1, 0.1, 0.8]) as never;
  const lossOf = () => softCrossEntropy(forward(doubles, inputs).probabilities, targets, 3);
  const gradients = backward(doubles, forward(doubles, inputs), targets);
  const step = 1e-5;
  doubles.layers.forEach(({ weights, biases }, l) => {
    for (const [values, slopes] of [
      [weights, gradients[l].dWeights],
      [biases, gradients[l].dBiases],
    ] as unknown as [Float64Array, Float64Array][]) {
      values.forEach((value, k) => {
        values[k] = value + step;
        const above = lossOf();
        values[k] = value - step;
        const below = lossOf();
        values[k] = value;
        expect(slopes[k]).toBeCloseTo((above - below) / (2 * step), 7);
      });
    }
  });
});

test('targets of another number of images, and a temperature of 0, are refused in a sentence', () => {
  const tooFew = new Float32Array(3);
  expect(() => softCrossEntropy(probabilities, tooFew, 3)).toThrow(ShapeError);
  expect(() => softCrossEntropyBackward(probabilities, tooFew, 3)).toThrow('targets');
  expect(() => soften(probabilities, 3, 0)).toThrow('temperature should be above 0, found 0');
});
