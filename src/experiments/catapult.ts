// The catapult: full-batch descent at rates below and above 2/λ, with the largest curvature λ on the way.
import { hessianOver, partsOf } from '../formulas/over-images.ts';
import {
  createRandom,
  type Gradients,
  largestCurvature,
  type Network,
  randomDirection,
} from '../nn/index.ts';
import { createEngine } from '../nn/kernels/index.ts';
import { forward } from '../nn/index.ts';
import type { CatapultRecord, CatapultRun } from '../records/experiments/catapult.ts';
import { sliceImages } from '../training/images.ts';
import { initialNetwork } from '../training/recipe.ts';
import { sgdRecipe } from '../training/sweep-recipe.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { madeBy, rounded } from './record.ts';

const seeds = [1, 2, 3];
export const curvedImages = 500;
const risesIn = 100;
/** The last is the number of steps of a run. */
const looks = [0, 20, 200];
const stepCount = looks.at(-1)!;
/** Every step at first, later every fifth: a curve needs no more. */
const steps = Array.from({ length: stepCount }, (_, step) => step).filter(
  (step) => step <= 40 || step % 5 === 0,
);
const learningRates = [0.05, 0.1, 0.2, 0.3, 0.5, 1];
/** Curvature is looked at on the way for these. */
const watched = [1];
/** Enough for three digits from a random direction, and from the direction found last. */
const [fromAnywhere, fromBefore] = [24, 10];

/** The largest curvature of the mean loss over the first images of the training set. */
export function measureCurvature(
  { train }: Pick<ExperimentContext, 'train'>,
  network: Network,
  start?: Gradients,
) {
  const times = hessianOver(network, partsOf(sliceImages(train, 0, curvedImages)));
  const from = start ?? randomDirection(network, createRandom(1));
  return largestCurvature(times, from, start ? fromBefore : fromAnywhere);
}

/** Descent on all images at once: `see` is told each step's loss, before it. */
function descend(
  { train, machine }: ExperimentContext,
  start: Network,
  learningRate: number,
  count: number,
  see: (step: number, loss: number, network: () => Network) => void,
): Network {
  const { pixels, labels } = sliceImages(train, 0, curvedImages);
  const engine = createEngine(machine(), {
    sizes: start.sizes,
    capacity: curvedImages,
    rule: 'sgd',
  });
  engine.load(start);
  engine.pixels.set(pixels);
  engine.labels.set(labels);
  for (let step = 0; step < count; step++) {
    // The network is asked for before the step.
    const before = looks.includes(step) ? engine.save() : undefined;
    const loss = engine.learn(curvedImages, { learningRate });
    see(step, loss, () => before!);
  }
  return engine.save();
}

/** Steps after which the loss is higher than before. */
const risesOf = (losses: readonly number[]) =>
  losses.slice(1, risesIn + 1).filter((loss, k) => !(loss <= losses[k]!)).length;

function deadNeurons({ train }: ExperimentContext, network: Network): number {
  const width = network.layers[0]!.outputSize;
  const active = new Uint8Array(width);
  for (const { inputs, labels } of partsOf(sliceImages(train, 0, curvedImages))) {
    const [activations] = forward(network, inputs, labels.length).activations;
    activations!.forEach((value, k) => {
      if (value > 0) active[k % width] = 1;
    });
  }
  return active.filter((one) => one === 0).length;
}

function measureRun(
  context: ExperimentContext,
  seed: number,
  learningRate: number,
  start: { network: Network; direction: Gradients; curvature: number },
): CatapultRun {
  const losses: number[] = [];
  const curvature = [rounded(start.curvature, 4)];
  let { direction } = start;
  const look = (network: Network) => {
    const found = measureCurvature(context, network, direction);
    direction = found.next;
    curvature.push(rounded(found.curvature, 4));
  };
  const isWatched = watched.includes(learningRate);
  const last = descend(context, start.network, learningRate, stepCount, (step, loss, network) => {
    losses.push(loss);
    if (isWatched && step > 0 && looks.includes(step)) look(network());
  });
  if (isWatched) look(last);
  return {
    seed,
    learningRate,
    loss: steps.map((step) => rounded(losses[step]!, 4)),
    rises: risesOf(losses),
    highest: rounded(Math.max(...losses), 4),
    dead: deadNeurons(context, last),
    ...(isWatched && { curvature }),
  };
}

export function makeCatapult(context: ExperimentContext): CatapultRecord {
  const starts: CatapultRecord['starts'] = [];
  const runs = seeds.flatMap((seed) => {
    const network = initialNetwork({ ...sgdRecipe, seed });
    const { curvature, next: direction } = measureCurvature(context, network);
    starts.push({ seed, curvature: rounded(curvature) });
    context.say(`seed ${seed}: λ ${curvature}, 2/λ ${2 / curvature}`);
    return learningRates.map((rate) => {
      const run = measureRun(context, seed, rate, { network, direction, curvature });
      context.say(
        `seed ${seed}, rate ${rate}: ${run.rises} rises, highest ${run.highest}, last ${run.loss.at(-1)}, ${run.dead} dead, λ ${run.curvature?.join(' ') ?? '–'}`,
      );
      return run;
    });
  });
  const words = `784-128-10 from He starts, plain gradient descent on the first ${curvedImages} training images at once; the largest eigenvalue of the Hessian over the same images by power iteration.`;
  return {
    made: madeBy('catapult', words),
    images: curvedImages,
    risesIn,
    steps,
    looks,
    runs,
    starts,
    shipped: rounded(measureCurvature(context, context.network).curvature),
  };
}
