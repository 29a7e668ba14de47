// How many digits each hidden neuron argues for: its positive weights among the ten to the outputs.
import type { Network } from '#src/nn/index.ts';

export function outputWeightFacts({ layers }: Network) {
  const { weights, inputSize, outputSize } = layers.at(-1)!;
  const raised = Array.from(
    { length: inputSize },
    (_, neuron) =>
      weights
        .subarray(neuron * outputSize, (neuron + 1) * outputSize)
        .filter((weight) => weight > 0).length,
  );
  return {
    'fewest-digits-raised': Math.min(...raised),
    'most-digits-raised': Math.max(...raised),
  };
}
