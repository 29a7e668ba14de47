// The page of reference numbers as built: its counts against NumPy and arithmetic.
import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { between, expectFacts } from './pages.ts';

const json = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const { neighbours, labels } = json('../chapters/oracle/article-check.json');
const shipped = json('../nn/oracle/shipped.json');
const mnist = json('../nn/oracle/mnist.json');

const reference = 'reference-numbers';

test('the exact counts are what NumPy finds', () => {
  const { pixels, hidden } = neighbours;
  for (const [name, expected] of [
    ['always-1-correct', labels.test[1]],
    ['nearest-pixels-1-euclidean-correct', pixels.euclidean[1]],
    ['nearest-pixels-3-euclidean-correct', pixels.euclidean[3]],
    ['nearest-pixels-5-euclidean-correct', pixels.euclidean[5]],
    ['shipped-correct', shipped.test.correct],
    ['shipped-accuracy', shipped.test.accuracy],
    ['shipped-parameters', 101_770],
    ['shipped-multiply-adds', 101_632],
    ['relu-removed-correct', shipped.withoutRelu.correct],
    ['lenet-parameters', 61_706],
    ['lenet-multiply-adds', 416_520],
    ['small-convolutional-parameters', 5994],
    ['small-convolutional-multiply-adds', 786_560],
    ['dead-in-train', mnist.train.alwaysZeroCount],
    ['dead-in-test', mnist.test.alwaysZeroCount],
    ['untouched-weights', 8576],
    ['unchanged-at-dead-pixels', 8576],
    ['first-training-ink', mnist.train.firstImageSum],
    ['exact-steps-an-epoch', Math.ceil(55_000 / 32)],
    ['exact-sweep-steps', Math.ceil(55_000 / 128)],
  ] as [string, number][])
    expectFacts(reference, { [name]: expected });
  // Distances as 32-bit numbers may turn an answer or two where two images are as near as makes no difference.
  for (const [name, expected] of [
    ['nearest-pixels-1-cosine', pixels.cosine[1]],
    ['nearest-pixels-3-cosine', pixels.cosine[3]],
    ['nearest-pixels-5-cosine', pixels.cosine[5]],
    ['nearest-hidden-128-euclidean', hidden.euclidean[3]],
    ['nearest-hidden-128-cosine', hidden.cosine[3]],
  ] as [string, number][])
    expectFacts(reference, { [`${name}-correct`]: between(expected - 2, expected + 2) });
  for (let digit = 0; digit < 10; digit++) {
    expectFacts(reference, { [`exact-train-label-${digit}`]: labels.train[digit] });
    expectFacts(reference, { [`exact-test-label-${digit}`]: labels.test[digit] });
  }
});

test('width h has 795 · h + 10 parameters and 794 · h multiply-adds, for 10 widths', () => {
  for (let width = 1; width <= 512; width *= 2) {
    expectFacts(reference, { [`width-${width}-parameters`]: 795 * width + 10 });
    expectFacts(reference, { [`width-${width}-multiply-adds`]: 794 * width });
  }
});
