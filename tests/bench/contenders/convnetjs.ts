// ConvNetJS, one image at a time, which is all it knows; its numbers are float64.
import type { DenseLayer, Network } from '../../../src/nn/index.ts';
import type { Contender, Entrant } from '../contender.ts';
import { importPeer } from '../browser/peer.ts';
import type { ConvNetJs, FullyConnected, Net, Volume } from './convnetjs-types.ts';
import { classCount, imagePixels } from '../work/work.ts';

export const convnet: Entrant = {
  name: 'convnetjs (float64)',
  packageName: 'convnetjs',
  create: async () =>
    createConvnet((await importPeer<{ default: ConvNetJs }>('convnetjs')).default),
};

const definitions = [
  { type: 'input', out_sx: 1, out_sy: 1, out_depth: imagePixels },
  { type: 'fc', num_neurons: 128, activation: 'relu' },
  { type: 'softmax', num_classes: classCount },
];

function createConvnet(library: ConvNetJs): Contender {
  const volume = new library.Vol(1, 1, imagePixels, 0);
  const fill = (pixels: Uint8Array) => {
    for (let i = 0; i < imagePixels; i++) volume.w[i] = pixels[i] / 255;
    return volume;
  };
  let net: Net;
  let trained: Net;
  let trainer: { train(volume: Volume, label: number): void };
  return {
    load(network) {
      net = netOf(library, network);
    },
    one: (pixels) => net.forward(fill(pixels)).w,
    infer(pixels, count) {
      const probabilities = new Float32Array(count * classCount);
      for (let image = 0; image < count; image++) {
        const one = fill(pixels.subarray(image * imagePixels, (image + 1) * imagePixels));
        probabilities.set(net.forward(one).w, image * classCount);
      }
      return probabilities;
    },
    // Its Adam is on GitHub only; the published 0.3.0 has none.
    optimisers: ['sgd'],
    startTraining({ batchSize, learningRate }, start) {
      trained = netOf(library, start);
      const options = { method: 'sgd', momentum: 0, batch_size: batchSize };
      trainer = new library.Trainer(trained, { ...options, learning_rate: learningRate });
    },
    trainOn(pixels, labels) {
      for (let image = 0; image < labels.length; image++) {
        const one = fill(pixels.subarray(image * imagePixels, (image + 1) * imagePixels));
        trainer.train(one, labels[image]);
      }
    },
    trainedParameters: () =>
      fullyConnected(trained).flatMap(({ filters, biases }) => [
        Float32Array.from({ length: imagePixelsOf(filters) * filters.length }, (_, k) => {
          return filters[k % filters.length].w[Math.floor(k / filters.length)];
        }),
        biases.w,
      ]),
  };
}

const imagePixelsOf = (filters: Volume[]) => filters[0].w.length;

const fullyConnected = (net: Net) => net.layers.filter(({ layer_type }) => layer_type === 'fc');

function netOf({ Net }: ConvNetJs, { layers }: Network): Net {
  const net = new Net();
  net.makeLayers(definitions);
  fullyConnected(net).forEach((layer, l) => copyLayer(layers[l], layer));
  return net;
}

function copyLayer({ weights, biases, outputSize }: DenseLayer, to: FullyConnected) {
  to.filters.forEach(({ w }, j) => w.forEach((_, i) => (w[i] = weights[i * outputSize + j])));
  to.biases.w.set(biases);
}
