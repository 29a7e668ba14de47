// The layers, one at a time: algebra that must hold exactly, and slopes against finite differences.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createRandom,
  crossEntropy,
  crossEntropyBackward,
  denseBackward,
  denseForward,
  type DenseShape,
  reluBackward,
  reluForward,
  sigmoidBackward,
  sigmoidForward,
  softmax,
  tanhBackward,
  tanhForward,
} from '#src/nn/index.ts';
import { slope } from './finite-differences.ts';
import { largestDifference } from './oracle/read.ts';

const sizes = fc.constantFrom(1, 2, 3, 5, 17);
const shapes = fc.record({ batchSize: sizes, inputSize: sizes, outputSize: sizes });

// Small whole numbers: every sum is exact in float32, so the algebra can be held to equality.
function wholeNumbers(length: number, random: { below(n: number): number }): Float32Array {
  return Float32Array.from({ length }, () => random.below(9) - 4);
}

function wholeLayer({ batchSize, inputSize, outputSize }: DenseShape, seed: number) {
  const random = createRandom(seed);
  return {
    inputs: wholeNumbers(batchSize * inputSize, random),
    weights: wholeNumbers(inputSize * outputSize, random),
    biases: wholeNumbers(outputSize, random),
    dOutputs: wholeNumbers(batchSize * outputSize, random),
  };
}

const dot = (one: Float32Array, other: Float32Array) =>
  one.reduce((sum, value, k) => sum + value * other[k], 0);

describe('dense', () => {
  test('the worked example [1 2] · [[1 2 3] [4 5 6]] + [10 20 30] gives [19 32 45]', () => {
    const weights = Float32Array.of(1, 2, 3, 4, 5, 6);
    const shape = { batchSize: 1, inputSize: 2, outputSize: 3 };
    const outputs = denseForward(
      Float32Array.of(1, 2),
      weights,
      Float32Array.of(10, 20, 30),
      shape,
    );
    expect([...outputs]).toEqual([19, 32, 45]);
  });

  test('an input with a single 1 at i gives row i of the weights plus the biases, exactly, for 100 odd shapes', () => {
    fc.assert(
      fc.property(shapes, fc.nat(), (shape, seed) => {
        const { weights, biases } = wholeLayer(shape, seed);
        const { batchSize, inputSize, outputSize } = shape;
        const inputs = new Float32Array(batchSize * inputSize);
        for (let image = 0; image < batchSize; image++) {
          inputs[image * inputSize + (image % inputSize)] = 1;
        }
        const outputs = denseForward(inputs, weights, biases, shape);
        for (let image = 0; image < batchSize; image++) {
          const first = (image % inputSize) * outputSize;
          const row = weights
            .slice(first, first + outputSize)
            .map((weight, j) => weight + biases[j]);
          expect(outputs.slice(image * outputSize, (image + 1) * outputSize)).toEqual(row);
        }
      }),
    );
  });

  test('⟨dOutputs, outputs − biases⟩ = ⟨dInputs, inputs⟩ = ⟨dWeights, weights⟩ exactly for 100 odd shapes', () => {
    fc.assert(
      fc.property(shapes, fc.nat(), (shape, seed) => {
        const { inputs, weights, dOutputs } = wholeLayer(shape, seed);
        const noBiases = new Float32Array(shape.outputSize);
        const outputs = denseForward(inputs, weights, noBiases, shape);
        const { dInputs, dWeights } = denseBackward(dOutputs, inputs, weights, shape);
        expect(dot(dInputs, inputs)).toBe(dot(dOutputs, outputs));
        expect(dot(dWeights, weights)).toBe(dot(dOutputs, outputs));
      }),
    );
  });

  test('every gradient agrees with finite differences within 1e-5 for 30 odd shapes', () => {
    fc.assert(
      fc.property(shapes, fc.nat(), (shape, seed) => {
        const layer = wholeLayer(shape, seed);
        const { inputs, weights, biases, dOutputs } = layer;
        const value = () => dot(dOutputs, denseForward(inputs, weights, biases, shape));
        const gradients = denseBackward(dOutputs, inputs, weights, shape);
        for (const [numbers, dNumbers] of [
          [inputs, gradients.dInputs],
          [weights, gradients.dWeights],
          [biases, gradients.dBiases],
        ]) {
          const slopes = Array.from(numbers, (_, k) => slope(value, numbers, k, 0.5));
          expect(largestDifference(dNumbers, slopes)).toBeLessThan(1e-5);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe.each([
  { name: 'sigmoid', forward: sigmoidForward, backward: sigmoidBackward, at: [0.5, 0.7310586] },
  { name: 'tanh', forward: tanhForward, backward: tanhBackward, at: [0, 0.7615942] },
])('$name', ({ forward, backward, at }) => {
  test('gives the published values at 0 and 1 within 1e-7, and saturates without overflow', () => {
    const values = forward(Float32Array.of(0, 1, 100, -100));
    expect(largestDifference(values.subarray(0, 2), at)).toBeLessThan(1e-7);
    expect(values.every(Number.isFinite)).toBe(true);
  });

  test('the slope agrees with finite differences within 1e-5', () => {
    const random = createRandom(8);
    const preActivations = Float32Array.from({ length: 50 }, random.normal);
    const dActivations = Float32Array.from({ length: 50 }, random.normal);
    const value = () => dot(dActivations, forward(preActivations));
    const slopes = Array.from(preActivations, (_, k) => slope(value, preActivations, k, 0.03));
    const found = backward(dActivations, forward(preActivations));
    expect(largestDifference(found, slopes)).toBeLessThan(1e-5);
  });
});

describe('ReLU', () => {
  test('negative numbers and 0 become 0, positive numbers stay, and the slope at 0 is 0', () => {
    const preActivations = Float32Array.of(-2, -0, 0, 0.5, 3);
    expect([...reluForward(preActivations)].map(Math.abs)).toEqual([0, 0, 0, 0.5, 3]);
    const dActivations = Float32Array.of(1, 2, 3, 4, 5);
    expect([...reluBackward(dActivations, preActivations)]).toEqual([0, 0, 0, 4, 5]);
  });

  test('the slope agrees with finite differences within 1e-5 wherever the number is not 0', () => {
    const random = createRandom(8);
    const preActivations = Float32Array.from({ length: 50 }, () => random.below(9) - 4.5);
    const dActivations = Float32Array.from({ length: 50 }, random.normal);
    const value = () => dot(dActivations, reluForward(preActivations));
    const slopes = Array.from(preActivations, (_, k) => slope(value, preActivations, k, 0.1));
    const found = reluBackward(dActivations, preActivations);
    expect(largestDifference(found, slopes)).toBeLessThan(1e-5);
  });
});

describe('softmax', () => {
  const random = createRandom(9);
  const logits = Float32Array.from({ length: 10_000 }, () => 20 * random.normal());

  test('each of 1,000 random rows sums to 1 within 1e-6, and no probability is below 0 or above 1', () => {
    const probabilities = softmax(logits, 10);
    expect(probabilities.every((p) => p >= 0 && p <= 1)).toBe(true);
    const sums = Array.from({ length: 1000 }, (_, row) =>
      probabilities.subarray(row * 10, row * 10 + 10).reduce((sum, p) => sum + p, 0),
    );
    expect(
      largestDifference(
        sums,
        sums.map(() => 1),
      ),
    ).toBeLessThan(1e-6);
  });

  test('logits ln 1, ln 2, ln 5 give 1/8, 2/8, 5/8 within 1e-7', () => {
    const found = softmax(Float32Array.of(0, Math.log(2), Math.log(5)), 3);
    expect(largestDifference(found, [1 / 8, 2 / 8, 5 / 8])).toBeLessThan(1e-7);
  });

  test('adding 1,000 to every logit changes nothing, and logits of ±1e30 stay finite', () => {
    const row = Float32Array.of(-3, 0.5, 2, 7);
    expect(
      softmax(
        row.map((logit) => logit + 1000),
        4,
      ),
    ).toEqual(softmax(row, 4));
    expect([...softmax(Float32Array.of(1e30, -1e30), 2)]).toEqual([1, 0]);
  });

  test('temperature 2 equals the logits halved; a high one gives 1/classCount within 1e-4, a low one certainty', () => {
    const row = Float32Array.of(-3, 0.5, 2, 7);
    expect(softmax(row, 4, 2)).toEqual(
      softmax(
        row.map((logit) => logit / 2),
        4,
      ),
    );
    expect(largestDifference(softmax(row, 4, 1e6), [0.25, 0.25, 0.25, 0.25])).toBeLessThan(1e-4);
    expect([...softmax(row, 4, 0.01)]).toEqual([0, 0, 0, 1]);
    for (const temperature of [0, -1, NaN]) {
      expect(() => softmax(row, 4, temperature)).toThrow('temperature should be above 0');
    }
  });

  test('one class only is certain', () => {
    expect([...softmax(Float32Array.of(-5, 3), 1)]).toEqual([1, 1]);
  });
});

describe('cross-entropy', () => {
  test('even probabilities cost ln 10 within 1e-7; certainty costs 0 when right and 149 · ln 2 when wrong', () => {
    const even = new Float32Array(20).fill(0.1);
    expect(crossEntropy(even, Uint8Array.of(3, 9), 10)).toBeCloseTo(Math.log(10), 7);
    const certain = Float32Array.of(1, 0);
    expect(crossEntropy(certain, Uint8Array.of(0), 2)).toBe(0);
    expect(crossEntropy(certain, Uint8Array.of(1), 2)).toBeCloseTo(149 * Math.LN2, 10);
  });

  test('the loss of a NaN is NaN: a broken network cannot pass for a good one', () => {
    expect(crossEntropy(Float32Array.of(NaN, 1), Uint8Array.of(0), 2)).toBeNaN();
  });

  test('the slope through softmax agrees with finite differences within 2e-5 for 50 odd shapes', () => {
    fc.assert(
      fc.property(sizes, sizes, fc.nat(), (batchSize, classCount, seed) => {
        const random = createRandom(seed);
        const logits = Float32Array.from({ length: batchSize * classCount }, random.normal);
        const labels = Uint8Array.from({ length: batchSize }, () => random.below(classCount));
        const value = () => crossEntropy(softmax(logits, classCount), labels, classCount);
        const slopes = Array.from(logits, (_, k) => slope(value, logits, k, 0.05));
        const found = crossEntropyBackward(softmax(logits, classCount), labels, classCount);
        expect(largestDifference(found, slopes)).toBeLessThan(2e-5);
      }),
      { numRuns: 50 },
    );
  });
});
