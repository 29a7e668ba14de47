// What the levels and rungs are called, in the figures as in the prose, and how times are written.
import { formatNumber } from '#src/numbers/format.ts';
import type { Level } from '#src/nn/kernels/levels.ts';
import type { RungName } from '#src/speed/implementations/implementation.ts';

export const levelWords: Record<Level, string> = {
  'relaxed-simd': 'WebAssembly with relaxed SIMD',
  simd: 'WebAssembly with SIMD',
  scalar: 'WebAssembly without SIMD',
  typescript: 'plain TypeScript',
};

/** A short name for the chart, and what the rung changes. */
export const rungWords: Record<RungName, [name: string, change: string]> = {
  naive: ['Lists of lists', 'the textbook’s loops, output by output'],
  typed: ['Flat arrays', 'the same loops over Float32Array'],
  'skip-zeros': ['Skip zeros', 'input by input; a pixel of 0 is passed over'],
  scalar: ['WebAssembly', 'the same order, compiled beforehand'],
  simd: ['SIMD', 'four numbers in one instruction'],
  'relaxed-simd': ['Relaxed SIMD', 'multiply and add in one instruction'],
  'two-workers': ['Two workers', 'half of the images each'],
  gpu: ['GPU', 'all images at once on the graphics processor'],
};

/** "1,020 ms", "19.3 ms", "350 µs", "1.9 µs"; below `tick`, the clock's smallest step, only that. */
export function duration(milliseconds: number, tick = 0): string {
  if (milliseconds < tick) return `< ${duration(tick)}`;
  return milliseconds < 0.95
    ? `${formatNumber(milliseconds * 1000, 'significant-3')} µs`
    : `${formatNumber(milliseconds, 'significant-3')} ms`;
}

/** "52 ×", "1.4 ×" */
export const times = (factor: number): string =>
  `${formatNumber(factor, factor < 9.95 ? 'fixed-1' : 'integer')} ×`;
