// Neighbouring pixels: how alike a unit's weights of adjacent pixels are, which tells strokes from noise.
//
// r = mean of (w[a] − m) · (w[b] − m) over all pairs of adjacent pixels a, b / mean of (w[i] − m)² over all pixels i
// with m the mean of the unit's 784 weights; adjacent: side by side, or one below the other (1,512 pairs)
//
// 0 for noise, near 1 for a picture that changes slowly (Moran's I, 1950).
import { imageSide } from '../mnist/image-set.ts';

/** `picture` (784), row by row. NaN where all its numbers are equal. */
export function neighbourCorrelation(picture: ArrayLike<number>, side = imageSide): number {
  const values = Float64Array.from(picture);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const centred = values.map((value) => value - mean);
  const variance = centred.reduce((sum, value) => sum + value * value, 0) / centred.length;
  let [sum, pairs] = [0, 0];
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const here = row * side + column;
      if (column + 1 < side) [sum, pairs] = [sum + centred[here] * centred[here + 1], pairs + 1];
      if (row + 1 < side) [sum, pairs] = [sum + centred[here] * centred[here + side], pairs + 1];
    }
  }
  return sum / pairs / variance;
}
