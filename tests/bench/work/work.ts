// The work that every contender gets: one network, one fresh network to train, the images as bytes.
import {
  createRandom,
  type DenseLayer,
  type Network,
  parameterArrays,
  zeros,
} from '../../../src/nn/index.ts';
import { architectures, createNetwork, type Layer } from '../../../src/nn/layers/index.ts';
import type { LayerSubject } from '../contender.ts';

export const imagePixels = 784;
export const classCount = 10;
export const sizes = [imagePixels, 128, classCount];

export interface Images {
  count: number;
  pixels: Uint8Array;
  labels: Uint8Array;
}

export interface Work<L extends Layer = DenseLayer> {
  /** The shipped weights: what inference is measured with. */
  network: Network<L>;
  /** Fresh weights from a fixed seed: what each training starts from. */
  start: Network<L>;
  test: Images;
  training: Images;
}

/** The files below .cache/work, as run.ts writes them and every host reads them. */
export const workFiles = {
  network: 'network.f32',
  start: 'start.f32',
  testPixels: 'test-pixels.u8',
  testLabels: 'test-labels.u8',
  trainingPixels: 'training-pixels.u8',
  trainingLabels: 'training-labels.u8',
} as const;

type Read = (file: string) => Promise<Uint8Array>;

async function readImages(read: Read) {
  const images = async (pixelFile: string, labelFile: string): Promise<Images> => {
    const labels = await read(labelFile);
    return { count: labels.length, pixels: await read(pixelFile), labels };
  };
  return {
    test: await images(workFiles.testPixels, workFiles.testLabels),
    training: await images(workFiles.trainingPixels, workFiles.trainingLabels),
  };
}

/** Reads the work through `read`, which gives the bytes of one of `workFiles`. */
export const readWork = async (read: Read): Promise<Work> => ({
  ...(await readImages(read)),
  network: networkOf(await read(workFiles.network)),
  start: networkOf(await read(workFiles.start)),
});

/** The file with the fresh weights of a network of other layers; what they are changes no time. */
export const layerFile = (subject: LayerSubject) => `${subject}.f32`;

export async function readLayerWork(read: Read, subject: LayerSubject): Promise<Work<Layer>> {
  const numbers = new Float32Array(new Uint8Array(await read(layerFile(subject))).buffer);
  const network = () => layerNetwork(subject, numbers);
  return { ...(await readImages(read)), network: network(), start: network() };
}

/** The network whose parameters lie in `numbers` one after the other. */
export function layerNetwork(subject: LayerSubject, numbers: ArrayLike<number>): Network<Layer> {
  const network = createNetwork(architectures[subject], zeros, createRandom(0));
  let read = 0;
  for (const array of parameterArrays(network)) {
    for (let k = 0; k < array.length; k++) array[k] = numbers[read++];
  }
  return network;
}

/** The network whose parameters lie in `bytes` one after the other: hidden weights, hidden biases, output … */
export function networkOf(bytes: Uint8Array): Network {
  const numbers = new Float32Array(new Uint8Array(bytes).buffer);
  let read = 0;
  const take = (count: number) => numbers.slice(read, (read += count));
  const layers = ['hidden', 'output'].map((name, l) => {
    const [inputSize, outputSize] = [sizes[l], sizes[l + 1]];
    const weights = take(inputSize * outputSize);
    return {
      kind: 'dense' as const,
      name,
      inputSize,
      outputSize,
      weights,
      biases: take(outputSize),
    };
  });
  return { sizes, layers };
}
