// The weights that weigh most: of one hidden neuron's 784 to the pixels, or of one output's 128.
import type { Network } from '#src/nn/index.ts';

export interface Weighted {
  /** The pixel, the hidden neuron or the output that the weight leads from or to. */
  place: number;
  weight: number;
}

/** What the figure needs of one neuron, small enough to travel with the page. */
export type Neuron =
  | { kind: 'hidden'; index: number; strongest: Weighted[]; outputs: number[] }
  | { kind: 'output'; index: number; strongest: Weighted[] };

export const fewest = 3;
export const most = 40;

// Nine digits name a float32 exactly.
const exact = (value: number) => Number(value.toPrecision(9));

/** The `most` weights of largest magnitude into neuron `index` of a layer, strongest first. */
function strongestInto(layer: Network['layers'][number], index: number): Weighted[] {
  const { weights, inputSize, outputSize } = layer;
  return Array.from({ length: inputSize }, (_, place) => ({
    place,
    weight: weights[place * outputSize + index],
  }))
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, most)
    .map(({ place, weight }) => ({ place, weight: exact(weight) }));
}

export function hiddenNeuron({ layers: [hidden, output] }: Network, index: number): Neuron {
  const start = index * output.outputSize;
  const outputs = Array.from(output.weights.subarray(start, start + output.outputSize), exact);
  return { kind: 'hidden', index, strongest: strongestInto(hidden, index), outputs };
}

export function outputNeuron({ layers }: Network, index: number): Neuron {
  return { kind: 'output', index, strongest: strongestInto(layers[1], index) };
}
