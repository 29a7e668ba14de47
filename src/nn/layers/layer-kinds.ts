// Every kind of layer, by its name.

import { attention } from './attention.ts';
import { batchNormalisation } from './batch-normalisation.ts';
import { convolution } from './convolution.ts';
import { dense } from './dense.ts';
import { dropout } from './dropout.ts';
import { gru } from './gru.ts';
import type { LayerKind } from './layer-kind.ts';
import { lastStep } from './last-step.ts';
import { kindAmong, type Layer, type LayerKinds } from './layer.ts';
import { layerNormalisation } from './layer-normalisation.ts';
import { maxPool } from './max-pool.ts';
import { mean } from './mean.ts';
import { patches } from './patches.ts';
import { recurrent } from './recurrent.ts';
import { residual } from './residual.ts';

export const layerKinds: LayerKinds = {
  dense,
  convolution,
  maxPool,
  batchNormalisation,
  layerNormalisation,
  attention,
  recurrent,
  gru,
  patches,
  mean,
  lastStep,
  residual,
  dropout,
};

/** The functions of a layer's kind. */
export const kindOf = (layer: Layer): LayerKind<Layer> => kindAmong(layerKinds, layer);
