// Units and edges: NumPy counts, ranks and compares the same.
import { describe, expect, test } from 'vitest';
import { correctWithoutFirst, randomOrder } from '#src/experiments/ablation.ts';
import { bank } from '#src/formulas/edge-bank.ts';
import { bestMatches } from '#src/experiments/edges.ts';
import { medianOf } from '#src/formulas/scores.ts';
import { areasUnderCurve, ranksOf } from '#src/experiments/auc.ts';
import { edgesRecord, unitsRecord } from '#src/records/index.ts';
import { measureNeuron } from '#src/experiments/units.ts';
import { hiddenVectors } from '#src/retrieval/vectors.ts';
import { context, furthest, oracle } from './context.ts';

const hidden = hiddenVectors(context.machine(), context.network.layers[0], context.test);
const { labels } = context.test;

describe('units of the shipped network on the 10,000 test images', () => {
  const { units, ablation, correct, byDigitsCalled } = unitsRecord;

  test('8 units measured again are the record’s, and NumPy’s within what is rounded', () => {
    for (const other of oracle.units.units) {
      const { correctWithout, ...recorded } = units[other.unit];
      expect(measureNeuron(hidden, labels, other.unit)).toEqual(recorded);
      expect(recorded.top).toEqual(other.top);
      expect(correctWithout).toBe(other.correctWithout);
      for (const name of ['auc', 'active'] as const) {
        expect(furthest(recorded[name], other[name])).toBeLessThan(1e-4);
      }
      for (const [digit, mean] of other.mean.entries()) {
        expect(Math.abs(recorded.mean[digit] - mean)).toBeLessThan(1e-3 * Math.max(1, mean));
      }
    }
  });

  test('units counted by the digits that call them are NumPy’s', () => {
    expect(byDigitsCalled).toEqual(oracle.units.byDigitsCalled);
    expect(byDigitsCalled.reduce((sum, count) => sum + count)).toBe(128);
  });

  test('a unit alone is missed little: 0.05 points on average, 0.6 at most', () => {
    const lost = units.map(({ correctWithout }) => (correct - correctWithout) / 100);
    expect(lost.reduce((sum, points) => sum + points) / lost.length).toBeLessThan(0.2);
    expect(Math.max(...lost)).toBeLessThan(0.6);
  });

  test('silenced one after the other in the recorded order, they leave what NumPy counts', () => {
    expect(ablation.order).toEqual(randomOrder(128, ablation.seed));
    const output = context.network.layers[1];
    expect(correctWithoutFirst(hidden, output, labels, ablation.order)).toEqual(ablation.correct);
    for (const [k, right] of Object.entries(oracle.units.withoutFirst)) {
      expect(ablation.correct[Number(k)]).toBe(right);
    }
  });
});

test('without 64 units at random between 70 and 90 % are right on average, without any 9,805', () => {
  const { spread, correct } = unitsRecord.ablation;
  expect(spread.mean[0]).toBe(9805);
  expect(spread.mean[64]).toBeGreaterThan(7000);
  expect(spread.mean[64]).toBeLessThan(9000);
  expect([spread.least[128], spread.most[128]]).toEqual([correct[128], correct[128]]);
  spread.mean.forEach((mean, silent) => {
    expect(mean).toBeGreaterThanOrEqual(spread.least[silent]);
    expect(mean).toBeLessThanOrEqual(spread.most[silent]);
  });
});

test('an AUC by hand: 3 of 4 pairs in order, and a tie counts half', () => {
  expect([...ranksOf([10, 20, 20, 5])]).toEqual([2, 3.5, 3.5, 1]);
  expect(areasUnderCurve(ranksOf([1, 3, 2, 4]), Uint8Array.of(0, 0, 1, 1), 2)).toEqual([
    0.25, 0.75,
  ]);
  expect(areasUnderCurve(ranksOf([1, 2, 2, 3]), Uint8Array.of(0, 0, 1, 1), 2)[1]).toBe(0.875);
});

describe('edges', () => {
  const { units, medianR2, largestR2, aboveHalf, templates, untrained } = edgesRecord;

  test('the bank holds 7,744 templates, all different', () => {
    expect(bank.length).toBe(oracle.edges.templates);
    expect(templates).toBe(7744);
    expect(new Set(bank.map((template) => JSON.stringify(template))).size).toBe(7744);
  });

  test('2 units matched again are the record’s; of all 128 the best R² is NumPy’s within 1e-5', () => {
    bestMatches(context.network.layers[0], [0, 1]).forEach(({ place, r2, sign }, unit) => {
      expect(units[unit]).toMatchObject({ place, sign, ...bank[place] });
      expect(Math.abs(units[unit].r2 - r2)).toBeLessThan(1e-5);
    });
    expect(
      furthest(
        units.map(({ r2 }) => r2),
        oracle.edges.best,
      ),
    ).toBeLessThan(1e-5);
    oracle.edges.names.forEach(([kind, wavelength, angle, row, column], unit) =>
      expect(units[unit]).toMatchObject({ kind, wavelength, angle, row, column }),
    );
  });

  test('the best edge explains a median of 8 to 25 %, and of no unit half', () => {
    expect(medianR2).toBeGreaterThan(0.08);
    expect(medianR2).toBeLessThan(0.25);
    expect(largestR2).toBeLessThan(0.5);
    expect(aboveHalf).toBe(0);
    expect(untrained.medianR2).toBeLessThan(0.03);
    expect(medianOf([4, 1, 3, 2])).toBe(2.5);
    expect(medianOf([3, 1, 2])).toBe(2);
  });
});
