// A list of layers as the picture engine runs it: each stage a convolution, the pooling behind it, and its activation.
//
// A dense layer is a convolution too, on a picture of one place whose channels are the layer's inputs.
// The activation goes behind the pooling: it never turns two numbers round, so the largest stays the largest, and
// there is less to do.

import { type Activation } from '../activation.ts';
import { type ConvolutionLayer, convolutionPlaces } from '../layers/convolution.ts';
import type { DenseLayer } from '../layers/dense.ts';
import type { Layer } from '../layers/layer.ts';
import type { MaxPoolLayer } from '../layers/max-pool.ts';
import { activationOf, type Network } from '../network.ts';
import { ShapeError } from '../shape-error.ts';

/** A layer with parameters, and what stands between it and the next one. */
export interface Stage {
  /** Where its parameters stand among the network's layers. */
  layer: number;
  /** The numbers of a convolution's `shape`, in the order of `shapeNames`. */
  shape: readonly number[];
  pool?: { maps: number; height: number; width: number; size: number };
  activation: Exclude<Activation, 'identity'> | undefined;
  /** Numbers of one image: what goes in, what the convolution makes of it, and what comes out behind the pooling. */
  inputSize: number;
  convolvedSize: number;
  outputSize: number;
}

/** Throws ShapeError that names the layer which this engine cannot run, and says why. */
export function stagesOf(network: Network<Layer>): Stage[] {
  const { layers } = network;
  const stages: Stage[] = [];
  layers.forEach((layer, l) => {
    const activation = l === layers.length - 1 ? 'identity' : activationOf(network, l);
    if (layer.kind === 'convolution') stages.push(convolutionStage(layer, l));
    else if (layer.kind === 'dense') stages.push(denseStage(layer, l));
    else if (layer.kind === 'maxPool') pool(stages, layer);
    else throw new ShapeError(`${layer.name}: this engine runs ${kinds}, found ${layer.kind}`);
    if (activation === 'identity') return;
    const stage = stages.at(-1)!;
    if (stage.activation) {
      throw new ShapeError(
        `${layer.name}: activations should stand before a pooling or behind it, found both`,
      );
    }
    stage.activation = activation;
  });
  return stages;
}

const kinds = 'convolution, maxPool and dense';

function convolutionStage(layer: ConvolutionLayer, l: number): Stage {
  const { outputChannels, kernelSize, stride = 1, padding = 'valid' } = layer;
  if (l > 0 && stride > 1) {
    throw new ShapeError(
      `${layer.name}: behind another layer the stride should be 1 in this engine, found ${stride}`,
    );
  }
  const [channels, height, width] = layer.inputShape;
  const places = convolutionPlaces({ height, width, kernelSize, stride, padding });
  const { outputHeight, outputWidth, top, left } = places;
  const convolvedSize = outputChannels * outputHeight * outputWidth;
  return {
    layer: l,
    shape: [
      channels,
      height,
      width,
      outputChannels,
      kernelSize,
      stride,
      top,
      left,
      outputHeight,
      outputWidth,
    ],
    activation: undefined,
    inputSize: channels * height * width,
    convolvedSize,
    outputSize: convolvedSize,
  };
}

function denseStage({ name, places = 1, inputSize, outputSize }: DenseLayer, l: number): Stage {
  if (places > 1) {
    throw new ShapeError(`${name}: this engine takes no sequences, found ${places} steps`);
  }
  return {
    layer: l,
    shape: [inputSize, 1, 1, outputSize, 1, 1, 0, 0, 1, 1],
    activation: undefined,
    inputSize,
    convolvedSize: outputSize,
    outputSize,
  };
}

function pool(stages: Stage[], { name, inputShape, size, stride = size }: MaxPoolLayer): void {
  const stage = stages.at(-1);
  if (stride !== size) {
    throw new ShapeError(
      `${name}: windows should lie side by side in this engine, found size ${size} and stride ${stride}`,
    );
  }
  if (!stage || stage.pool) {
    throw new ShapeError(`${name}: a pooling should stand behind a convolution in this engine`);
  }
  const [maps, height, width] = inputShape;
  stage.pool = { maps, height, width, size };
  stage.outputSize = maps * Math.floor(height / size) * Math.floor(width / size);
}
