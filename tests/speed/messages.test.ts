// Page and worker take only what they can use, and say what they found instead.
import { expect, test } from 'vitest';
import { checkOrder, checkReport } from '#src/speed/check.ts';

const modules = { scalar: 'a', simd: 'b', 'relaxed-simd': 'c' };
const places = { root: 'r', weights: 'w', modules };
const start = { compile: 1, setUp: 1, first: 1, second: 1, warm: 0.01 };

test.each([
  { kind: 'measure', places, task: { kind: 'classify' } },
  { kind: 'measure', places, task: { kind: 'rungs', rungs: ['naive', 'gpu'] } },
  { kind: 'measure', places, task: { kind: 'cold', pixels: new Uint8Array(784) } },
  { kind: 'measure', places, task: { kind: 'batches' } },
  { kind: 'partner', places, port: new MessageChannel().port2 },
])('an order passes: $kind', (order) => {
  expect(checkOrder(order)).toBe(order);
});

test.each([
  null,
  'measure',
  {},
  { kind: 'toString' },
  { kind: 'measure', places },
  { kind: 'measure', places: { root: 'r' }, task: { kind: 'classify' } },
  { kind: 'measure', places, task: { kind: 'rungs', rungs: ['fastest'] } },
  { kind: 'measure', places, task: { kind: 'cold', pixels: new Uint8Array(10) } },
  { kind: 'partner', places, port: {} },
])('no order passes: %j', (order) => {
  expect(() => checkOrder(order)).toThrow(/should be an order to measure, found/);
});

test.each([
  { kind: 'fetching', share: 0.5 },
  { kind: 'rung', name: 'simd', milliseconds: 20, loops: 13, right: 9803, same: 10_000 },
  { kind: 'missing', name: 'gpu', why: 'none' },
  { kind: 'classified', level: 'simd', samples: [20, 21], median: 20.5, right: 9803 },
  { kind: 'batch', way: 'two', batchSize: 10, microseconds: 3 },
  { kind: 'cold', level: 'scalar', tick: 0.1, plain: start, compiled: start },
  { kind: 'done' },
])('a report passes: $kind', (report) => {
  expect(checkReport(report)).toBe(report);
});

test.each([
  undefined,
  { kind: 'finished' },
  { kind: 'fetching' },
  { kind: 'rung', name: 'warp', milliseconds: 1, loops: 1, right: 1, same: 1 },
  { kind: 'classified', level: 'simd', samples: ['20'], median: 20, right: 1 },
  { kind: 'batch', way: 'one', batchSize: 1, microseconds: Number.NaN },
])('no report passes: %j', (report) => {
  expect(() => checkReport(report)).toThrow(/should be a report of the measuring worker, found/);
});
