// Networks of any layers: the formulas of every kind beside those of a dense network.
//
// `createNetwork`, `forward`, `backward`, `countParameters`, `readNetwork` and `writeNetwork` are those of src/nn/index.ts for any list of layers.
// They hold the code of all kinds, so a page, or a cell, whose networks are dense throughout takes them from there.

export {
  backward,
  countMultiplyAdds,
  countParameters,
  countTrainingMultiplyAdds,
  createNetwork,
  forward,
  type NetworkDescription,
} from './networks.ts';
export { describeNetwork, readNetwork, readNetworkOf, writeNetwork } from './network-file.ts';
export type { LayerGradients, Mode, Shape } from './layer-kind.ts';
export type { Layer, LayerDescription } from './layer.ts';
export {
  convolutionBackwardInputs,
  convolutionBackwardParameters,
  convolutionForward,
  type ConvolutionLayer,
  type ConvolutionShape,
} from './convolution.ts';
export { maxPoolBackward, maxPoolForward, type MaxPoolShape } from './max-pool.ts';
export {
  batchNormalisationBackward,
  batchNormalisationForward,
  batchStatistics,
  type ChannelShape,
  type ChannelStatistics,
} from './batch-normalisation.ts';
export {
  layerNormalisationBackward,
  layerNormalisationForward,
  type RowShape,
} from './layer-normalisation.ts';
export {
  attentionBackward,
  attentionForward,
  type AttentionKept,
  type AttentionParameters,
  type AttentionShape,
} from './attention.ts';
export {
  recurrentBackward,
  recurrentForward,
  type RecurrentParameters,
  type SequenceShape,
} from './recurrent.ts';
export { gruBackward, gruForward, type GruKept } from './gru.ts';
export { patchesBackward, patchesForward, type PatchesShape } from './patches.ts';
export { meanBackward, meanForward } from './mean.ts';
export type { StepsShape } from './steps-to-row.ts';
export { lastStepBackward, lastStepForward } from './last-step.ts';
export { residualBackward, residualForward } from './residual.ts';
export { dropoutBackward, dropoutForward } from './dropout.ts';
export { architectures } from './architectures.ts';
