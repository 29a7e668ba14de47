// The network of this book, whole: every formula that its figures compute and its chapters quote.
//
// All arrays are flat Float32Arrays, row by row: weights (inputSize, outputSize) keep the weight from
// input i to output j at place i · outputSize + j.
// A d before a name says "gradient of the loss with respect to": dWeights has the shape of weights.

export { createRandom, shuffle, type Random, type RandomState } from './random.ts';
export { ShapeError } from './shape-error.ts';
export {
  denseForward,
  denseBackward,
  denseBackwardInputs,
  denseBackwardParameters,
  type DenseLayer,
  type DenseShape,
} from './layers/dense.ts';
export { reluForward, reluBackward } from './relu.ts';
export { sigmoidBackward, sigmoidForward, tanhBackward, tanhForward } from './sigmoid.ts';
export { type Activation, activationNames } from './activation.ts';
export { softmax } from './softmax.ts';
export { crossEntropy, crossEntropyBackward, crossEntropyOfLogits } from './cross-entropy.ts';
export {
  smoothLabels,
  soften,
  softCrossEntropy,
  softCrossEntropyBackward,
} from './soft-targets.ts';
export { zeros, normal, xavier, he, type Initialiser } from './initialisers.ts';
export {
  createNetwork,
  layerNames,
  countConnections,
  countParameters,
  type Network,
} from './network.ts';
export { forward, type ForwardPass } from './forward.ts';
export { backward, type Gradients } from './backward.ts';
export {
  type Curvature,
  hessianTimes,
  innerProduct,
  largestCurvature,
  powerStep,
  randomDirection,
} from './curvature.ts';
export {
  type Checkpoint,
  gradientArrays,
  type Optimiser,
  type OptimiserMemory,
  parameterArrays,
} from './optimiser.ts';
export { createSgd } from './sgd.ts';
export { createMomentum } from './momentum.ts';
export { createNesterov } from './nesterov.ts';
export { createRmsprop } from './rmsprop.ts';
export { createAdam } from './adam.ts';
export {
  predictions,
  accuracy,
  confusionMatrix,
  calibration,
  type CalibrationBin,
} from './metrics.ts';
export { readNetwork, readSizes, writeNetwork } from './network-file.ts';
export { longestHeader, SafetensorsError, type Metadata } from './safetensors-header.ts';
export { readTensors, writeTensors, type Tensor } from './safetensors.ts';
