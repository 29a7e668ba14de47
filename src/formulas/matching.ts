// Two networks of one shape: the hidden neurons of one are re-ordered to match those of the other, and the two are mixed.
//
// overlap[i, j] = W₁[:, i] · W₁′[:, j] + bᵢ b′ⱼ + W₂[i, :] · W₂′[j, :]
// Greedy matching: the largest overlap makes a pair, its row and its column are struck out, and so on.
import type { DenseLayer, Network } from '#src/nn/index.ts';

/** A neuron of each network, and how far their weights agree. */
export interface Pair {
  one: number;
  other: number;
  overlap: number;
}

/** (width, width): how far the weights of each hidden neuron of `one` agree with those of each of `other`. */
export function overlaps(one: Network, other: Network): Float64Array {
  const [hidden, output] = one.layers as [DenseLayer, DenseLayer];
  const [otherHidden, otherOutput] = other.layers as [DenseLayer, DenseLayer];
  const { inputSize, outputSize: width } = hidden;
  const { outputSize: classCount } = output;
  const found = new Float64Array(width * width);
  const add = (a: Float32Array, aStart: number, b: Float32Array, bStart: number) => {
    for (let i = 0; i < width; i++) {
      const value = a[aStart + i]!;
      for (let j = 0; j < width; j++) found[i * width + j]! += value * b[bStart + j]!;
    }
  };
  for (let pixel = 0; pixel < inputSize; pixel++)
    add(hidden.weights, pixel * width, otherHidden.weights, pixel * width);
  add(hidden.biases, 0, otherHidden.biases, 0);
  for (let i = 0; i < width; i++) {
    for (let j = 0; j < width; j++) {
      for (let k = 0; k < classCount; k++) {
        const product =
          output.weights[i * classCount + k]! * otherOutput.weights[j * classCount + k]!;
        found[i * width + j]! += product;
      }
    }
  }
  return found;
}

/** All pairs, the largest overlap first. `overlap` (width, width) is left as it is. */
export function greedyPairs(overlap: Float64Array, width: number): Pair[] {
  const left = overlap.slice();
  return Array.from({ length: width }, () => {
    let best = 0;
    for (let k = 1; k < left.length; k++) if (left[k]! > left[best]!) best = k;
    const [one, other] = [Math.floor(best / width), best % width];
    const pair = { one, other, overlap: left[best]! };
    for (let k = 0; k < width; k++) {
      left[one * width + k] = -Infinity;
      left[k * width + other] = -Infinity;
    }
    return pair;
  });
}

/**
 * Neuron i of the first network meets neuron order[i] of the other: the first `count` pairs as they were matched, and
 * the neurons that are left in the order they stand in.
 */
export function orderOf(pairs: readonly Pair[], count = pairs.length): Uint32Array {
  const order = new Uint32Array(pairs.length);
  const isFree = new Uint8Array(pairs.length).fill(1);
  const isOpen = isFree.slice();
  for (const { one, other } of pairs.slice(0, count)) {
    order[one] = other;
    isOpen[one] = isFree[other] = 0;
  }
  let next = 0;
  for (let one = 0; one < order.length; one++) {
    if (!isOpen[one]) continue;
    while (!isFree[next]) next++;
    order[one] = next++;
  }
  return order;
}

/** Neuron `j` of the twin is neuron `order[j]`: its column of weights, its bias and its row to the outputs go along. */
export function permuteNeurons(network: Network, order: Uint32Array): Network {
  const [hidden, output] = network.layers as [DenseLayer, DenseLayer];
  const width = hidden.outputSize;
  const weights = hidden.weights.map(
    (_, place) => hidden.weights[place - (place % width) + order[place % width]!]!,
  );
  const classes = output.outputSize;
  const toOutput = output.weights.map(
    (_, place) =>
      output.weights[order[Math.floor(place / classes)]! * classes + (place % classes)]!,
  );
  const biases = hidden.biases.map((_, neuron) => hidden.biases[order[neuron]!]!);
  return {
    ...network,
    layers: [
      { ...hidden, weights, biases },
      { ...output, weights: toOutput },
    ],
  };
}

/** The network a share `part` of the way from `one` to `other`, in a straight line: below 0 and above 1 beyond them. */
export function between(one: Network, other: Network, part: number): Network {
  const mix = (a: Float32Array, b: Float32Array) =>
    a.map((value, k) => value * (1 - part) + b[k]! * part);
  const layers = one.layers.map((layer, l): DenseLayer => {
    const { weights, biases } = other.layers[l]!;
    return { ...layer, weights: mix(layer.weights, weights), biases: mix(layer.biases, biases) };
  });
  return { ...one, layers };
}
