// Which neuron a figure begins with, and its weights to the ten outputs.
import type { Network } from '#src/nn/index.ts';

/** What a page is built with. */
export interface FirstNeuron {
  neuron: number;
  /** (10) */
  weights: number[];
}

export const firstNeuronOf = (
  network: Network,
  { activations }: { activations: readonly number[] },
): FirstNeuron => {
  const neuron = strongestOf(activations);
  return { neuron, weights: digitWeightsOf(network, neuron) };
};

/** The neuron with the largest activation. */
export const strongestOf = (activations: readonly number[]) =>
  activations.indexOf(Math.max(...activations));

/** Six digits are more than a figure shows, and half the weight of nine. */
const short = (value: number) => Number(value.toPrecision(6));

export const shortActivations = ({ activations }: { activations: readonly number[] }) =>
  activations.map(short);

/** A row of the output layer's weights. @returns (10) */
export function digitWeightsOf(network: Network, neuron: number): number[] {
  const { weights, outputSize } = network.layers.at(-1)!;
  const row = weights.subarray(neuron * outputSize, (neuron + 1) * outputSize);
  // Nine digits name a float32 exactly: every figure shows the same vote.
  return Array.from(row, (weight) => Number(weight.toPrecision(9)));
}
