// How two pictures differ: pixel by pixel, or as somebody sees them who has taken off her glasses.
import type { Raster } from '#src/tools/site/raster.ts';

const channels = [0, 1, 2] as const;

/** How many pixels are off by more than `tolerance` of 255 in red, green or blue. */
function changedPixels(before: Raster, after: Raster, tolerance: number): number {
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

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function blockAt({ width, pixels }: Raster, { left, right, top, bottom }: Box): Block {
  const sum: Block['mean'] = [0, 0, 0];
  let [darkest, lightest, count] = [255, 0, 0];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = (y * width + x) * 3;
      for (const c of channels) sum[c] += pixels[at + c]!;
      darkest = Math.min(darkest, pixels[at + 1]!);
      lightest = Math.max(lightest, pixels[at + 1]!);
      count += 1;
    }
  }
  const mean = sum.map((total) => total / count) as Block['mean'];
  return { mean, inked: lightest - darkest > 24 };
}

/** Of the blocks that show something in either picture, the share whose mean colour is off by more than `tolerance`. */
function changedShare(before: Raster, after: Raster, side: number, tolerance: number): number {
  const height = Math.min(before.height, after.height);
  let [inked, changed] = [0, 0];
  for (let top = 0; top < height; top += side) {
    const bottom = Math.min(top + side, height);
    for (let left = 0; left < before.width; left += side) {
      const box = { left, right: Math.min(left + side, before.width), top, bottom };
      const [one, other] = [blockAt(before, box), blockAt(after, box)];
      const off = channels.some((c) => Math.abs(one.mean[c] - other.mean[c]) > tolerance);
      inked += Number(one.inked || other.inked || off);
      changed += Number(off);
    }
  }
  return changed / Math.max(1, inked);
}

/** On one machine the same page has the same pixels, but the baseline's 256 colours have moved some a little. */
const strict = { tolerance: 32, pixels: 20 };
/** Other hinting and subpixel placing leave all means of 16 × 16 pixels within the tolerance; a line may break elsewhere. */
const loose = { side: 16, tolerance: 18, share: 0.015, height: 24 };

/** @returns in what way `after` is not the same picture, for one and the same renderer. */
export function strictFault(before: Raster, after: Raster): string | undefined {
  if (before.width !== after.width || before.height !== after.height)
    return `was ${before.width} × ${before.height} pixels, is ${after.width} × ${after.height}`;
  const changed = changedPixels(before, after, strict.tolerance);
  return changed > strict.pixels ? `${changed} pixels have changed` : undefined;
}

/** @returns in what way `after` shows something else, whoever painted the two. */
export function looseFault(before: Raster, after: Raster): string | undefined {
  if (Math.abs(before.height - after.height) > loose.height)
    return `was ${before.height} pixels high, is ${after.height}`;
  const changed = changedShare(before, after, loose.side, loose.tolerance);
  return changed > loose.share ? `${(100 * changed).toFixed(1)} % of it has changed` : undefined;
}
