// The two comparisons of screenshots find what they promise to find, shown on a real baseline.
import { expect, test } from 'vitest';
import { readBaseline } from '#src/tools/site/baselines.ts';
import type { Raster } from '#src/tools/site/raster.ts';
import { looseFault, strictFault } from '../site/harness/difference.ts';

const before = await readBaseline('picture-signed');
const empty = (): Raster => ({ ...before, pixels: Buffer.from(before.pixels) });

/** The picture with every byte made by `make` from its place: row, column and channel. */
function changed(make: (row: number, column: number, channel: number) => number): Raster {
  const after = empty();
  for (let row = 0, at = 0; row < before.height; row++)
    for (let column = 0; column < before.width; column++)
      for (let channel = 0; channel < 3; channel++) after.pixels[at++] = make(row, column, channel);
  return after;
}

const byteAt = (row: number, column: number, channel: number) =>
  before.pixels[(row * before.width + Math.max(0, column)) * 3 + channel]!;

test('the same picture has no fault', () => {
  expect([strictFault(before, empty()), looseFault(before, empty())]).toEqual([
    undefined,
    undefined,
  ]);
});

test('all letters one pixel further: a fault for the same renderer, none for another', () => {
  // Only where thin lines and letters are; the coloured squares stand.
  const after = changed((row, column, channel) =>
    byteAt(row, row < 40 ? column - 1 : column, channel),
  );
  expect(strictFault(before, after)).toMatch(/pixels have changed/);
  expect(looseFault(before, after)).toBeUndefined();
});

test('21 changed pixels are a fault for the same renderer, 20 are none', () => {
  const dotted = (count: number) =>
    changed((row, column, channel) =>
      row === 0 && column < count ? 0x77 : byteAt(row, column, channel),
    );
  expect(strictFault(before, dotted(20))).toBeUndefined();
  expect(strictFault(before, dotted(21))).toBe('21 pixels have changed');
});

test('blue become green is a fault for every renderer', () => {
  const after = changed((row, column, channel) => byteAt(row, column, [0, 2, 1][channel]!));
  expect(looseFault(before, after)).toMatch(/% of it has changed/);
});

test('what vanished is a fault for every renderer', () => {
  const after = changed((row, _column, channel) => byteAt(row, 0, channel));
  expect(looseFault(before, after)).toMatch(/% of it has changed/);
});

test('25 pixels more of height are a fault for every renderer, 24 for the same', () => {
  const taller = (rows: number): Raster => ({
    ...before,
    height: before.height + rows,
    pixels: Buffer.concat([before.pixels, Buffer.alloc(rows * before.width * 3, 128)]),
  });
  expect(strictFault(before, taller(1))).toMatch(/was 3280 ×/);
  expect(looseFault(before, taller(24))).toBeUndefined();
  expect(looseFault(before, taller(25))).toMatch(/pixels high/);
});
