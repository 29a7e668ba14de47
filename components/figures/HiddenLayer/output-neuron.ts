// One output neuron taken out of the network: its column of the output weights, and its bias.
import type { Network } from '#src/nn/index.ts';

export interface OutputNeuron {
  digit: number;
  /** 128 weights, one per hidden neuron. */
  weights: number[];
  bias: number;
}

export function outputNeuronOf(network: Network, digit: number): OutputNeuron {
  const { weights, biases, inputSize, outputSize } = network.layers.at(-1)!;
  const exact = (value: number) => Number(value.toPrecision(9));
  const column = Array.from(
    { length: inputSize },
    (_, hidden) => weights[hidden * outputSize + digit],
  );
  return { digit, weights: column.map(exact), bias: exact(biases[digit]) };
}
