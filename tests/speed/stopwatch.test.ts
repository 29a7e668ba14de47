// The rules of timing, with a clock that the test turns.
import { expect, test } from 'vitest';
import { measure, median } from '#src/speed/stopwatch.ts';

/** A device where a piece of work takes `cost(piece)` milliseconds, seen on a clock with steps of `tick`. */
function device(cost: (piece: number) => number, tick = 0.001) {
  let time = 0;
  let pieces = 0;
  return {
    pieces: () => pieces,
    now: () => Math.floor(time / tick) * tick,
    work: (times: number) => {
      for (let k = 0; k < times; k++) time += cost(pieces++);
    },
  };
}

test('work of 1,000 ms is done once', async () => {
  const { work, now, pieces } = device(() => 1000);
  expect(await measure(work, { now })).toEqual({ samples: [1000], median: 1000, times: 1 });
  expect(pieces()).toBe(1);
});

test('work of 20 ms is repeated for at least 250 ms, after one call that does not count', async () => {
  const { work, now } = device((piece) => (piece === 0 ? 60 : 20));
  const { samples, median: middle, times } = await measure(work, { now });
  expect(times).toBe(1);
  expect(samples).toHaveLength(13);
  expect(middle).toBeCloseTo(20, 6);
});

test('work of 2 µs is timed in loops of at least 10 ms, on a clock with steps of 0.1 ms, within 1 %', async () => {
  const { work, now } = device(() => 0.002, 0.1);
  const { samples, median: middle, times } = await measure(work, { now });
  expect(times * 0.002).toBeGreaterThanOrEqual(10);
  expect(samples.length * times * 0.002).toBeGreaterThanOrEqual(250);
  expect(Math.abs(middle / 0.002 - 1)).toBeLessThan(0.01);
});

test('a slow first call does not make the loops too short for the clock: 40 µs after 12 ms, within 1 %', async () => {
  const { work, now } = device((piece) => (piece === 0 ? 12 : 0.04), 0.1);
  const { median: middle, times } = await measure(work, { now });
  expect(times * 0.04).toBeGreaterThanOrEqual(10);
  expect(Math.abs(middle / 0.04 - 1)).toBeLessThan(0.01);
});

test('a loop that only seemed long, since it was held up, is thrown away with those before it', async () => {
  const { work, now } = device((piece) => (piece === 1 ? 15 : 0.04), 0.1);
  const { samples, median: middle } = await measure(work, { now });
  expect(Math.max(...samples)).toBeLessThan(0.05);
  expect(Math.abs(middle / 0.04 - 1)).toBeLessThan(0.01);
});

test('a clock with steps of 100 ms still gives an answer, from longer loops', async () => {
  const { work, now } = device(() => 0.5, 100);
  const { median: middle, times } = await measure(work, { now });
  expect(times).toBeGreaterThanOrEqual(200);
  expect(middle).toBeGreaterThan(0.2);
});

test('one loop that was disturbed does not change the median', async () => {
  const { work, now } = device((piece) => (piece === 5 ? 90 : 20));
  const { samples, median: middle } = await measure(work, { now });
  expect(Math.max(...samples)).toBeCloseTo(90, 6);
  expect(middle).toBeCloseTo(20, 6);
});

test('work that makes one wait is waited for', async () => {
  let time = 0;
  const work = async (times: number) => {
    await Promise.resolve();
    time += 300 * times;
  };
  expect((await measure(work, { now: () => time })).median).toBe(300);
});

test('the median is the middle, or half-way between two; of nothing there is none', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(() => median([])).toThrow(RangeError);
});
