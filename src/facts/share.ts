// What the share images show: the shipped network, and test images that it has read.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readNetwork, type Network } from '#src/nn/index.ts';
import { pixelsOf } from '#src/mnist/image-set.ts';
import { readSource } from '#src/mnist/source.ts';
import { readDigit, type Reading } from '../formulas/reading.ts';

export interface Shown {
  network: Network;
  /** The digit that every page begins with: the first test image. */
  first: Reading;
  /** Of the first 500 test images the one whose answer the network gives with the least probability. */
  doubtful: Reading;
  /** The first test image of this digit. */
  ofDigit(digit: number): Reading;
  /** The first test images, in their published order. */
  images: Uint8Array[];
}

const top = ({ probabilities, prediction }: Reading) => probabilities[prediction];

/** Far less than the whole book's facts, so that the images cost the build little. */
export async function readShown(): Promise<Shown> {
  const weights = join(process.cwd(), 'public/weights/mlp-784-128-10.safetensors');
  const { network } = readNetwork(new Uint8Array(await readFile(weights)));
  const test = readSource('test');
  const images = Array.from({ length: 500 }, (_, index) => pixelsOf(test, index));
  const readings = images.map((pixels) => readDigit(network, pixels));
  return {
    network,
    images,
    first: readings[0],
    doubtful: readings.reduce((least, one) => (top(one) < top(least) ? one : least)),
    ofDigit: (digit) => readings[test.labels.indexOf(digit)],
  };
}
