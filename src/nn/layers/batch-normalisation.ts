// Batch normalisation gives every channel mean 0 and deviation 1 over the batch, then a scale and a shift that learn.
//
// normalised = (inputs − mean) / √(variance + epsilon)      outputs = scale · normalised + shift
// mean, variance: of the batch while training; afterwards the running ones, kept from training
// dInputs = scale / √(variance + epsilon) · (dOutputs − mean of dOutputs − normalised · mean of (dOutputs · normalised))
// (with the running ones nothing is subtracted: they do not depend on the inputs)
//
// inputs, outputs (batchSize, channels, places): a picture has height · width places, a row of neurons has 1
// scales, shifts, means, variances (channels)      (Ioffe and Szegedy, 2015)

import { zerosLike } from '../floats.ts';
import { expectShape, ShapeError } from '../shape-error.ts';
import { countNumbers, expectEpsilon, type LayerKind, type Shape } from './layer-kind.ts';

export type ChannelShape = { batchSize: number; channels: number; places: number };
export type ChannelStatistics = { means: Float32Array; variances: Float32Array };

/** The channel of number k of a batch. */
const channelOf = (k: number, { channels, places }: ChannelShape) =>
  Math.floor(k / places) % channels;

/** The mean of each channel over the batch and its places. */
function channelMeans(numbers: Float32Array, shape: ChannelShape): Float32Array {
  const means = zerosLike(numbers, shape.channels);
  const count = shape.batchSize * shape.places;
  numbers.forEach((number, k) => (means[channelOf(k, shape)] += number / count));
  return means;
}

/** Mean and variance of each channel, the variance divided by the count of its numbers. Throws ShapeError. */
export function batchStatistics(inputs: Float32Array, shape: ChannelShape): ChannelStatistics {
  const { batchSize, channels, places } = shape;
  expectShape('batchStatistics', 'inputs', inputs, batchSize, channels, places);
  const means = channelMeans(inputs, shape);
  const squares = inputs.map((input, k) => (input - means[channelOf(k, shape)]) ** 2);
  return { means, variances: channelMeans(squares, shape) };
}

/** The outputs of a batch under given statistics, and the normalised inputs. Throws ShapeError. */
export function batchNormalisationForward(
  inputs: Float32Array,
  { scales, shifts }: { scales: Float32Array; shifts: Float32Array },
  { means, variances }: ChannelStatistics,
  shape: ChannelShape,
  epsilon = 1e-5,
): { outputs: Float32Array; normalised: Float32Array } {
  const { batchSize, channels, places } = shape;
  expectShape('batchNormalisationForward', 'inputs', inputs, batchSize, channels, places);
  for (const [name, array] of Object.entries({ scales, shifts, means, variances })) {
    expectShape('batchNormalisationForward', name, array, channels);
  }
  const normalised = inputs.map((input, k) => {
    const c = channelOf(k, shape);
    return (input - means[c]) / Math.sqrt(variances[c] + epsilon);
  });
  const outputs = normalised.map((number, k) => {
    const c = channelOf(k, shape);
    return scales[c] * number + shifts[c];
  });
  return { outputs, normalised };
}

/** All gradients; `ofBatch` says that the statistics were the batch's own. Throws ShapeError. */
export function batchNormalisationBackward(
  dOutputs: Float32Array,
  normalised: Float32Array,
  scales: Float32Array,
  variances: Float32Array,
  shape: ChannelShape,
  { ofBatch, epsilon = 1e-5 }: { ofBatch: boolean; epsilon?: number },
): { dInputs: Float32Array; dScales: Float32Array; dShifts: Float32Array } {
  const { batchSize, channels, places } = shape;
  expectShape('batchNormalisationBackward', 'dOutputs', dOutputs, batchSize, channels, places);
  expectShape('batchNormalisationBackward', 'normalised', normalised, dOutputs.length);
  const count = batchSize * places;
  const meanShifts = channelMeans(dOutputs, shape);
  const meanScales = channelMeans(
    dOutputs.map((dOutput, k) => dOutput * normalised[k]),
    shape,
  );
  const dInputs = dOutputs.map((dOutput, k) => {
    const c = channelOf(k, shape);
    const moved = ofBatch ? meanShifts[c] + normalised[k] * meanScales[c] : 0;
    return (scales[c] / Math.sqrt(variances[c] + epsilon)) * (dOutput - moved);
  });
  return {
    dInputs,
    dScales: meanScales.map((mean) => mean * count),
    dShifts: meanShifts.map((mean) => mean * count),
  };
}

export type BatchNormalisationLayer = {
  kind: 'batchNormalisation';
  name: string;
  inputShape: Shape;
  /** The share of each batch in the running statistics; 0.1 where nothing is said. */
  momentum?: number;
  /** 1e-5 where nothing is said. */
  epsilon?: number;
  scales: Float32Array;
  shifts: Float32Array;
  /** Kept by every forward pass in training, used by all others. They do not learn by gradient. */
  running: ChannelStatistics;
};

// The numbers of a sequence stand step by step, so each step counts as an image of its own.
function shapeOf({ inputShape }: BatchNormalisationLayer, batchSize: number): ChannelShape {
  if (inputShape.length === 2) {
    return { batchSize: batchSize * inputShape[0], channels: inputShape[1], places: 1 };
  }
  return { batchSize, channels: inputShape[0], places: countNumbers(inputShape.slice(1)) };
}

/** The running statistics move towards the batch's; its variance is divided by count − 1, as for any sample. */
export function keepRunning(
  { running, momentum = 0.1 }: Pick<BatchNormalisationLayer, 'running' | 'momentum'>,
  { means, variances }: ChannelStatistics,
  count: number,
): void {
  for (let c = 0; c < means.length; c++) {
    running.means[c] += momentum * (means[c] - running.means[c]);
    const variance = (variances[c] * count) / (count - 1);
    running.variances[c] += momentum * (variance - running.variances[c]);
  }
}

export const batchNormalisation: LayerKind<
  BatchNormalisationLayer,
  { normalised: Float32Array; variances: Float32Array; ofBatch: boolean }
> = {
  create(description, inputShape, { place }) {
    const { momentum = 0.1, epsilon } = description;
    expectEpsilon(place, epsilon);
    if (!(momentum > 0 && momentum <= 1)) {
      throw new ShapeError(`${place}: momentum should be above 0 and at most 1, found ${momentum}`);
    }
    const channels = inputShape.length === 2 ? inputShape[1] : inputShape[0];
    return {
      ...description,
      name: place,
      inputShape,
      scales: new Float32Array(channels).fill(1),
      shifts: new Float32Array(channels),
      running: { means: new Float32Array(channels), variances: new Float32Array(channels).fill(1) },
    };
  },
  outputShape: ({ inputShape }) => inputShape,
  parameterShapes: (layer) => {
    const { channels } = shapeOf(layer, 1);
    return { scales: [channels], shifts: [channels] };
  },
  multiplyAdds: () => ({ all: 0, ofInputs: 0 }),
  forward(layer, inputs, { batchSize, training = false }) {
    const shape = shapeOf(layer, batchSize);
    const count = shape.batchSize * shape.places;
    if (training && count < 2) {
      throw new RangeError(
        `${layer.name}: training needs at least 2 numbers in a channel, found 1: one number has no variance`,
      );
    }
    const statistics = training ? batchStatistics(inputs, shape) : layer.running;
    if (training) keepRunning(layer, statistics, count);
    const { outputs, normalised } = batchNormalisationForward(
      inputs,
      layer,
      statistics,
      shape,
      layer.epsilon,
    );
    // A copy: later batches move the running statistics.
    const variances = statistics.variances.slice();
    return { outputs, kept: { normalised, variances, ofBatch: training } };
  },
  backward(layer, dOutputs, { batchSize, kept: { normalised, variances, ofBatch } }) {
    const { dInputs, ...gradients } = batchNormalisationBackward(
      dOutputs,
      normalised,
      layer.scales,
      variances,
      shapeOf(layer, batchSize),
      { ofBatch, epsilon: layer.epsilon },
    );
    return { dInputs, gradients };
  },
};
