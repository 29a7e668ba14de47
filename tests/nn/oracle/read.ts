// The oracle's numbers as the tests take them, and how far a result is from them.

import { readFileSync } from 'node:fs';
import { createNetwork, createRandom, type Network, normal, zeros } from '#src/nn/index.ts';

const bytes = (name: string) => readFileSync(new URL(name, import.meta.url));

export const reference = JSON.parse(bytes('reference.json').toString());
export const shipped = JSON.parse(bytes('shipped.json').toString());
export const mnist = JSON.parse(bytes('mnist.json').toString());

/** `gradients.bin` or `adam.bin`: 101,770 numbers, layer by layer, weights before biases. */
export function readNumbers(name: string): Float32Array {
  const { buffer, byteOffset, length } = bytes(name);
  return new Float32Array(buffer.slice(byteOffset, byteOffset + length));
}

/** The largest |found − expected|. Infinity when the lengths differ or a number is not finite. */
export function largestDifference(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (found.length !== expected.length || found.length === 0) return Infinity;
  let largest = 0;
  for (let k = 0; k < found.length; k++) {
    const difference = Math.abs(found[k] - expected[k]);
    if (!(difference <= largest)) largest = Number.isNaN(difference) ? Infinity : difference;
  }
  return largest;
}

/** The network with the oracle's fixed parameters: one stream of normal numbers, layer by layer, weights before biases. */
export function fixedNetwork(seed = 7): Network {
  const random = createRandom(seed);
  const network = createNetwork([784, 128, 10], zeros, random);
  for (const layer of network.layers) {
    const { inputSize, outputSize } = layer;
    layer.weights = normal(Math.sqrt(2 / inputSize))(inputSize, outputSize, random);
    layer.biases = normal(0.1)(1, outputSize, random);
  }
  return network;
}
