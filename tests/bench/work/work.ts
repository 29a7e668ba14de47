// The work that every contender gets: one network, one fresh network to train, the images as bytes.
import type { Network } from '../../../src/nn/index.ts';

export const imagePixels = 784;
export const classCount = 10;
export const sizes = [imagePixels, 128, classCount];

export interface Images {
  count: number;
  pixels: Uint8Array;
  labels: Uint8Array;
}

export interface Work {
  /** The shipped weights: what inference is measured with. */
  network: Network;
  /** Fresh weights from a fixed seed: what each training starts from. */
  start: Network;
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

/** Reads the work through `read`, which gives the bytes of one of `workFiles`. */
export async function readWork(read: (file: string) => Promise<Uint8Array>): Promise<Work> {
  const images = async (pixelFile: string, labelFile: string): Promise<Images> => {
    const labels = await read(labelFile);
    return { count: labels.length, pixels: await read(pixelFile), labels };
  };
  return {
    network: networkOf(await read(workFiles.network)),
    start: networkOf(await read(workFiles.start)),
    test: await images(workFiles.testPixels, workFiles.testLabels),
    training: await images(workFiles.trainingPixels, workFiles.trainingLabels),
  };
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
