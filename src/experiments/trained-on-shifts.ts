// Trained on shifts: the book's network learns from images that are moved each time, and is asked about moved test images.
import { createAsker } from './score-network.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { shiftImages } from './pixels-shifted.ts';
import type { ShiftPoint } from '../records/experiments/pixels-shifted.ts';
import { madeBy, roundedAnswers } from './record.ts';
import { runRecipe } from './run.ts';
import { sweepRecipe } from '../training/sweep-recipe.ts';
import type { TrainedOnShiftsRecord } from '../records/experiments/trained-on-shifts.ts';

const recipe = { ...sweepRecipe, shift: 3 };
const distances = [0, 1, 2, 3, 4, 5, 6];

export function makeTrainedOnShifts(context: ExperimentContext): TrainedOnShiftsRecord {
  const { last } = runRecipe(context, recipe);
  const ask = createAsker(context.machine(), recipe);
  const points = distances.map((pixels): ShiftPoint => {
    const test = roundedAnswers(ask(last, shiftImages(context.test, 'right', pixels)));
    context.say(`${pixels} pixels to the right: ${test.correct} right`);
    return { direction: 'right', pixels, test };
  });
  const words =
    'The recipe given, in which every training image is moved by up to 3 pixels each way whenever it is shown; the network after the last epoch, on the 10,000 test images moved to the right.';
  return { made: madeBy('trained-on-shifts', words), recipe, points };
}
