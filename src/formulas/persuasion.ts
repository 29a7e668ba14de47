// Changing the network's mind: a digit with edits, and who of two answers is ahead.
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

/** The wanted digit, and the strongest of the others. */
export const duelFor = (wanted: number, { logits }: Pick<Reading, 'logits'>): Duel => ({
  wanted,
  rival: ranked(logits).find((digit) => digit !== wanted)!,
});

/** The digit that comes second. */
export const runnerUp = (logits: readonly number[]): number => ranked(logits)[1]!;

/** The neurons that have fallen silent, and those that have become active, between two lists of active ones. */
export function turnedNeurons(before: readonly number[], after: readonly number[]) {
  return {
    silenced: before.filter((neuron) => !after.includes(neuron)),
    woken: after.filter((neuron) => !before.includes(neuron)),
  };
}
