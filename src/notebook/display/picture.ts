// 784 numbers as the picture they are: ink is activation, and where there are signs, blue is positive and orange negative.
import { range } from './numbers.ts';
import { base64, png } from './png.ts';

export const side = 28;

/** --ink, --positive and --negative of src/styles/tokens.css in its light theme, on white; a test compares them. */
export const inks = {
  ink: [0x1c, 0x1a, 0x15],
  positive: [0x1f, 0x5f, 0xbf],
  negative: [0xb5, 0x4f, 0x08],
} as const;

/** What is full ink: 1 for shares, 255 for bytes, else the strongest number. */
function fullInk(least: number, most: number): number {
  if (least < 0) return Math.max(-least, most);
  if (most <= 1) return 1;
  return most <= 255 ? 255 : most;
}

/** @returns base64 of a PNG; undefined where no number is finite. */
export function pictureOf(numbers: ArrayLike<number>): string | undefined {
  const ends = range(numbers);
  if (!ends || !Number.isFinite(ends.least) || !Number.isFinite(ends.most)) return undefined;
  const full = fullInk(ends.least, ends.most);
  const signed = ends.least < 0;
  const pixels = new Uint8Array(numbers.length * 4);
  for (let index = 0; index < numbers.length; index++) {
    const value = numbers[index]!;
    const unsigned = value < 0 ? inks.negative : inks.positive;
    const paint = signed ? unsigned : inks.ink;
    // What is no number leaves the paper white.
    const share = Math.abs(value) / full || 0;
    paint.forEach((part, place) => {
      pixels[index * 4 + place] = Math.round(255 + (part - 255) * share);
    });
    pixels[index * 4 + 3] = 255;
  }
  return base64(png(pixels, side, numbers.length / side));
}
