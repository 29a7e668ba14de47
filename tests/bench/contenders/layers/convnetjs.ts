// ConvNetJS with convolutions, one image at a time, which is all it knows; its numbers are float64.
import { importPeer } from '../../browser/peer.ts';
import type { Contender } from '../../contender.ts';
import type { DenseLayer, Network } from '../../../../src/nn/index.ts';
import type { ConvolutionLayer, Layer } from '../../../../src/nn/layers/index.ts';
import { classCount, imagePixels } from '../../work/work.ts';
import type { ConvNetJs, FullyConnected, Net } from '../convnetjs-types.ts';
import { entrantsFor } from './entrants.ts';

const definitions = [
  { type: 'input', out_sx: 28, out_sy: 28, out_depth: 1 },
  { type: 'conv', sx: 5, filters: 8, stride: 1, pad: 0, activation: 'relu' },
  { type: 'pool', sx: 2, stride: 2 },
  { type: 'conv', sx: 5, filters: 16, stride: 1, pad: 0, activation: 'relu' },
  { type: 'pool', sx: 2, stride: 2 },
  { type: 'softmax', num_classes: classCount },
];

const learning = ({ layers }: Net) =>
  layers.filter(({ layer_type }) => layer_type === 'conv' || layer_type === 'fc');

/** Calls `visit` for each weight: filter o, and its places in a volume of (height, width, depth) and in the layer's array. */
function visitWeights(
  layer: ConvolutionLayer | DenseLayer,
  visit: (o: number, inVolume: number, inLayer: number) => void,
): void {
  const isDense = layer.kind === 'dense';
  const outputs = layer.biases.length;
  const inputSize = layer.weights.length / outputs;
  const depth = isDense ? 16 : layer.inputShape[0]!;
  const places = inputSize / depth;
  for (let o = 0; o < outputs; o++) {
    for (let c = 0; c < depth; c++) {
      for (let place = 0; place < places; place++) {
        const row = c * places + place;
        visit(o, place * depth + c, isDense ? row * outputs + o : o * inputSize + row);
      }
    }
  }
}

const partsOf = ({ layers }: Network<Layer>) =>
  layers.filter((layer) => layer.kind === 'convolution' || layer.kind === 'dense');

function netOf({ Net }: ConvNetJs, network: Network<Layer>): Net {
  const net = new Net();
  net.makeLayers(definitions);
  partsOf(network).forEach((layer, l) => {
    const { filters, biases } = learning(net)[l] as FullyConnected;
    visitWeights(layer, (o, inVolume, inLayer) => {
      filters[o]!.w[inVolume] = layer.weights[inLayer]!;
    });
    biases.w.set(layer.biases);
  });
  return net;
}

async function createConvnet(): Promise<Contender<Layer>> {
  const { default: library } = await importPeer<{ default: ConvNetJs }>('convnetjs');
  const volume = new library.Vol(28, 28, 1, 0);
  const fill = (pixels: Uint8Array) => {
    for (let i = 0; i < imagePixels; i++) volume.w[i] = pixels[i]! / 255;
    return volume;
  };
  let net: Net;
  let trained: Net;
  let started: Network<Layer>;
  let trainer: { train(one: typeof volume, label: number): void };
  const imageOf = (pixels: Uint8Array, image: number) =>
    fill(pixels.subarray(image * imagePixels, (image + 1) * imagePixels));
  return {
    load(network) {
      net = netOf(library, network);
    },
    one: (pixels) => net.forward(fill(pixels)).w,
    infer(pixels, count) {
      const probabilities = new Float32Array(count * classCount);
      for (let image = 0; image < count; image++) {
        probabilities.set(net.forward(imageOf(pixels, image)).w, image * classCount);
      }
      return probabilities;
    },
    // Its Adam is on GitHub only; the published 0.3.0 has none.
    optimisers: ['sgd'],
    startTraining({ batchSize, learningRate }, start) {
      started = start;
      trained = netOf(library, start);
      const options = { method: 'sgd', momentum: 0, batch_size: batchSize };
      trainer = new library.Trainer(trained, { ...options, learning_rate: learningRate });
    },
    trainOn(pixels, labels) {
      labels.forEach((label, image) => trainer.train(imageOf(pixels, image), label));
    },
    trainedParameters: () =>
      partsOf(started).flatMap((layer, l) => {
        const { filters, biases } = learning(trained)[l]!;
        const weights = new Float32Array(layer.weights.length);
        visitWeights(layer, (o, inVolume, inLayer) => {
          weights[inLayer] = filters[o]!.w[inVolume]!;
        });
        return [weights, biases.w];
      }),
  };
}

export const layersByConvnet = entrantsFor(
  ['cnn'],
  { name: 'convnetjs (float64)', packageName: 'convnetjs' },
  createConvnet,
);
