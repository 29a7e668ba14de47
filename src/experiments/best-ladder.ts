// The best 784-128-10: one network, trained better and better, and what each step of that costs on pictures of other kinds.
import type { Disturbance } from '../formulas/disturbed.ts';
import type { ImageSet } from '../mnist/image-set.ts';
import type { BestLadderRecord, LadderPoint } from '../records/experiments/best-ladder.ts';
import type { DisturbedPoint } from '../records/experiments/disturbed.ts';
import type { Answers } from '../records/recorded.ts';
import type { SplitImages } from '../training/images.ts';
import { askTeacher, ladderImages, sharpen } from '../training/ladder.ts';
import {
  type LadderRecipe,
  ladderRecipes,
  type Rung,
  teacherRecipe,
} from '../training/ladder-recipes.ts';
import { disturbImages } from './disturbed.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { madeBy, roundedAnswers } from './record.ts';
import { runRecipe } from './run.ts';
import { askLayers, createAsker } from './score-network.ts';
import { percentOf } from './sweep.ts';

/** Pixels to the right, degrees clockwise, and the standard deviation of noise: what the ladder's networks never saw, or hardly. */
const asked: Record<Disturbance, readonly number[]> = {
  shift: [1, 2, 3],
  turn: [10, 20, 30],
  noise: [0.1, 0.2, 0.3],
};

/** Added to the recipe's own seed; rungs whose runs are long have one. */
const extraSeeds: Record<Rung, readonly number[]> = {
  plain: [0, 1, 2],
  schedule: [0, 1, 2],
  smoothed: [0, 1, 2],
  affine: [0],
  distilled: [0],
};

type Disturbed = { kind: Disturbance; amount: number; images: ImageSet }[];

const disturbAll = ({ test }: ExperimentContext): Disturbed =>
  (Object.keys(asked) as Disturbance[]).flatMap((kind) =>
    asked[kind].map((amount) => ({ kind, amount, images: disturbImages(test, kind, amount) })),
  );

const answersTo = (disturbed: Disturbed, ask: (images: ImageSet) => Answers): DisturbedPoint[] =>
  disturbed.map(({ kind, amount, images }) => ({
    kind,
    amount,
    test: roundedAnswers(ask(images)),
  }));

/** One run on `images`; the network of its best epoch is asked. */
export function measurePoint(
  context: ExperimentContext,
  recipe: LadderRecipe,
  images: SplitImages,
  disturbed: Disturbed,
): LadderPoint {
  const { best } = runRecipe(context, recipe, { images });
  const network = sharpen(best.network, recipe.temperature ?? 1);
  const asker = createAsker(context.machine(), network);
  const ask = (set: ImageSet) => asker(network, set);
  return {
    seed: recipe.seed,
    epoch: best.epoch,
    validation: roundedAnswers(ask(images.validation)),
    test: roundedAnswers(ask(context.test)),
    disturbed: answersTo(disturbed, ask),
  };
}

export function makeBestLadder(context: ExperimentContext): BestLadderRecord {
  const disturbed = disturbAll(context);
  const teacher = context.teacher();
  const ask = askTeacher(teacher, context.layerMachine);
  const askAnswers = (set: ImageSet) => askLayers(context.layerMachine(), teacher, set);
  const rungs = (Object.keys(ladderRecipes) as Rung[]).map((name) => {
    const recipe: LadderRecipe = ladderRecipes[name];
    const images = ladderImages(recipe, context.train, ask);
    const points = extraSeeds[name].map((extra) => {
      const point = measurePoint(
        context,
        { ...recipe, seed: recipe.seed + extra },
        images,
        disturbed,
      );
      context.say(`${name}, seed ${point.seed}: test ${percentOf(point.test)}`);
      return point;
    });
    return { name, recipe, points };
  });
  const words =
    'Networks of the book’s size, trained on 55,000 images with the seed of the point; of each the epoch that was best on the last 5,000 training images. Each was asked about the 10,000 test images, and about those moved to the right, turned clockwise, or with a normal random number added to every pixel. The teacher is the file public/weights/teacher.safetensors, and no warp is applied to an image that is asked about.';
  const { network: _, ...recipe } = teacherRecipe;
  return {
    made: madeBy('best-ladder', words),
    teacher: {
      recipe,
      test: roundedAnswers(askAnswers(context.test)),
      disturbed: answersTo(disturbed, askAnswers),
    },
    rungs,
  };
}
