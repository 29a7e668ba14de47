// A grid of numbers as a few SVG paths, one per shade, so that 784 pixels cost a dozen nodes.
import { inkShare, paintOf, type Sign } from '#src/charts/scales.ts';

export interface Shade {
  sign: Sign;
  /** 0..1 */
  opacity: number;
  /** SVG path data; one unit is one pixel. */
  path: string;
}

const levels = 24;

/**
 * @param values row-major, `width` numbers a row; 0 draws nothing.
 * @param largest the magnitude that is drawn at full strength.
 */
export function pixelPaths(
  values: ArrayLike<number>,
  width: number,
  largest: number,
  signed: boolean,
): Shade[] {
  const paths = new Map<number, string>();
  for (let start = 0; start < values.length;) {
    const level = levelOf(values[start], largest);
    let end = start + 1;
    // Neighbours of one shade in a row become one run.
    while (end % width !== 0 && end < values.length && levelOf(values[end], largest) === level)
      end++;
    if (level !== 0) {
      const run = `M${start % width} ${Math.floor(start / width)}h${end - start}v1h-${end - start}z`;
      paths.set(level, (paths.get(level) ?? '') + run);
    }
    start = end;
  }
  return [...paths]
    .toSorted(([a], [b]) => a - b)
    .map(([level, path]) => ({
      sign: paintOf(level, signed),
      opacity: Number((Math.abs(level) / levels).toFixed(3)),
      path,
    }));
}

function levelOf(value: number, largest: number): number {
  // Away from zero: what is not zero is never drawn as if it were.
  return Math.sign(value) * Math.ceil(inkShare(value, largest) * levels);
}
