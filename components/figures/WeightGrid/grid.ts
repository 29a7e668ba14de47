// All hidden neurons as pictures in rows, as many as the room has: 16 in a row where there is much of it, 8 on a phone.
import { strengthsOf, type Tiling, tilingOf } from '#components/pictures/SignedTiles/tiling.ts';
import type { DenseLayer } from '#src/nn/index.ts';

export const gridTiling = tilingOf(16, 8);
export const narrowTiling = tilingOf(8, 16);
/** One neuron alone. */
export const oneTiling = tilingOf(1, 1);
/** Test images that an enlarged neuron shows. */
export const shownImages = 3;
/** The picture of these images for all neurons. */
export const favouriteSheet = { columns: 24, rows: 16 };

/** Of a layer's own weights, (784, 128); in the order of the neurons, or in the one given. */
export const gridStrengths = (
  { weights, outputSize }: DenseLayer,
  tiling = gridTiling,
  order?: readonly number[],
): Float32Array =>
  strengthsOf(
    tiling,
    (place, pixel) => weights[pixel * outputSize + (order ? order[place] : place)],
  );

/** Of a checkpoint's weights, (128, 784). */
export const checkpointStrengths = (
  tiling: Tiling,
  weights: Float32Array,
  order: readonly number[],
  pixels = 784,
): Float32Array => strengthsOf(tiling, (place, pixel) => weights[order[place] * pixels + pixel]);

/** One neuron's picture of a layer's own weights, (784, 128). */
export const layerStrengths = ({ weights, outputSize }: DenseLayer, neuron: number): Float32Array =>
  strengthsOf(oneTiling, (_, pixel) => weights[pixel * outputSize + neuron]);

/** One neuron's picture of a checkpoint. */
export const neuronStrengths = (
  weights: Float32Array,
  neuron: number,
  pixels = 784,
): Float32Array => strengthsOf(oneTiling, (_, pixel) => weights[neuron * pixels + pixel]);
