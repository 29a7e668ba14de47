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

/** (28 · rows, 28 · columns): the ink of `digits`, 784 pixels each, one tile after the other. */
export function inkOf(sheet: InkSheet, digits: readonly Uint8Array[]): Uint8Array {
  const width = sheet.columns * imageSide;
  const ink = new Uint8Array(width * sheet.rows * imageSide);
  digits.forEach((pixels, k) => {
    const { column, row } = tileOf(sheet, k);
    for (let y = 0; y < imageSide; y++) {
      ink.set(
        pixels.subarray(y * imageSide, (y + 1) * imageSide),
        (row * imageSide + y) * width + column * imageSide,
      );
    }
  });
  return ink;
}
