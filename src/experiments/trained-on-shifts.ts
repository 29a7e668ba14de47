// Trained on shifts: the book's network learns from images that are moved each time, and is asked about moved test images.
import { createAsker } from './score-network.ts';
import type { Bench } from './experiment-context.ts';
import { type ShiftPoint, shiftImages } from './pixels-shifted.ts';
import { madeBy, type Recorded, roundedAnswers } from './record.ts';
import { runRecipe } from './run.ts';
import { sweepRecipe } from './sweep-recipe.ts';

const recipe = { ...sweepRecipe, shift: 3 };
export type TrainedOnShiftsRecord = Recorded<{ recipe: typeof recipe; points: ShiftPoint[] }>;

const distances = [0, 1, 2, 3, 4, 5, 6];

export function makeTrainedOnShifts(bench: Bench): TrainedOnShiftsRecord {
  const { last } = runRecipe(bench, recipe);
  const ask = createAsker(bench.machine(), recipe);
  const points = distances.map((pixels): ShiftPoint => {
    const test = roundedAnswers(ask(last, shiftImages(bench.test, 'right', pixels)));
    bench.say(`${pixels} pixels to the right: ${test.correct} right`);
    return { direction: 'right', pixels, test };
  });
  const words =
    'The recipe given, in which every training image is moved by up to 3 pixels each way whenever it is shown; the network after the last epoch, on the 10,000 test images moved to the right.';
  return { made: madeBy('trained-on-shifts', words), recipe, points };
}
