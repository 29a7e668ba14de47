// Baselines: counted again here, by NumPy, and in the tables of others.
import { expect, test } from 'vitest';
import {
  measureLogistic,
  measureMajority,
  measureRules,
  measureTable,
} from '#src/experiments/baseline-measures.ts';
import { findNearest } from '#src/retrieval/neighbours.ts';
import { baselinesRecord } from '#src/records/index.ts';
import { bestRule, saysOne } from '#src/formulas/two-features.ts';
import { pixelVectors } from '#src/retrieval/vectors.ts';
import { countRight, voteOf } from '#src/retrieval/majority-vote.ts';
import { sliceImages } from '#src/training/images.ts';
import { context, oracle, percent } from './context.ts';

const { baselines, votes } = baselinesRecord;
const named = (name: string) => baselines.find((baseline) => baseline.name === name)!;

test('always "1" is right on 1,135 of 10,000, the published count', () => {
  expect(measureMajority(context)).toEqual(named('always-1'));
  expect(named('always-1').correct).toBe(1135);
});

test('rules on ink and on centre ink are the record’s, and tell 0 from 1 on more than 93 % of 2,115', () => {
  expect(measureRules(context)).toEqual(baselinesRecord.rules);
  for (const rule of baselinesRecord.rules) {
    expect(rule.count).toBe(980 + 1135);
    expect(percent(rule)).toBeGreaterThan(93);
  }
});

test('no other threshold tells more of the examples apart', () => {
  const examples = [3, 1, 4, 1, 5, 9, 2, 6].map((ink, k) => ({ ink, centre: 0, label: k % 2 }));
  const right = (threshold: number) =>
    examples.filter(
      (example) =>
        Number(saysOne({ feature: 'ink', side: 'below', threshold }, example)) === example.label,
    ).length;
  const { threshold } = bestRule('ink', 'below', examples);
  expect(right(threshold)).toBe(Math.max(...Array.from({ length: 11 }, (_, k) => right(k))));
});

test('two numbers in a table of 400 cells tell ten digits apart on more than a third', () => {
  expect(measureTable(context)).toEqual(named('two-features'));
  expect(percent(named('two-features'))).toBeGreaterThan(33);
});

test('logistic regression (seed 1, 55,000 images) is the record’s, 92.0 to 93.0 %', () => {
  const found = measureLogistic(context);
  expect(found).toEqual(named('logistic-regression'));
  expect(found.parameters).toBe(7850);
  expect(found.multiplyAdds).toBe(7840);
  expect(percent(found)).toBeGreaterThan(92);
  expect(percent(found)).toBeLessThan(93);
});

test('1, 3 and 5 neighbours get 96.91, 97.05 and 96.88 %, by the cosine 97.23, 97.33 and 97.30 %', () => {
  const correct = (measure: string) =>
    votes
      .filter((vote) => vote.measure === measure && vote.tie === 'smallest')
      .map((vote) => vote.correct);
  expect(correct('euclidean')).toEqual([9691, 9705, 9688]);
  expect(correct('cosine')).toEqual([9723, 9733, 9730]);
});

test('the neighbours of 200 test images are those that NumPy finds among all 60,000', () => {
  const { queries, places, correct } = oracle.neighbours;
  const asked = sliceImages(context.test, 0, queries);
  const measures = ['euclidean'] as const;
  const stored = pixelVectors(context.train);
  const { euclidean } = findNearest(context.machine(), stored, pixelVectors(asked), 10, measures);
  places.forEach((row, query) =>
    expect([...euclidean.places.subarray(10 * query, 10 * query + 10)]).toEqual(row),
  );
  for (const [k, right] of Object.entries(correct)) {
    expect(countRight(euclidean, context.train.labels, asked.labels, Number(k), 'smallest')).toBe(
      right,
    );
  }
});

test('of digits named equally often the nearest wins, or the smallest', () => {
  const labels = Uint8Array.of(7, 3, 3, 7);
  const nearest = { k: 4, places: Int32Array.of(0, 1, 2, 3), scores: new Float64Array(4) };
  expect(voteOf(nearest, labels, 0, 4, 'nearest')).toBe(7);
  expect(voteOf(nearest, labels, 0, 4, 'smallest')).toBe(3);
  expect(voteOf(nearest, labels, 0, 3, 'nearest')).toBe(3);
});

test('the shipped network gets 9,805 of 10,000 with 101,770 parameters', () => {
  expect(named('network')).toMatchObject({ correct: 9805, parameters: 101_770 });
});
