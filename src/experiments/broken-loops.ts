// Training loops with one mistake each, and with it mended: their first losses, their curves, and what is left in the end.
import { lossCurve } from '../training/loss-curve.ts';
import type { Recipe } from '../training/recipe.ts';
import { sgdRecipe } from '../training/sweep-recipe.ts';
import type { BrokenLoopsRecord, LoopFault, LoopRun } from '../records/experiments/broken-loops.ts';
import { curveOf } from './curve.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { madeBy, rounded, roundedAnswers } from './record.ts';
import { runRecipe } from './run.ts';
import { createAsker } from './score-network.ts';
import { percentOf } from './sweep.ts';

const seeds = [1, 2, 3];
/** A card draws about so many points. */
const pointCount = 80;

/** What the cell `loop` of the chapter does, with streams of random numbers of its own. */
export const wholeRecipe: Recipe = {
  ...sgdRecipe,
  batchSize: 32,
  learningRate: 0.3,
  schedule: 'linear',
  epochs: 2,
};

const healthy: Recipe = { ...sgdRecipe, batchSize: 32, epochs: 3 };
const withDropout: Recipe = { ...healthy, dropout: 0.5 };
const few: Recipe = { ...healthy, trainCount: 5000, epochs: 15 };

export const faults: Record<LoopFault, { broken: Recipe; cure: Recipe }> = {
  'softmax-twice': { broken: { ...healthy, mistake: 'softmax-twice' }, cure: healthy },
  'not-zeroed': {
    broken: { ...healthy, optimiser: 'momentum', mistake: 'not-zeroed' },
    cure: healthy,
  },
  'summed-loss': { broken: { ...healthy, mistake: 'summed-loss' }, cure: healthy },
  sorted: { broken: { ...healthy, order: 'labels' }, cure: healthy },
  unscaled: { broken: { ...healthy, unscaled: true }, cure: healthy },
  'dropout-in-answers': {
    broken: { ...withDropout, mistake: 'dropout-in-answers' },
    cure: withDropout,
  },
  'rate-too-high': { broken: { ...healthy, learningRate: 2 }, cure: healthy },
  leak: { broken: { ...few, mistake: 'leak' }, cure: few },
};

export function runLoop(context: ExperimentContext, recipe: Recipe, isDrawn = false): LoopRun {
  const { points, losses, last } = runRecipe(context, recipe);
  const { unscaled, sizes } = recipe;
  const own = createAsker(context.machine(), recipe);
  const { pixels, labels, count, name } = context.train;
  const first = count - recipe.validationCount;
  const validation = {
    name,
    count: recipe.validationCount,
    pixels: pixels.subarray(first * sizes[0]),
    labels: labels.subarray(first),
  };
  // The network has learned from bytes, and only reads those.
  const asItShould = createAsker(context.machine(), { sizes, ...(unscaled && { unscaled }) });
  // One asking is behind it: the point after the last epoch.
  own(last, validation);
  return {
    recipe,
    first: losses.slice(0, 3).map((loss) => rounded(loss, 7)),
    lowest: rounded(
      losses.reduce((least, loss) => Math.min(least, loss), Infinity),
      7,
    ),
    ...(isDrawn && {
      losses: lossCurve(losses, Math.ceil(losses.length / pointCount)).map(({ step, loss }) => ({
        step,
        loss: rounded(loss, 4),
      })),
    }),
    curve: curveOf(points),
    again: own(last, validation).correct,
    test: roundedAnswers(asItShould(last, context.test)),
  };
}

export function makeBrokenLoops(context: ExperimentContext): BrokenLoopsRecord {
  const known = new Map<string, LoopRun>();
  /** Most of the cures are one and the same run. */
  function once(recipe: Recipe, isDrawn: boolean): LoopRun {
    const name = JSON.stringify([recipe, isDrawn]);
    const run = known.get(name) ?? runLoop(context, recipe, isDrawn);
    known.set(name, run);
    return run;
  }
  const runs = (what: string, recipe: Recipe, isDrawn = false) => {
    const all = seeds.map((seed, k) => once({ ...recipe, seed }, isDrawn && k === 0));
    context.say(
      `${what}: first ${all[0].first.join(' ')}, test ${all.map(({ test }) => percentOf(test)).join(' ')}`,
    );
    return all;
  };
  const whole = runs('the loop', wholeRecipe);
  const fileOrder = runs('in the order of the file', { ...wholeRecipe, order: 'file' });
  const sortedOrder = runs('digit by digit', { ...wholeRecipe, order: 'labels' });
  const all = Object.fromEntries(
    Object.entries(faults).map(([name, { broken, cure }]) => [
      name,
      { broken: runs(name, broken, true), cure: runs(`${name}, mended`, cure) },
    ]),
  ) as BrokenLoopsRecord['faults'];
  const words =
    'Each loop with its recipe and three seeds, on 55,000 training images or the first `trainCount` of them. The curve is measured after each epoch, as the loop itself asks: training on at most 5,000 of the images learned from, validation on 5,000 others. `test` is the last network asked without the mistake.';
  return { made: madeBy('broken-loops', words), whole, fileOrder, sortedOrder, faults: all };
}
