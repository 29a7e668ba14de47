// The page and the worker that measures networks of layers take only what they can use.
import { expect, test } from 'vitest';
import { checkLayersOrder, checkLayersReport } from '#src/speed/layers-messages.ts';

const modules = { scalar: 'a', simd: 'b', 'relaxed-simd': 'c' };
const places = { root: 'r', weights: ['w', 'v'], modules, ofLayers: modules };
const order = { kind: 'measure', places, task: { kind: 'read', names: ['book', 'gru'] } };
const report = { kind: 'read', name: 'cnn', level: 'simd', samples: [90], median: 90, right: 9903 };

test('an order to read and its report pass', () => {
  expect(checkLayersOrder(order)).toBe(order);
  expect(checkLayersReport(report)).toBe(report);
});

test.each([
  null,
  {},
  { ...order, task: { kind: 'read', names: ['lenet'] } },
  { ...order, task: { kind: 'classify' } },
  { ...order, places: { ...places, ofLayers: undefined } },
])('no order passes: %j', (wrong) => {
  expect(() => checkLayersOrder(wrong)).toThrow(
    /should be an order to measure a network of layers/,
  );
});

test.each([
  { ...report, name: 'toString' },
  { ...report, right: undefined },
  { ...report, samples: [NaN] },
  { kind: 'classified' },
])('no report passes: %j', (wrong) => {
  expect(() => checkLayersReport(wrong)).toThrow(/should be a report of the worker/);
});
