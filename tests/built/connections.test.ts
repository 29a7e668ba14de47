// The chapter on connections as built, against sums written here, NumPy's oracle and the file of weights.
import { expect, test } from 'vitest';
import { weightsInFile } from '../chapters/weights-file.ts';
import { mnist, shipped } from '../nn/oracle/read.ts';
import { expectFacts, page, shown, within } from './pages.ts';

test('784-128-10 has 138 neurons, 101,632 connections, 101,770 parameters', () => {
  expectFacts('connections', {
    neurons: 128 + 10,
    'hidden-weights': 784 * 128,
    'output-weights': 128 * 10,
    connections: 784 * 128 + 128 * 10,
    biases: 128 + 10,
    parameters: 785 * 128 + 129 * 10,
  });
});

test('the strongest weight is shown, and neurons raise as many digits as their weights in the file say', () => {
  const weights = weightsInFile('output.weights');
  const raised = Array.from({ length: 128 }, (_, neuron) => {
    const row = [...weights.subarray(neuron * 10, neuron * 10 + 10)];
    return row.filter((weight) => weight > 0).length;
  });
  expectFacts('connections', {
    'fewest-digits-raised': Math.min(...raised),
    'most-digits-raised': Math.max(...raised),
  });
  expect(Math.abs(shown(page('connections'), 'strongest-weight-1'))).toBeGreaterThan(0);
});

test('halving 512 neurons takes 407,050 parameters to 203,530; all 20 depths follow from the closed form, below 75 %', () => {
  const parameters = (h: number, depth: number) =>
    785 * h + (depth - 1) * (h + 1) * h + 10 * (h + 1);
  expectFacts('connections', {
    'parameters-before': 407_050,
    'parameters-after': 203_530,
    saved: expect.closeTo(203_520 / 407_050, 12),
  });
  for (let depth = 1; depth <= 20; depth++) {
    const saved = 1 - parameters(256, depth) / parameters(512, depth);
    expectFacts('connections', { [`saved-depth-${depth}`]: expect.closeTo(saved, 12) });
    expect(saved).toBeLessThan(0.75);
  }
});

test('67 blank pixels × 128 = 8,576 weights are unchanged, and the table adds up', () => {
  expect(mnist.train.alwaysZeroPixels).toHaveLength(67);
  expectFacts('connections', {
    'untouched-weights': 67 * 128,
    'unchanged-at-dead-pixels': 67 * 128,
    'touched-weights': 784 * 128 - 67 * 128,
    'unchanged-weights': 67 * 128 + shown(page('connections'), 'unchanged-elsewhere'),
  });
});

test('accuracy as shipped and without biases is NumPy’s, shuffled it is below 20 %', () => {
  expectFacts('connections', {
    accuracy: shipped.test.accuracy,
    'accuracy-without-biases': shipped.withoutBiases.accuracy,
    'accuracy-shuffled-weights': within(0.1, 0.1),
  });
});
