// How two pictures differ: pixel by pixel, or as somebody sees them who has taken off her glasses.
import type { Raster } from '#src/tools/site/raster.ts';

const channels = [0, 1, 2] as const;

/** How many pixels are off by more than `tolerance` of 255 in red, green or blue. */
export function changedPixels(before: Raster, after: Raster, tolerance: number): number {
  let count = 0;
  for (let at = 0; at < before.pixels.length; at += 3)
    if (channels.some((c) => Math.abs(before.pixels[at + c]! - after.pixels[at + c]!) > tolerance))
      count += 1;
  return count;
}

interface Block {
  mean: [number, number, number];
  /** It shows more than one flat colour. */
  inked: boolean;
}

function blockAt(
  { width, height, pixels }: Raster,
  left: number,
  top: number,
  side: number,
): Block {
  const sum: Block['mean'] = [0, 0, 0];
  let [darkest, lightest, count] = [255, 0, 0];
  for (let y = top; y < Math.min(top + side, height); y++) {
    for (let x = left; x < Math.min(left + side, width); x++) {
      const at = (y * width + x) * 3;
      for (const c of channels) sum[c] += pixels[at + c]!;
      darkest = Math.min(darkest, pixels[at + 1]!);
      lightest = Math.max(lightest, pixels[at + 1]!);
      count += 1;
    }
  }
  const mean = sum.map((total) => total / Math.max(1, count)) as Block['mean'];
  return { mean, inked: lightest - darkest > 24 };
}

/** Of the blocks that show something in either picture, the share whose mean colour is off by more than `tolerance`. */
export function changedShare(
  before: Raster,
  after: Raster,
  side: number,
  tolerance: number,
): number {
  let [inked, changed] = [0, 0];
  for (let top = 0; top < Math.min(before.height, after.height); top += side) {
    for (let left = 0; left < before.width; left += side) {
      const [one, other] = [blockAt(before, left, top, side), blockAt(after, left, top, side)];
      const off = channels.some((c) => Math.abs(one.mean[c] - other.mean[c]) > tolerance);
      inked += Number(one.inked || other.inked || off);
      changed += Number(off);
    }
  }
  return changed / Math.max(1, inked);
}
