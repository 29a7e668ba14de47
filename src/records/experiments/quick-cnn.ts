// What quick-cnn.json holds, as src/experiments/quick-cnn.ts measured it.
import type { LayersRecipe } from '../../training/layers-recipe.ts';
import type { CurvePoint } from '../../training/loss-curve.ts';
import type { Answers, Recorded } from '../recorded.ts';

export type QuickCnnRecord = Recorded<{
  recipe: LayersRecipe;
  stepCount: number;
  /** Of the mean loss of so many steps each. */
  curve: CurvePoint[];
  /** On the validation images, after each epoch. */
  epochs: { step: number; accuracy: number }[];
  /** The first layer's filters, one after the other, as they start and as they end. */
  start: number[];
  filters: number[];
  /** The best epoch on the test images. */
  test: Answers;
}>;
