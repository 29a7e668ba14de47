// The patches of a picture: the attention that a transformer pays to each, their ink, and the picture without one of them.
//
// received[t] = mean over heads and asking patches s of attention[head, s, t]
import { imageSide, toInputs } from '#src/mnist/image-set.ts';
import { type Network, predictions } from '#src/nn/index.ts';
import { type AttentionKept, forward, type Layer } from '#src/nn/layers/index.ts';

/** The side of a patch, and of the grid of patches. */
export const patchSide = 7;
export const gridSide = imageSide / patchSide;
export const patchCount = gridSide ** 2;

export interface PatchReading {
  /** Of each block: (heads, patches, patches); row s of a head says how patch s shares its attention out. */
  attention: Float32Array[];
  logits: Float32Array;
  probabilities: Float32Array;
  prediction: number;
}

/** `pixels` are 784 bytes. */
export function readPatches(network: Network<Layer>, pixels: Uint8Array): PatchReading {
  const { kept, logits, probabilities } = forward(network, toInputs(pixels), 1);
  const attention = network.layers.flatMap(({ kind }, l) =>
    kind === 'attention' ? [(kept[l] as AttentionKept).attention] : [],
  );
  const [prediction] = predictions(logits, logits.length);
  return { attention, logits, probabilities, prediction };
}

/** What patch `asking` pays to each patch: by one head, or the mean of all heads. */
export function attentionOf(block: Float32Array, asking: number, head?: number): number[] {
  const heads = block.length / patchCount ** 2;
  const rowOf = (h: number) => (h * patchCount + asking) * patchCount;
  return Array.from({ length: patchCount }, (_, asked) => {
    if (head !== undefined) return block[rowOf(head) + asked];
    let sum = 0;
    for (let h = 0; h < heads; h++) sum += block[rowOf(h) + asked];
    return sum / heads;
  });
}

/** What each patch receives: the mean over all heads and all asking patches. It adds up to 1. */
export function attentionReceived(block: Float32Array): number[] {
  const rows = block.length / patchCount;
  const received = Array.from({ length: patchCount }, () => 0);
  block.forEach((share, k) => (received[k % patchCount] += share / rows));
  return received;
}

/** The sum of each patch's pixels. */
export function inkOfPatches(pixels: Uint8Array): number[] {
  const ink = Array.from({ length: patchCount }, () => 0);
  pixels.forEach((pixel, place) => (ink[patchAt(place)] += pixel));
  return ink;
}

/** A copy with the patch made paper. */
export const withoutPatch = (pixels: Uint8Array, patch: number): Uint8Array =>
  pixels.map((pixel, place) => (patchAt(place) === patch ? 0 : pixel));

/** The patch that a pixel lies in. */
export function patchAt(place: number): number {
  const [row, column] = [Math.floor(place / imageSide), place % imageSide];
  return Math.floor(row / patchSide) * gridSide + Math.floor(column / patchSide);
}

/** Ways to choose a patch that might explain the answer, or might not. */
export const patchChoices = ['attention-2', 'attention-1', 'ink', 'least'] as const;
export type PatchChoice = (typeof patchChoices)[number];

/** The patch with the most attention in the second block, or the first; with the most ink; and of those with ink the one with the least attention in the second block. */
export function choosePatches(
  { attention }: PatchReading,
  pixels: Uint8Array,
): Record<PatchChoice, number> {
  const [first, second] = attention.map(attentionReceived);
  const ink = inkOfPatches(pixels);
  const most = (values: readonly number[]) => values.indexOf(Math.max(...values));
  const amongInked = second.map((share, patch) => (ink[patch] > 0 ? -share : -Infinity));
  return {
    'attention-2': most(second),
    'attention-1': most(first),
    ink: most(ink),
    least: most(amongInked),
  };
}

/** The reading of the whole picture, of the picture without each of its patches, and which patches are chosen. */
export function readWithoutEach(network: Network<Layer>, pixels: Uint8Array) {
  const whole = readPatches(network, pixels);
  const without = Array.from({ length: patchCount }, (_, patch) =>
    readPatches(network, withoutPatch(pixels, patch)),
  );
  return { whole, without, choices: choosePatches(whole, pixels) };
}
