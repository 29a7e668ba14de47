// Chapter 7 in numbers: scores, sizes and votes, held against NumPy's program and arithmetic written here.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shared, voteOf } from '#components/figures/NeighbourSearch/spaces.ts';
import { timedSentence } from '#components/figures/VectorSearch/points.ts';
import { unpackDirections } from '#src/retrieval/directions-file.ts';
import { searchLists } from '#src/retrieval/lists.ts';
import { timeSearches } from '#src/retrieval/time-searches.ts';
import { embeddingsRecord } from '#src/records/index.ts';
import { embeddingFacts } from '#src/facts/embeddings.ts';
import { movedDigitFacts, movedRight } from '#src/facts/moved-digit.ts';
import { createRandom } from '#src/nn/index.ts';
import { context } from '../experiments/context.ts';

const oracle = JSON.parse(
  readFileSync(new URL('../chapters/oracle/embeddings.json', import.meta.url), 'utf8'),
);
const facts = embeddingFacts();

test('784 numbers to 128 is 6.125 times fewer, and 784 bytes to 512 is 1.53125 times fewer', () => {
  expect(facts['times-fewer-numbers']).toBe(6.125);
  expect(facts['times-fewer-bytes']).toBe(1.53125);
  expect(facts['list-mean']).toBe(234.375);
});

test('the shelf of 10,000: right answers of all 4 spaces and both disagreements are NumPy’s', () => {
  const { correct, nearest, onlyHidden, onlyPixels } = embeddingsRecord.storedVectors;
  expect(correct).toEqual(oracle.shelf.correct);
  expect(nearest).toEqual(oracle.shelf.nearest);
  expect([onlyHidden.count, onlyPixels.count]).toEqual([
    oracle.shelf.onlyHidden,
    oracle.shelf.onlyPixels,
  ]);
  expect([onlyHidden.images[0], onlyPixels.images[0]].map(String)).toEqual(
    Object.keys(oracle.shelf.differing),
  );
});

test('only the trained layer 120, only 50 components 92: the difference is the scores’, and 14.56 is √212', () => {
  expect([facts['only-trained-right'], facts['only-pca-right']]).toEqual([
    oracle.againstPca.onlyHidden,
    oracle.againstPca.onlyPca,
  ]);
  expect(facts['trained-over-pca-images']).toBe(120 - 92);
  expect(facts['coin-spread']).toBeCloseTo(14.5602, 4);
});

test('the 4 moved by 2 pixels is at 2,166.1, and a 9 at 1,226.8, as NumPy measures; in the trained layer at 10.12 and 4.94; 3 of 4 rows hold the rival of the search’s example', () => {
  const moved = movedDigitFacts(context.network, context.train, context.test);
  expect(moved['moved-distance']).toBeCloseTo(oracle.moved.distance, 6);
  expect(moved['stranger-distance']).toBeCloseTo(oracle.moved.stranger, 6);
  expect(oracle.moved.distance).toBeCloseTo(2166.1, 1);
  expect(oracle.moved.stranger).toBeCloseTo(1226.8, 1);
  expect([moved['moved-label'], moved['stranger-label']]).toEqual([4, oracle.moved.label]);
  expect(moved['stranger-label-hidden']).toBe(oracle.moved.hiddenLabel);
  const rows = Object.values<number[]>(oracle.shelf.nearest).filter((places) =>
    places.some((place) => context.train.labels[place] === moved['searched-rival']),
  );
  expect(rows).toHaveLength(3);
  expect(moved['moved-distance-hidden']).toBeCloseTo(oracle.moved.hiddenDistance, 3);
  expect(moved['stranger-distance-hidden']).toBeCloseTo(oracle.moved.hiddenStranger, 3);
  const row = movedRight(
    Uint8Array.from({ length: 784 }, (_, k) => (k % 28) + 1),
    2,
  );
  expect([...row.subarray(28, 33)]).toEqual([0, 0, 1, 2, 3]);
});

test('the directions’ file holds 50 directions of length 1, at right angles within 1e-5', () => {
  const file = new URL('../../public/experiments/directions.bin', import.meta.url);
  const pixels = unpackDirections(readFileSync(file));
  const dot = (a: number, b: number) => {
    let sum = 0;
    for (let i = 0; i < 784; i++) sum += pixels[784 * a + i] * pixels[784 * b + i];
    return sum;
  };
  for (const [a, b] of [
    [0, 0],
    [49, 49],
    [0, 1],
    [0, 49],
    [20, 30],
  ])
    expect(dot(a, b)).toBeCloseTo(Number(a === b), 5);
  expect(() => unpackDirections(new Uint8Array(4))).toThrow('found 4');
});

test('a vote of 7, 7, 9, 9, 1 is the nearer of the equal ones, 7, with 2 votes', () => {
  expect(voteOf([7, 7, 9, 9, 1])).toEqual({ digit: 7, votes: 2 });
  expect(voteOf([1, 9, 9, 7, 7])).toEqual({ digit: 9, votes: 2 });
  expect(shared([1, 2, 3], [3, 4, 1])).toBe(2);
});

test('of 300 points, what lists find and count is what a plain search through them finds', () => {
  const random = createRandom(5);
  const values = Float32Array.from({ length: 300 * 4 }, () => random.normal());
  const stored = { values, count: 300, size: 4 };
  const query = Float32Array.of(0.1, -0.2, 0.3, 0);
  const lists = [[5, 9, 200], Int32Array.of(7, 1), [299]];
  const away = (place: number) =>
    Math.hypot(...query.map((value, i) => value - values[4 * place + i]));
  const { places, distances } = searchLists(stored, query, 4, lists);
  const expected = [5, 9, 200, 7, 1, 299].toSorted((a, b) => away(a) - away(b)).slice(0, 4);
  expect(places).toEqual(expected);
  distances.forEach((distance, k) => expect(Math.sqrt(distance)).toBeCloseTo(away(expected[k]), 6));
});

test('timed searches: the exact one finds all, more lists never find less, and the clock’s words are the clock’s', () => {
  const random = createRandom(8);
  const values = Float32Array.from({ length: 500 * 8 }, () => random.normal());
  const stored = { values, count: 500, size: 8 };
  const asked = { values: values.subarray(0, 40 * 8), count: 40, size: 8 };
  let clock = 0;
  const now = () => (clock += 40);
  const settings = { listCount: 32, rounds: 3, seed: 1 };
  const timed = timeSearches(stored, asked, { now, report: () => {} }, 3, settings);
  const [exact, ...some] = timed.searches;
  expect(exact).toEqual({ probes: 0, recall: 1, distances: 500, milliseconds: 1 });
  some.forEach((search, k) => {
    expect(search.recall).toBeGreaterThanOrEqual(k === 0 ? 0.1 : some[k - 1].recall);
  });
  // All 32 lists hold everything, and the 32 centres are distances too.
  expect(some.at(-1)).toMatchObject({ probes: 32, recall: 1, distances: 532 });
  expect(timedSentence(timed)).toContain('1.0 times as fast');
});
