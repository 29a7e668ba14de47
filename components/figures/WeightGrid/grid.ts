// All hidden neurons as 8 rows of 16 pictures, and which of them a point lies on.
import { strengthsOf, tilingOf } from '#components/pictures/SignedTiles/tiling.ts';
import type { DenseLayer } from '#src/nn/index.ts';

export const gridTiling = tilingOf(16, 8);
/** One neuron alone. */
export const oneTiling = tilingOf(1, 1);

/** Of a layer's own weights, (784, 128). */
export const gridStrengths = ({ weights, outputSize }: DenseLayer): Float32Array =>
  strengthsOf(gridTiling, (neuron, pixel) => weights[pixel * outputSize + neuron]);

/** Of a checkpoint's weights, (128, 784). */
export const checkpointStrengths = (weights: Float32Array, pixels = 784): Float32Array =>
  strengthsOf(gridTiling, (neuron, pixel) => weights[neuron * pixels + pixel]);

/** One neuron's picture of a checkpoint. */
export const neuronStrengths = (
  weights: Float32Array,
  neuron: number,
  pixels = 784,
): Float32Array => strengthsOf(oneTiling, (_, pixel) => weights[neuron * pixels + pixel]);

/** `x` and `y` as shares of the grid's sides. */
export function neuronAt(x: number, y: number): number {
  const { columns, rows } = gridTiling;
  const place = (share: number, count: number) =>
    Math.max(0, Math.min(count - 1, Math.floor(share * count)));
  return place(y, rows) * columns + place(x, columns);
}
