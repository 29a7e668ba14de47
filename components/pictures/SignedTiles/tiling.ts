// Pictures of weights side by side, 28 × 28 each with a gap between them: where each stands, and how strong each weight is.
import { imageSide } from '#src/mnist/image-set.ts';

const gap = 2;
const step = imageSide + gap;

export interface Tiling {
  columns: number;
  rows: number;
  width: number;
  height: number;
}

export const tilingOf = (columns: number, rows: number): Tiling => ({
  columns,
  rows,
  width: columns * step - gap,
  height: rows * step - gap,
});

/** The weight that is drawn at full strength. */
export const fullWeight = 0.3;

/** (height, width) from −1 to 1: a weight's share of `fullWeight`, and 0 between the pictures. */
export function strengthsOf(
  { columns, rows, width, height }: Tiling,
  weightOf: (neuron: number, pixel: number) => number,
): Float32Array {
  const strengths = new Float32Array(width * height);
  for (let neuron = 0; neuron < columns * rows; neuron++) {
    const left = (neuron % columns) * step;
    const top = Math.floor(neuron / columns) * step;
    for (let row = 0; row < imageSide; row++) {
      const place = (top + row) * width + left;
      for (let column = 0; column < imageSide; column++) {
        const share = weightOf(neuron, row * imageSide + column) / fullWeight;
        strengths[place + column] = Math.max(-1, Math.min(1, share));
      }
    }
  }
  return strengths;
}
