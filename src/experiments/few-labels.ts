// Few labels: each of the five networks trained on 1,000 images, from three starts.
//
// Each has its own recipe, but all take the same number of steps; measured is the network after the last one.
import type { FewLabelsPoint, FewLabelsRecord } from '../records/experiments/few-labels.ts';
import type { Answers } from '../records/recorded.ts';
import { splitImages, type SplitImages } from '../training/images.ts';
import { layersRecipes } from '../training/layers-recipe.ts';
import { createLayersTrainer } from '../training/layers-trainer.ts';
import { shippedRecipe } from '../training/recipe.ts';
import { createTrainer } from '../training/trainer.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { madeBy, roundedAnswers } from './record.ts';
import { askLayers, createAsker } from './score-network.ts';
import { percentOf } from './sweep.ts';

const few = { trainCount: 1000, validationCount: 500, batchSize: 32, epochs: 40 };
const seeds = [1, 2, 3];

export function measureFewLabels(
  context: ExperimentContext,
  network: FewLabelsPoint['network'],
  seed: number,
): FewLabelsPoint {
  const images = splitImages(few, context.train);
  const answers =
    network === 'book'
      ? testDense(context, images, seed)
      : testLayers(context, images, network, seed);
  return { network, seed, epochs: few.epochs, test: roundedAnswers(answers) };
}

function testDense(context: ExperimentContext, images: SplitImages, seed: number): Answers {
  const recipe = { ...shippedRecipe, ...few, seed };
  const trainer = createTrainer(recipe, images, context.machine());
  while (!trainer.isDone) trainer.advance();
  return createAsker(context.machine(), recipe)(trainer.network(), context.test);
}

function testLayers(
  context: ExperimentContext,
  images: SplitImages,
  network: keyof typeof layersRecipes,
  seed: number,
): Answers {
  const recipe = { ...layersRecipes[network], ...few, seed };
  const trainer = createLayersTrainer(recipe, images, context.layerMachine());
  while (!trainer.isDone) trainer.advance();
  return askLayers(context.layerMachine(), trainer.network(), context.test);
}

export function makeFewLabels(context: ExperimentContext): FewLabelsRecord {
  const names = ['book', ...Object.keys(layersRecipes)] as FewLabelsPoint['network'][];
  const points = names.flatMap((network) =>
    seeds.map((seed) => {
      const point = measureFewLabels(context, network, seed);
      context.say(`${network}, seed ${seed}: ${percentOf(point.test)}`);
      return point;
    }),
  );
  const words =
    'Each network by the recipe that made the shipped one, but on the first 1,000 training images in batches of 32, for 40 epochs, from three starts; the network after the last epoch is asked about the 10,000 test images. The validation images choose nothing.';
  return { made: madeBy('few-labels', words), trainCount: few.trainCount, points };
}
