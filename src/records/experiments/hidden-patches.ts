// What hidden-patches.json holds, as src/experiments/hidden-patches.ts measured it.
import type { PatchChoice } from '../../formulas/patch-attention.ts';
import type { Recorded } from '../recorded.ts';

export type HiddenPatchesRecord = Recorded<{
  /** The first so many test images. */
  count: number;
  /** Of the random patches. */
  seed: number;
  /** Right answers with the patch hidden that each way chooses; with none hidden, and with a random one of those with ink. */
  correct: Record<PatchChoice | 'none' | 'random', number>;
  /** Images in which this way chooses the patch with the most ink. */
  sameAsInk: Record<'attention-2' | 'attention-1', number>;
  /** Of the first so many images: in how many a way chooses the patch whose loss costs the right digit's logit most. */
  foundWorst: { images: number } & Record<'attention-2' | 'attention-1' | 'ink', number>;
}>;
