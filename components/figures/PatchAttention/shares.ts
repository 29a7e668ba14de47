// How one patch shares its attention out: by one head of a block, or by the mean of the block's heads.
import { attentionOf } from '#src/formulas/patch-attention.ts';

export interface Asking {
  /** From 0. */
  block: number;
  head: number | 'mean';
  patch: number;
}

/** One share for each patch. */
export const sharesAt = (
  attention: readonly Float32Array[],
  { block, head, patch }: Asking,
): number[] => attentionOf(attention[block], patch, head === 'mean' ? undefined : head);
