// Digits side by side in one picture of nothing but ink, so that a page fetches one file for hundreds of them.
import { imageSide } from '#src/mnist/image-set.ts';

/** How many tiles stand in a row, and how many rows there are: at least two of each. */
export interface InkSheet {
  columns: number;
  rows: number;
}

export const tileOf = ({ columns }: InkSheet, k: number) => ({
  column: k % columns,
  row: Math.floor(k / columns),
});

export interface Ink {
  width: number;
  height: number;
  /** (height, width), 0 to 1 */
  strengths: Float32Array;
}

/** The ink of `digits`, 784 pixels each, one tile after the other. */
export function inkOf(sheet: InkSheet, digits: readonly Uint8Array[]): Ink {
  const [width, height] = [sheet.columns * imageSide, sheet.rows * imageSide];
  const strengths = new Float32Array(width * height);
  digits.forEach((pixels, k) => {
    const { column, row } = tileOf(sheet, k);
    pixels.forEach((ink, place) => {
      const x = column * imageSide + (place % imageSide);
      const y = row * imageSide + Math.floor(place / imageSide);
      strengths[y * width + x] = ink / 255;
    });
  });
  return { width, height, strengths };
}
