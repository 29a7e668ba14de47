// The bins of the histogram: every value in exactly one, and none lost.
import * as plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { inkBins, inkHistogram } from '#components/figures/InkHistogram/chart.ts';

/** Value v is held by v + 1 pixels, so that each count names its value. */
const counts = Array.from({ length: 256 }, (_, value) => value + 1);

test('0 stands alone and 1 to 255 fall into 51 bins of 5 values', () => {
  const bins = inkBins(counts);
  expect(bins.length).toBe(52);
  expect(bins[0]).toEqual({ from: 0, to: 0, count: 1 });
  expect(bins[1]).toEqual({ from: 1, to: 5, count: 2 + 3 + 4 + 5 + 6 });
  expect(bins[51]).toEqual({ from: 251, to: 255, count: 252 + 253 + 254 + 255 + 256 });
});

test('the 52 bins hold all 256 · 257 / 2 pixels', () => {
  expect(inkBins(counts).reduce((sum, { count }) => sum + count, 0)).toBe((256 * 257) / 2);
});

test('draws 52 bars, 51 without the zeros, and speaks its label', () => {
  for (const [scale, expected] of [
    ['all', 52],
    ['inked', 51],
    ['log', 52],
  ] as const) {
    const { document } = parseHTML('<!doctype html><html><body></body></html>');
    const draw = inkHistogram(
      counts.map((count) => count * 1e5),
      { scale },
    );
    const chart = draw(plot, { width: 640, label: 'pixels by value', document });
    expect(chart.querySelectorAll('rect').length).toBe(expected);
    expect(chart.getAttribute('aria-label')).toBe('pixels by value');
  }
});
