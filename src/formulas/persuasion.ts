// Changing the network's mind: exactly what each pixel would do to an answer.
//
// A changed pixel changes every hidden neuron's sum by one product, so the effect of each of the 784 can be computed
// without another forward pass: only what passes through ReLU has to be added up again.
import type { Network } from '#src/nn/index.ts';
import type { Reading } from './reading.ts';

/** What a tool leaves in a pixel: 255 = ink, 0 = paper. */
export const leftBy = { pen: 255, eraser: 0 } as const;
export type Tool = keyof typeof leftBy;

export interface Edit {
  pixel: number;
  tool: Tool;
}

/** The digit that should win, and the one that it should win over. */
export interface Duel {
  wanted: number;
  rival: number;
}

/** How far the wanted digit's logit is ahead of its rival's; below 0 it is behind. */
export const leadOf = ({ logits }: Pick<Reading, 'logits'>, { wanted, rival }: Duel): number =>
  logits[wanted]! - logits[rival]!;

/** `pixels` (784 bytes) with all edits made in turn; a copy. */
export function withEdits(pixels: Uint8Array, edits: readonly Edit[]): Uint8Array {
  const changed = Uint8Array.from(pixels);
  for (const { pixel, tool } of edits) changed[pixel] = leftBy[tool];
  return changed;
}

/** The places where two pictures differ. */
export const changedPixels = (before: Uint8Array, after: Uint8Array): number[] =>
  [...before.keys()].filter((pixel) => before[pixel] !== after[pixel]);

/** The digits by their logits, the largest first. */
export const ranked = (logits: readonly number[]): number[] =>
  [...logits.keys()].sort((one, other) => logits[other]! - logits[one]!);

/** The digit that comes second. */
export const runnerUp = (logits: readonly number[]): number => ranked(logits)[1]!;

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

/** The neurons that have fallen silent, and those that have become active, between two lists of active ones. */
export function turnedNeurons(before: readonly number[], after: readonly number[]) {
  return {
    silenced: before.filter((neuron) => !after.includes(neuron)),
    woken: after.filter((neuron) => !before.includes(neuron)),
  };
}
