// Exactly what each pixel would do to an answer.
//
// A changed pixel changes every hidden neuron's sum by one product, so the effect of each of the 784 can be computed
// without another forward pass: only what passes through ReLU has to be added up again.
import type { Network } from '#src/nn/index.ts';
import { type Duel, leftBy, type Tool } from './persuasion.ts';
import type { Reading } from './reading.ts';

/** (128): what one unit of each hidden neuron adds to the lead. */
export function pullOfNeurons({ layers }: Network, { wanted, rival }: Duel): number[] {
  const { weights, outputSize } = layers.at(-1)!;
  return Array.from(
    { length: weights.length / outputSize },
    (_, neuron) => weights[neuron * outputSize + wanted]! - weights[neuron * outputSize + rival]!,
  );
}

/**
 * (784): by how much the lead would change if the tool were set down on that pixel and on no other. Exact, and 0 where
 * the tool would change nothing.
 */
export function pullOfPixels(
  network: Network,
  { pixels, preActivations }: Pick<Reading, 'pixels' | 'preActivations'>,
  tool: Tool,
  duel: Duel,
): number[] {
  const { weights } = network.layers[0]!;
  const count = preActivations.length;
  const pull = pullOfNeurons(network, duel);
  return pixels.map((value, pixel) => {
    const change = (leftBy[tool] - value) / 255;
    if (change === 0) return 0;
    let sum = 0;
    for (let neuron = 0; neuron < count; neuron++) {
      const before = preActivations[neuron]!;
      const after = before + change * weights[pixel * count + neuron]!;
      sum += (Math.max(after, 0) - Math.max(before, 0)) * pull[neuron]!;
    }
    return sum;
  });
}
