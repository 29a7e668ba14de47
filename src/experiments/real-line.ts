// The real line: the loss along the gradient's direction, of all images and of one batch, from the start and after an epoch.
import { gradientOver, partsOf } from '../formulas/over-images.ts';
import { stepAlong } from '../formulas/one-step.ts';
import { type Gradients, innerProduct, type Network } from '../nn/index.ts';
import type {
  LineFrom,
  LineOf,
  RealLine,
  RealLineRecord,
} from '../records/experiments/real-line.ts';
import { sliceImages } from '../training/images.ts';
import { initialNetwork, type Recipe } from '../training/recipe.ts';
import { sgdRecipe } from '../training/sweep-recipe.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { madeBy, rounded } from './record.ts';
import { runRecipe } from './run.ts';
import { createAsker } from './score-network.ts';

export const seeds = [1, 2, 3];
export const imageCount = 10_000;
const { batchSize } = sgdRecipe;
export const lineRates = [0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 1, 1.3, 1.6, 2, 3];

/** The network at the start of a recipe, or after its one epoch. */
export function networkAt(context: ExperimentContext, from: LineFrom, recipe: Recipe): Network {
  return from === 'start' ? initialNetwork(recipe) : runRecipe(context, recipe).last;
}

/** The first images of the training set, and the batch that comes right after them. */
export const lineImages = ({ train }: ExperimentContext) => ({
  all: sliceImages(train, 0, imageCount),
  batch: sliceImages(train, imageCount, imageCount + batchSize),
});

export function measureLine(
  context: ExperimentContext,
  network: Network,
  whole: Gradients,
  direction: Gradients,
  learningRates: readonly number[],
): Pick<RealLine, 'square' | 'cosine' | 'loss' | 'correct' | 'batch'> {
  const { all, batch } = lineImages(context);
  const ask = createAsker(context.machine(), network);
  const there = learningRates.map((rate) => stepAlong(network, direction, rate));
  const answers = there.map((one) => ask(one, all));
  const square = innerProduct(direction, direction);
  const lengths = Math.sqrt(square * innerProduct(whole, whole));
  return {
    square: rounded(square),
    cosine: rounded(innerProduct(whole, direction) / lengths),
    loss: answers.map(({ loss }) => rounded(loss)),
    correct: answers.map(({ correct }) => correct),
    batch: there.map((one) => rounded(ask(one, batch).loss)),
  };
}

export function makeRealLine(context: ExperimentContext): RealLineRecord {
  const { all, batch } = lineImages(context);
  const lines = seeds.flatMap((seed) =>
    (['start', 'epoch'] as const).flatMap((from) => {
      const network = networkAt(context, from, { ...sgdRecipe, seed });
      const whole = gradientOver(network, partsOf(all));
      const directions: [LineOf, Gradients][] = [
        ['all', whole],
        ['batch', gradientOver(network, partsOf(batch))],
      ];
      return directions.map(([of, direction]): RealLine => {
        const line = measureLine(context, network, whole, direction, lineRates);
        context.say(
          `seed ${seed}, ${from}, ${of}: square ${line.square}, cosine ${line.cosine}, losses ${line.loss.join(' ')}; batch ${line.batch.join(' ')}`,
        );
        return { seed, from, of, ...line };
      });
    }),
  );
  const words = `784-128-10 from He starts and after one epoch of SGD (batch ${batchSize}, rate ${sgdRecipe.learningRate}): one step of each rate along the gradient of the first 10,000 training images, and along that of the ${batchSize} images that follow them; then the loss of both.`;
  return {
    made: madeBy('real-line', words),
    learningRates: lineRates,
    images: imageCount,
    batchSize,
    lines,
  };
}
