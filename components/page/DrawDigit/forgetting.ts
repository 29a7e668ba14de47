// A network that loses what it has learned, one hidden neuron after the other.
import type { Network } from '#src/nn/index.ts';

/** Hidden neurons, and then the output layer's biases: after so many steps nothing learned is left. */
export const forgettingSteps = ({ layers: [hidden] }: Network): number => hidden!.outputSize + 1;

/**
 * A copy of `learned`, (784, 128, 10) or any other size with one hidden layer, and what overwrites it step by step:
 * `forget(n)` gives the network whose first n hidden neurons, with all weights into and out of them, are those of
 * `start`. Never fewer than before.
 */
export function createForgetting(learned: Network, start: Network) {
  const network: Network = {
    ...learned,
    layers: learned.layers.map((layer) => ({
      ...layer,
      weights: layer.weights.slice(),
      biases: layer.biases.slice(),
    })),
  };
  const [hidden, output] = network.layers as [Network['layers'][0], Network['layers'][0]];
  const [startHidden, startOutput] = start.layers as typeof network.layers;
  const { inputSize, outputSize } = hidden;
  let done = 0;

  function forgetNeuron(neuron: number): void {
    for (let i = 0; i < inputSize; i++) {
      const place = i * outputSize + neuron;
      hidden.weights[place] = startHidden!.weights[place]!;
    }
    hidden.biases[neuron] = startHidden!.biases[neuron]!;
    const [first, end] = [neuron * output.outputSize, (neuron + 1) * output.outputSize];
    output.weights.set(startOutput!.weights.subarray(first, end), first);
  }

  return (steps: number): Network => {
    for (; done < Math.min(steps, outputSize); done++) forgetNeuron(done);
    if (steps > outputSize) output.biases.set(startOutput!.biases);
    // A new object each time: whoever compares it with the last sees that it has changed.
    return { ...network };
  };
}
