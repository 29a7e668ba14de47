// A rung of the ladder: one way to turn images into answers. Each way is quicker than the one before, and no answer changes.

export interface Rung {
  /** pixels (count, 784), bytes → the digit that is read in each image. */
  infer(pixels: Uint8Array, count: number): Uint8Array | Promise<Uint8Array>;
}

/** Either a rung, or a sentence for the reader that says why this device has none. */
export type Opening = { rung: Rung } | { missing: string };

export const rungNames = [
  'naive',
  'typed',
  'skip-zeros',
  'scalar',
  'simd',
  'relaxed-simd',
  'two-workers',
  'gpu',
] as const;

export type RungName = (typeof rungNames)[number];
