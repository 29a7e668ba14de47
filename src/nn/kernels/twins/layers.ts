// The kernels of layers that are not only dense once more, in plain loops.

import type { LayerKernels } from '../layer-kernels.ts';
import * as attention from './attention.ts';
import * as gru from './gru.ts';
import * as normalisation from './normalisation.ts';
import {
  addFilterGradients,
  addMapProducts,
  addMapSums,
  convolve,
  maxPool,
  maxPoolBackward,
  moveMaps,
  turnFilters,
  turnPixels,
} from './pictures.ts';
import * as single from './single.ts';
import * as steps from './steps.ts';

export const layerTwins: LayerKernels = {
  turnPixels,
  convolve,
  addFilterGradients,
  turnFilters,
  addMapSums,
  addMapProducts,
  moveMaps,
  maxPool,
  maxPoolBackward,
  ...steps,
  ...normalisation,
  ...attention,
  ...gru,
  ...single,
};
