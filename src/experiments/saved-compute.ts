// Saved compute: how many images a run is shown until it reads nine validation images in ten, or more, from each start.
import { splitImages } from '../training/images.ts';
import type { Recipe } from '../training/recipe.ts';
import { createTrainer } from '../training/trainer.ts';
import { createAsker } from './score-network.ts';
import type { Bench } from './experiment-context.ts';
import { starts, type StartName } from './initialisation.ts';
import { madeBy, type Recorded } from './record.ts';
import { sgdRecipe } from './sweep-recipe.ts';

/** Shares of the validation images. */
export const levels = [0.9, 0.94];
/** The network is asked after so many images, or after the next step that is due. */
/** Images between two questions to the validation images. */
export const lookEvery = 640;
const mostEpochs = 12;

export interface SavedPoint {
  change: Partial<Recipe>;
  /** Images shown in training when each level was first found to be reached; null where it was not. */
  images: (number | null)[];
  /** Images shown when it was given up, or had reached all levels. */
  shown: number;
  /** Right answers on the validation images then, in a hundred. */
  end: number;
}
export interface SavedRun extends SavedPoint {
  what: 'start' | 'learning rate' | 'batch size';
  name: string;
}
export type SavedComputeRecord = Recorded<{ recipe: Recipe; levels: number[]; points: SavedRun[] }>;

/** Stops as soon as all levels are reached. A run that diverges goes on: it might come back. */
export function measureSaved(bench: Bench, change: Partial<Recipe>): SavedPoint {
  const recipe = { ...sgdRecipe, epochs: mostEpochs, ...change };
  const images = splitImages(recipe, bench.train);
  const trainer = createTrainer(recipe, images, bench.machine());
  const ask = createAsker(bench.machine(), recipe);
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

export function makeSavedCompute(bench: Bench): SavedComputeRecord {
  const points = runs.map(([what, name, change]): SavedRun => {
    const point = measureSaved(bench, change);
    bench.say(
      `${what} ${name}: ${point.images.map((count) => count ?? 'never').join(', ')} images`,
    );
    return { what, name, ...point };
  });
  const words =
    'The recipe with the change of the point, for up to 12 epochs; every 640 images (or after the next step) the 5,000 validation images are asked, and `images` is how many training images had been shown when each level was first reached.';
  return { made: madeBy('saved-compute', words), recipe: sgdRecipe, levels, points };
}
