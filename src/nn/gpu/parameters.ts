// All parameters of a network in one array, in the order of ../optimiser.ts: first layer's weights, its biases, next layer's weights …

import type { Activation } from '../activation.ts';
import { layerNames, type Network } from '../network.ts';
import { parameterArrays } from '../optimiser.ts';

export interface LayerPlace {
  inputSize: number;
  outputSize: number;
  /** Where its weights begin; its biases follow them. */
  firstWeight: number;
}

export function placeLayers(sizes: readonly number[]): LayerPlace[] {
  let firstWeight = 0;
  return sizes.slice(1).map((outputSize, l) => {
    const place = { inputSize: sizes[l], outputSize, firstWeight };
    firstWeight += (sizes[l] + 1) * outputSize;
    return place;
  });
}

export const joinParameters = (network: Network): Float32Array<ArrayBuffer> =>
  joinArrays(parameterArrays(network));

export function joinArrays(arrays: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const joined = new Float32Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let first = 0;
  for (const array of arrays) {
    joined.set(array, first);
    first += array.length;
  }
  return joined;
}

/** The opposite of `joinArrays`, by the network's layers: copies. */
export function splitArrays(joined: Float32Array, places: readonly LayerPlace[]): Float32Array[] {
  return places.flatMap(({ inputSize, outputSize, firstWeight }) => {
    const firstBias = firstWeight + inputSize * outputSize;
    const end = firstBias + outputSize;
    return [joined.slice(firstWeight, firstBias), joined.slice(firstBias, end)];
  });
}

export function toNetwork(
  joined: Float32Array,
  sizes: readonly number[],
  activation: Activation,
): Network {
  const places = placeLayers(sizes);
  const arrays = splitArrays(joined, places);
  const names = layerNames(places.length);
  const layers = places.map(({ inputSize, outputSize }, l) => {
    const [weights, biases] = [arrays[2 * l], arrays[2 * l + 1]];
    return { kind: 'dense' as const, name: names[l], inputSize, outputSize, weights, biases };
  });
  return { sizes: [...sizes], activation, layers };
}
