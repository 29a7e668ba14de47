// The chapter on representations as built, against NumPy and the file of weights.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { weightsInFile } from '../chapters/weights-file.ts';
import { expectFacts, page, shown, within } from './pages.ts';

const json = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const oracle = json('../chapters/oracle/representations.json');
const experiments = json('../experiments/oracle/experiments.json');

test('weight grid: all 17 moments have the neighbours’ correlation that NumPy finds', () => {
  // The file keeps weights in 63 steps, so NumPy’s own count from it is a little off.
  for (const [k, expected] of experiments.checkpoints.correlations.entries())
    expectFacts('representations', { [`correlation-${k}`]: within(0.005, expected) });
  expectFacts('representations', {
    'accuracy-14': 0.9805,
    'moment-accuracy': 0.9805,
    'moment-correlation': shown(page('representations'), 'correlation-14'),
  });
});

test('edge meter: opens with the best of 128; the median, the largest and the count above one half are NumPy’s', () => {
  const { best } = experiments.edges;
  const sorted = best.toSorted((a: number, b: number) => a - b);
  expectFacts('representations', {
    'edge-share': expect.closeTo(Math.max(...best), 4),
    'edge-median': expect.closeTo((sorted[63] + sorted[64]) / 2, 4),
    'edge-largest': expect.closeTo(sorted[127], 4),
    'edge-above-half': 0,
    'edge-templates': 7744,
  });
});

test('unit inspector: neurons that fire for exactly one digit, for none and for several are as many as NumPy counts', () => {
  const counts: number[] = experiments.units.byDigitsCalled;
  expectFacts('representations', {
    'fires-for-none': counts[0],
    'fires-for-one': counts[1],
    'fires-for-several': 128 - counts[0]! - counts[1]!,
    'auc-8': expect.closeTo(0.8586, 3),
  });
});

test('ablation: as many are right without 64 neurons, and without one, as NumPy finds', () => {
  const { withoutFirst, units } = experiments.units;
  const lost = units.map(
    ({ correctWithout }: { correctWithout: number }) => (9805 - correctWithout) / 10_000,
  );
  expect(withoutFirst[64]).toBe(8532);
  expectFacts('representations', { 'right-without': withoutFirst[64] / 10_000 });
  const chapter = page('representations');
  expect(shown(chapter, 'one-silent-most-lost')).toBeGreaterThanOrEqual(Math.max(...lost));
  expect(shown(chapter, 'one-silent-lost')).toBeLessThan(0.002);
});

test('circle toy: opens with an 8, and the prose names NumPy’s answers to one circle', () => {
  expectFacts('representations', {
    'circles-prediction': 8,
    'circles-upper': oracle.circles.upper.prediction,
    'circles-lower': oracle.circles.lower.prediction,
  });
});

test('nothing above the hidden layer but 128 × 10 weights: the file holds 2 layers', () => {
  expect(weightsInFile('hidden.weights').length).toBe(784 * 128);
  expect(weightsInFile('output.weights').length).toBe(128 * 10);
});
