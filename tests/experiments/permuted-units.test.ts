// Permuted hidden neurons, a network trained without ReLU, and one trained on shifted images: measured again, and held to NumPy or PyTorch.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { unitOrder } from '#src/experiments/permuted-units.ts';
import { between, permuteNeurons } from '#src/formulas/matching.ts';
import {
  permutedUnitsRecord,
  trainedOnShiftsRecord,
  withoutReluRecord,
} from '#src/records/index.ts';
import { forward, type Network } from '#src/nn/index.ts';
import { measureWithoutRelu } from '#src/experiments/without-relu.ts';
import { context, percent } from './context.ts';

const file = new URL('../chapters/oracle/article-check.json', import.meta.url);
const { twin } = JSON.parse(readFileSync(file, 'utf8')) as {
  twin: { correct: number; different: number; halfWay: number };
};

test('the order holds each of 128 neurons once, and is that of the record', () => {
  const order = [...unitOrder(128)];
  expect(order).toEqual(permutedUnitsRecord.order);
  expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 128 }, (_, k) => k));
});

test('NumPy finds the same answers, and half-way between within 2 images', () => {
  const [own, permuted, mixed] = permutedUnitsRecord.correct;
  expect([own, permuted]).toEqual([9805, twin.correct]);
  expect(permutedUnitsRecord.differentAnswers).toBe(twin.different);
  expect(Math.abs(mixed - twin.halfWay)).toBeLessThanOrEqual(2);
});

test('two neurons changed round give the same logit, and half-way between them another', () => {
  const layer = (name: string, inputSize: number, outputSize: number, weights: number[]) => ({
    kind: 'dense' as const,
    name,
    inputSize,
    outputSize,
    weights: Float32Array.from(weights),
    biases: new Float32Array(outputSize),
  });
  const network = {
    sizes: [1, 2, 1],
    layers: [layer('hidden', 1, 2, [1, 3]), layer('output', 2, 1, [10, 100])],
  };
  const permuted = permuteNeurons(network, Uint32Array.of(1, 0));
  const logit = (one: Network) => forward(one, Float32Array.of(2)).logits[0];
  expect([...permuted.layers[0].weights]).toEqual([3, 1]);
  expect([...permuted.layers[1].weights]).toEqual([100, 10]);
  // 2 · 1 · 10 + 2 · 3 · 100, then with means: 2 · (2 · 2 · 55).
  expect([logit(network), logit(permuted), logit(between(network, permuted, 0.5))]).toEqual([
    620, 620, 440,
  ]);
});

test('without ReLU, seed 1 measured again is the record’s; all seeds stand within 0.8 points of PyTorch’s 92.57 %', () => {
  expect(measureWithoutRelu(context, 1)).toEqual(withoutReluRecord.points[0]);
  for (const { test: answers } of withoutReluRecord.points)
    expect(Math.abs(percent(answers) - 92.57)).toBeLessThan(0.8);
});

test('trained on shifted images: within 1.5 points of PyTorch up to 4 pixels, then within 4', () => {
  const expected = [96.3, 96.2, 96.0, 94.7, 90.8, 73.4, 52.7];
  for (const { pixels, test: answers } of trainedOnShiftsRecord.points)
    expect(Math.abs(percent(answers) - expected[pixels]!)).toBeLessThan(pixels > 4 ? 4 : 1.5);
});
