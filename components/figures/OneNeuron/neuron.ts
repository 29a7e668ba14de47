// One hidden neuron taken out of the network: its column of the weights, its bias, and its weights to the digits.
import { digitWeightsOf } from '#components/controls/Following/first-neuron.ts';
import type { Network } from '#src/nn/index.ts';

export interface Neuron {
  index: number;
  /** 784 weights, one per pixel. */
  weights: number[];
  bias: number;
  /** 10 weights, one per output. */
  toDigits: number[];
}

export function neuronOf(network: Network, index: number): Neuron {
  const { weights, biases, inputSize, outputSize } = network.layers[0];
  const column = Array.from(
    { length: inputSize },
    (_, input) => weights[input * outputSize + index],
  );
  // Six digits are more than a figure shows, and half the weight of nine, which would name a float32 exactly.
  const plain = (value: number) => Number(value.toPrecision(6));
  return {
    index,
    weights: column.map(plain),
    bias: plain(biases[index]),
    toDigits: digitWeightsOf(network, index),
  };
}
