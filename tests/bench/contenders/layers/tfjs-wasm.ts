// TensorFlow.js on its wasm backend reads with convolutions, by its fused kernels. It is asked to train with them too,
// and what it says to that is told below the table.
import { importPeer, packageAddress } from '../../browser/peer.ts';
import type { Contender } from '../../contender.ts';
import type { Network } from '../../../../src/nn/index.ts';
import type { ConvolutionLayer, Layer } from '../../../../src/nn/layers/index.ts';
import type { DenseLayer } from '../../../../src/nn/index.ts';
import { reasonOf } from '../../protocol.ts';
import { createFloats } from '../pixels.ts';
import type { WasmBackend } from '../tfjs-types.ts';
import { entrantsFor, inBatches, layersOfBytes } from './entrants.ts';

interface Tensor {
  dataSync(): Float32Array;
}
interface Tensorflow {
  setBackend(name: string): Promise<boolean>;
  getBackend(): string;
  ready(): Promise<void>;
  enableProdMode(): void;
  tidy<Result>(run: () => Result): Result;
  tensor(values: Float32Array, shape: number[]): Tensor;
  variable(initial: Tensor): Tensor;
  transpose(tensor: Tensor, order: number[]): Tensor;
  reshape(tensor: Tensor, shape: number[]): Tensor;
  maxPool(tensor: Tensor, size: number, stride: number, padding: 'valid'): Tensor;
  softmax(logits: Tensor): Tensor;
  fused: {
    conv2d(options: {
      x: Tensor;
      filter: Tensor;
      strides: number;
      pad: 'valid';
      bias: Tensor;
      activation: 'relu';
    }): Tensor;
    matMul(options: { a: Tensor; b: Tensor; bias: Tensor }): Tensor;
  };
  losses: { softmaxCrossEntropy(labels: Tensor, logits: Tensor): Tensor };
  train: { sgd(rate: number): { minimize(loss: () => Tensor): unknown } };
}

type Filters = { filter: Tensor; bias: Tensor };

/** Filters in its order, (height, width, inputs, outputs), and the dense weights for its order of a picture's numbers. */
function arraysOf(
  tf: Tensorflow,
  { layers }: Network<Layer>,
): { filters: Filters[]; b: Tensor; bias: Tensor } {
  const filters = layers
    .filter((layer) => layer.kind === 'convolution')
    .map(({ weights, biases, outputChannels, kernelSize, inputShape }: ConvolutionLayer) => ({
      filter: tf.transpose(
        tf.tensor(weights.slice(), [outputChannels, inputShape[0]!, kernelSize, kernelSize]),
        [2, 3, 1, 0],
      ),
      bias: tf.tensor(biases.slice(), [outputChannels]),
    }));
  const { weights, biases, inputSize, outputSize } = layers.at(-1) as DenseLayer;
  const channels = filters.length === 0 ? 1 : (layers[2] as ConvolutionLayer).outputChannels;
  const side = Math.sqrt(inputSize / channels);
  const b = tf.transpose(
    tf.tensor(weights.slice(), [channels, side, side, outputSize]),
    [1, 2, 0, 3],
  );
  return {
    filters,
    b: tf.reshape(b, [inputSize, outputSize]),
    bias: tf.tensor(biases.slice(), [outputSize]),
  };
}

async function createTensorflow(): Promise<Contender<Layer>> {
  const tf = await importPeer<Tensorflow>('tfjs-core');
  const backend = await importPeer<WasmBackend>('tfjs-backend-wasm');
  await importPeer('tfjs-gradients');
  backend.setWasmPaths(packageAddress('@tensorflow/tfjs-backend-wasm/dist/'));
  backend.setThreadsCount(1);
  await tf.setBackend('wasm');
  await tf.ready();
  if (tf.getBackend() !== 'wasm') throw new Error('the wasm backend did not start');
  tf.enableProdMode();
  const floatsOf = createFloats();
  let arrays: ReturnType<typeof arraysOf>;
  const logitsOf = ({ filters, b, bias }: typeof arrays, images: Tensor, count: number) => {
    let signal = tf.reshape(images, [count, 28, 28, 1]);
    for (const one of filters) {
      const options = { ...one, strides: 1, pad: 'valid', activation: 'relu' } as const;
      signal = tf.maxPool(tf.fused.conv2d({ x: signal, ...options }), 2, 2, 'valid');
    }
    return tf.fused.matMul({ a: tf.reshape(signal, [count, 256]), b, bias });
  };
  const contender: Contender<Layer> = {
    load(network) {
      arrays = arraysOf(tf, layersOfBytes(network));
      contender.remark = tellOfTraining(network);
    },
    ...inBatches((pixels, count) =>
      tf.tidy(() => {
        const images = tf.tensor(floatsOf(pixels), [count, 784]);
        return tf.softmax(logitsOf(arrays, images, count)).dataSync();
      }),
    ),
  };
  return contender;

  /** One step on 64 images without ink. */
  function tellOfTraining(network: Network<Layer>): string {
    const { filters, b, bias } = arraysOf(tf, network);
    const variables = {
      filters: filters.map((one) => ({
        filter: tf.variable(one.filter),
        bias: tf.variable(one.bias),
      })),
      b: tf.variable(b),
      bias: tf.variable(bias),
    };
    const images = tf.tensor(new Float32Array(64 * 784), [64, 784]);
    const targets = tf.tensor(new Float32Array(640).fill(0.1), [64, 10]);
    try {
      tf.train
        .sgd(0.1)
        .minimize(() => tf.losses.softmaxCrossEntropy(targets, logitsOf(variables, images, 64)));
      return 'asked to train with convolutions, it did; its training is not measured here yet';
    } catch (error) {
      return `asked to train with convolutions, it refused: ${reasonOf(error)}`;
    }
  }
}

export const layersByTensorflow = entrantsFor(
  ['cnn'],
  { name: 'tfjs-wasm', packageName: '@tensorflow/tfjs-backend-wasm' },
  createTensorflow,
);
