// The chapter on speed: its counts against sums written out here, its recorded numbers against the record's own.
import { expect, test } from 'vitest';
import { crossingSentence, overtakesAt } from '#components/figures/BatchCurve/curves.ts';
import { ladderSentence, stepsOf } from '#components/figures/SpeedLadder/steps.ts';
import { duration, times } from '#components/controls/Measuring/words.ts';
import { meanInked, operationsFor, speedFacts } from '#src/facts/speed.ts';
import { whereRecorded } from '#src/numbers/where-recorded.ts';
import { type BatchPoint, speedRecord } from '#src/records/speed-record.ts';
import { rungNames } from '#src/speed/implementations/implementation.ts';
import { shipped } from '../nn/oracle/read.ts';

test('two images with 3 and 1 inked pixels have 2 on average, and 2 · 128 + 1,280 multiply-adds left', () => {
  const pixels = new Uint8Array(2 * 784);
  pixels.set([9, 0, 9, 9]);
  pixels[784] = 255;
  const set = { name: 'two', count: 2, pixels, labels: new Uint8Array(2) };
  expect(meanInked(set)).toBe(2);
  expect(speedFacts(set)).toMatchObject({
    'mean-operations': 2 * 128 + 1280,
    'operations-left': (2 * 128 + 1280) / 101_632,
    'lenet-operations': 117_600 + 240_000 + 48_000 + 10_080 + 840,
    'lenet-parameters': 156 + 2416 + 48_120 + 10_164 + 850,
  });
  expect(operationsFor(784)).toBe(101_632);
});

test('the record holds every rung, at least 25 batches, the oracle’s right answers, and where it is from', () => {
  expect(speedRecord.rungs.map(({ name }) => name)).toEqual([...rungNames]);
  for (const { milliseconds, missing } of speedRecord.rungs)
    expect((milliseconds ?? 0) > 0 || /\S.{20}/.test(missing ?? '')).toBe(true);
  expect(speedRecord.batches.length).toBeGreaterThanOrEqual(25);
  expect(speedRecord.batches.filter(({ microseconds }) => !(microseconds > 0))).toEqual([]);
  expect(speedRecord.classify.right).toBe(shipped.test.correct);
  expect(whereRecorded(speedRecord)).toMatch(/\d threads, .+; Chromium \d+; \d+ \w+ 20\d\d/);
});

const point = (way: BatchPoint['way'], batchSize: number, microseconds: number) => ({
  way,
  batchSize,
  microseconds,
});

test('two workers overtake at the size from which on they are always quicker, or never', () => {
  const alone = [2, 10, 100, 1000].map((size) => point('one', size, 2));
  const two = [9, 1.9, 3, 1.2].map((time, k) => point('two', [2, 10, 100, 1000][k], time));
  expect(overtakesAt([...alone, ...two], 'two')).toBe(1000);
  expect(overtakesAt([...alone, ...two.slice(0, 3)], 'two')).toBeUndefined();
  expect(crossingSentence([...alone, ...two])).toContain('in batches of 1,000 or more');
});

test('a rung that is missing is said to be, and the sentence names the times that are there', () => {
  const recorded = [{ name: 'naive' as const, milliseconds: 1000 }];
  const results = {
    naive: { milliseconds: 500, loops: 1, right: 1, same: 1 },
    gpu: { missing: 'None.' },
  };
  const steps = stepsOf(recorded, results);
  expect(steps[0]).toMatchObject({ recorded: 1000, yours: 500, absent: undefined });
  expect(steps.at(-1)).toMatchObject({ absent: 'not here' });
  expect(ladderSentence(recorded, results)).toBe(
    'Time for 10,000 images. Recorded: Lists of lists 1,000 ms. Yours: Lists of lists 500 ms.',
  );
});

test('times are written in the unit that fits, and not finer than the clock', () => {
  expect(duration(1017)).toBe('1,020 ms');
  expect(duration(0.0019)).toBe('1.9 µs');
  expect(duration(0, 0.1)).toBe('< 100 µs');
  expect([times(1.44), times(52.3)]).toEqual(['1.4 ×', '52 ×']);
});
