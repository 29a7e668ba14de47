// Saved compute: how many images a run is shown until it reads nine validation images in ten, or more, from each start.
import { splitImages } from '../training/images.ts';
import type { Recipe } from '../training/recipe.ts';
import { createTrainer } from '../training/trainer.ts';
import { createAsker } from './score-network.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { starts } from './initialisation.ts';
import type { StartName } from '../records/experiments/initialisation.ts';
import { madeBy } from './record.ts';
import { lookEvery, sgdRecipe } from '../training/sweep-recipe.ts';
import type {
  SavedPoint,
  SavedRun,
  SavedComputeRecord,
} from '../records/experiments/saved-compute.ts';

/** Shares of the validation images. */
export const levels = [0.9, 0.94];
const mostEpochs = 12;

/** Stops as soon as all levels are reached. A run that diverges goes on: it might come back. */
export function measureSaved(context: ExperimentContext, change: Partial<Recipe>): SavedPoint {
  const recipe = { ...sgdRecipe, epochs: mostEpochs, ...change };
  const images = splitImages(recipe, context.train);
  const trainer = createTrainer(recipe, images, context.machine());
  const ask = createAsker(context.machine(), recipe);
  const found: (number | null)[] = levels.map(() => null);
  let [shown, due, right] = [0, lookEvery, 0];
  const stepsPerEpoch = Math.ceil(images.training.count / recipe.batchSize);
  while (!trainer.isDone && found.includes(null)) {
    const report = trainer.advance();
    if (report.kind !== 'step') continue;
    const epochs = Math.floor(report.step / stepsPerEpoch);
    const within = (report.step % stepsPerEpoch) * recipe.batchSize;
    shown = epochs * images.training.count + within;
    if (shown < due) continue;
    due = shown + lookEvery;
    const { correct, count } = ask(trainer.network(), images.validation);
    right = correct / count;
    levels.forEach((level, place) => {
      if (right >= level) found[place] ??= shown;
    });
  }
  return { change, images: found, shown, end: Number((100 * right).toFixed(2)) };
}

const runs: [SavedRun['what'], string, Partial<Recipe>][] = [
  ...(Object.keys(starts) as StartName[]).map(
    (name) => ['start', name, starts[name]] as [SavedRun['what'], string, Partial<Recipe>],
  ),
  ...[0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3].map(
    (learningRate) =>
      ['learning rate', String(learningRate), { learningRate }] as [
        SavedRun['what'],
        string,
        Partial<Recipe>,
      ],
  ),
  ...[8, 32, 128, 512, 2048].map(
    (batchSize) =>
      ['batch size', String(batchSize), { batchSize }] as [
        SavedRun['what'],
        string,
        Partial<Recipe>,
      ],
  ),
];

export function makeSavedCompute(context: ExperimentContext): SavedComputeRecord {
  const points = runs.map(([what, name, change]): SavedRun => {
    const point = measureSaved(context, change);
    context.say(
      `${what} ${name}: ${point.images.map((count) => count ?? 'never').join(', ')} images`,
    );
    return { what, name, ...point };
  });
  const words =
    'The recipe with the change of the point, for up to 12 epochs; every 640 images (or after the next step) the 5,000 validation images are asked, and `images` is how many training images had been shown when each level was first reached.';
  return { made: madeBy('saved-compute', words), recipe: sgdRecipe, levels, points };
}
