// Shuffled pixels: every image has its pixels moved by one and the same permutation, and the network does not notice.
//
// With the rows of the first layer's starting weights moved alike, every sum has the same terms, in another order.
import type { ImageSet } from '../mnist/image-set.ts';
import type { Network } from '../nn/index.ts';
import { createEngine } from '../nn/kernels/index.ts';
import { splitImages } from '../training/images.ts';
import type { Recipe } from '../training/recipe.ts';
import { createAsker } from './score-network.ts';
import type { ExperimentContext } from './experiment-context.ts';
import {
  permutationSeed,
  pixelPermutation,
  shufflePixels,
  shuffleRows,
} from './pixel-permutation.ts';
import { madeBy, roundedAnswers } from './record.ts';
import { runRecipe } from './run.ts';
import { sweepRecipe } from '../training/sweep-recipe.ts';
import type { ShuffledRun, ShuffledRecord } from '../records/experiments/shuffled.ts';

const recipe: Recipe = { ...sweepRecipe, epochs: 1 };

export function probabilitiesOf(
  { machine }: ExperimentContext,
  network: Network,
  images: ImageSet,
): Float32Array {
  const engine = createEngine(machine(), { sizes: network.sizes });
  engine.load(network);
  const probabilities = new Float32Array(images.count * network.sizes.at(-1)!);
  engine.infer(images.pixels, probabilities, images.count);
  return probabilities;
}

export function compare(one: Float32Array, other: Float32Array, classCount: number) {
  const answer = (values: Float32Array, image: number) => {
    const row = values.subarray(image * classCount, (image + 1) * classCount);
    return row.indexOf(row.reduce((a, b) => Math.max(a, b)));
  };
  const images = Array.from({ length: one.length / classCount }, (_, image) => image);
  return {
    differentAnswers: images.filter((image) => answer(one, image) !== answer(other, image)).length,
    largestDifference: one.reduce((most, p, k) => Math.max(most, Math.abs(p - other[k])), 0),
  };
}

export function compareShipped(context: ExperimentContext, permutation = pixelPermutation()) {
  const { network, test } = context;
  const twin = shuffleRows(network, permutation);
  const moved = shufflePixels(test, permutation);
  const ask = createAsker(context.machine(), network);
  const correct: [number, number] = [ask(network, test).correct, ask(twin, moved).correct];
  const probabilities = [
    probabilitiesOf(context, network, test),
    probabilitiesOf(context, twin, moved),
  ];
  return { correct, ...compare(probabilities[0], probabilities[1], network.sizes.at(-1)!) };
}

export function makeShuffled(context: ExperimentContext): ShuffledRecord {
  const permutation = pixelPermutation();
  const tests = [context.test, shufflePixels(context.test, permutation)];
  const trains = [context.train, shufflePixels(context.train, permutation)];
  const networks: Network[] = [];
  const runs = (['in-place', 'shuffled'] as const).map((pixels, k): ShuffledRun => {
    const run = runRecipe(context, recipe, {
      images: splitImages(recipe, trains[k]),
      alterStart: (network) => (k === 0 ? network : shuffleRows(network, permutation)),
    });
    networks.push(run.last);
    const { training, validation } = run.points.at(-1)!;
    const test = createAsker(context.machine(), recipe)(run.last, tests[k]);
    context.say(`pixels ${pixels}: ${test.correct} of ${test.count} right`);
    return {
      pixels,
      training: roundedAnswers(training),
      validation: roundedAnswers(validation),
      test: roundedAnswers(test),
    };
  });
  const answers = networks.map((network, k) => probabilitiesOf(context, network, tests[k]));
  const words =
    'One epoch of the recipe on 55,000 training images, once as they are and once with all pixels permuted, and the rows of the starting weights with them. Sums have the same terms in another order, so they may differ in their last digits.';
  return {
    made: madeBy('shuffled', words),
    recipe,
    permutationSeed,
    permutation: [...permutation],
    runs,
    ...compare(answers[0], answers[1], recipe.sizes.at(-1)!),
    shipped: compareShipped(context, permutation),
  };
}
