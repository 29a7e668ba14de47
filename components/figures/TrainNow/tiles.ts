// The weights into the first hidden neurons as small pictures side by side: one pixel for each weight.
import { strengthsOf, tilingOf } from '#components/pictures/SignedTiles/tiling.ts';
import { bookSizes } from '#src/nn/networks.ts';

export const trainTiling = tilingOf(4, 5);
/** Neurons that are shown, from the first on. */
export const shownNeurons = trainTiling.columns * trainTiling.rows;

const hiddenNeurons = bookSizes[1];

/** As `strengthsOf` gives them. `weights` is (784, 128). */
export const tileStrengths = (weights: Float32Array): Float32Array =>
  strengthsOf(trainTiling, (neuron, pixel) => weights[pixel * hiddenNeurons + neuron]);
