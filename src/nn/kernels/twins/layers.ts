// The kernels of layers that are not only dense once more, in plain loops.

import type { LayerKernels } from '../layer-kernels.ts';
import * as pictures from './pictures.ts';

export const layerTwins: LayerKernels = { ...pictures };
