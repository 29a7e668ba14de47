// Shifted training: the same network, but every image it learns from is moved by up to three pixels each way.
import type { Recipe } from '../training/recipe.ts';
import { type Answers, createAsker } from './ask.ts';
import type { Bench } from './bench.ts';
import { shiftImages } from './pixels-shifted.ts';
import { madeBy, type Recorded, roundedAnswers } from './record.ts';
import { runRecipe } from './run.ts';
import { percentOf } from './sweep.ts';
import { sweepRecipe } from './sweep-recipe.ts';

export type ShiftedTrainingRecord = Recorded<{
  recipe: Recipe;
  /** On the test images moved to the right. */
  points: { pixels: number; test: Answers }[];
}>;

const furthest = 6;
const recipe: Recipe = { ...sweepRecipe, shift: 3 };

export function makeShiftedTraining(bench: Bench): ShiftedTrainingRecord {
  const { last } = runRecipe(bench, recipe);
  const ask = createAsker(bench.machine(), recipe);
  const points = Array.from({ length: furthest + 1 }, (_, pixels) => {
    const test = roundedAnswers(ask(last, shiftImages(bench.test, 'right', pixels)));
    bench.say(`${pixels} pixels to the right: ${percentOf(test)}`);
    return { pixels, test };
  });
  const words =
    'The recipe on 55,000 training images, each moved anew by up to `shift` pixels each way whenever it is shown; the network after the last epoch, on the 10,000 test images moved to the right.';
  return { made: madeBy('shifted-training', words), recipe, points };
}
