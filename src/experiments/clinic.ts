// The clinic: seven runs that went wrong, each with its curves and with those of its cure.
import { splitImages, type SplitImages } from '../training/images.ts';
import { withRandomLabels } from '../training/label-noise.ts';
import type { Recipe } from '../training/recipe.ts';
import { unscaledMachine } from '../training/raw-byte-inputs.ts';
import { createAsker } from './score-network.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { curveOf } from './curve.ts';
import { madeBy, roundedAnswers } from './record.ts';
import { runRecipe } from './run.ts';
import { percentOf } from './sweep.ts';
import { sgdRecipe, sweepRecipe } from '../training/sweep-recipe.ts';
import type {
  CaseName,
  Treatment,
  TreatedRun,
  ClinicRecord,
} from '../records/experiments/clinic.ts';

const healthy: Recipe = { ...sgdRecipe, batchSize: 32, epochs: 5 };
const few: Recipe = { ...sweepRecipe, batchSize: 32, trainCount: 1000, epochs: 100 };
const labelSeed = 1;

/** About as many steps as `few` takes, but each image comes a tenth as often. */
const tenTimes: Recipe = { ...few, trainCount: 10_000, epochs: 10 };

export const treatments: Record<CaseName, { broken: Treatment; cure: Treatment }> = {
  'too-small': {
    broken: { recipe: { ...healthy, sizes: [784, 3, 10] } },
    cure: { recipe: healthy },
  },
  'rate-too-low': {
    broken: { recipe: { ...healthy, learningRate: 0.0003 } },
    cure: { recipe: healthy },
  },
  'rate-too-high': {
    broken: { recipe: { ...healthy, learningRate: 3 } },
    cure: { recipe: healthy },
  },
  'zero-start': {
    broken: { recipe: { ...healthy, initialiser: 'zeros' } },
    cure: { recipe: healthy },
  },
  unscaled: {
    broken: { recipe: healthy, unscaled: true },
    cure: { recipe: healthy },
  },
  overfitting: {
    broken: { recipe: few },
    cure: { recipe: tenTimes },
  },
  'random-labels': {
    broken: { recipe: few, labelSeed },
    cure: { recipe: few },
  },
};

export function treat(context: ExperimentContext, treatment: Treatment): TreatedRun {
  const { recipe, unscaled, labelSeed: seed } = treatment;
  const machine = unscaled ? () => unscaledMachine(context.machine()) : context.machine;
  const images = splitImages(recipe, context.train);
  const mislabelled: SplitImages | undefined =
    seed === undefined
      ? undefined
      : { ...images, training: withRandomLabels(images.training, seed) };
  const run = runRecipe(context, recipe, { machine, images: mislabelled });
  const test = createAsker(machine(), recipe)(run.last, context.test);
  return {
    ...treatment,
    curve: curveOf(run.points),
    test: roundedAnswers(test),
    ...(run.divergedAt !== undefined && { divergedAt: run.divergedAt }),
  };
}

export function makeClinic(context: ExperimentContext): ClinicRecord {
  const known = new Map<string, TreatedRun>();
  /** Five of the cures are one and the same run. */
  function once(treatment: Treatment): TreatedRun {
    const name = JSON.stringify(treatment);
    const run = known.get(name) ?? treat(context, treatment);
    known.set(name, run);
    return run;
  }
  const cases = Object.fromEntries(
    Object.entries(treatments).map(([name, { broken, cure }]) => {
      const both = { broken: once(broken), cure: once(cure) };
      context.say(
        `${name}: test ${percentOf(both.broken.test)}, cured ${percentOf(both.cure.test)}`,
      );
      return [name, both];
    }),
  ) as ClinicRecord['cases'];
  const words =
    'Each case with its recipe, on 55,000 training images or the first `trainCount` of them. Curves are measured after each epoch: training on at most 5,000 of the images learned from (with their random labels, where they have such), validation on 5,000 others.';
  return { made: madeBy('clinic', words), cases };
}
