// What best-ladder.json holds, as src/experiments/best-ladder.ts measured it.
import type { LayersRecipe } from '#src/training/layers-recipe.ts';
import type { LadderRecipe, Rung, Warping } from '#src/training/ladder-recipes.ts';
import type { Answers, Recorded } from '../recorded.ts';
import type { DisturbedPoint } from './disturbed.ts';

export interface LadderPoint {
  seed: number;
  /** The epoch that was best on the validation images: its network answered. */
  epoch: number;
  validation: Answers;
  test: Answers;
  /** On the same test images, moved, turned, and under noise. */
  disturbed: DisturbedPoint[];
}

export interface LadderRung {
  name: Rung;
  recipe: LadderRecipe;
  /** The recipe's own seed first. */
  points: LadderPoint[];
}

export type BestLadderRecord = Recorded<{
  /** From whom the last rung learns. */
  teacher: {
    /** Without its list of layers, which is that of the shipped CNN. */
    recipe: Omit<LayersRecipe, 'network'> & Warping;
    test: Answers;
    disturbed: DisturbedPoint[];
  };
  rungs: LadderRung[];
}>;
