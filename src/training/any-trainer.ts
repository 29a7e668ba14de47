// The trainer of any network: one run of a recipe on an engine, in pieces so small that a page stays answerable between them.
//
// Kept: the network and the optimiser's memory (in the engine), the order of the images and the random streams (in the
// batches), the place in the run, sums over the epoch, the changes of the learning rate, the best epoch so far.
// Only `advance`, `rewind` and `learningRate` change any of it. A checkpoint holds it all, so a run that is rewound and
// goes on gives the same bytes as one that was never interrupted.

import type { Checkpoint as Learned, Network, Random } from '../nn/index.ts';
import type { StepOptions } from '../nn/kernels/index.ts';
import type { DenseLayer } from '../nn/layers/dense.ts';
import type { Layer } from '../nn/layers/layer.ts';
import { type BatchesState, createBatches } from './batches.ts';
import { createWatch } from './divergence.ts';
import type { SplitImages } from './images.ts';
import { withRandomLabels } from './label-noise.ts';
import { type CommonRecipe, learningRateAt, type Recipe } from './recipe.ts';
import type { Best, RateChange, Report, StepReport } from './reports.ts';
import type { TrainingEngine } from './training-engine.ts';
import { createValidation, isBetter, sumAnswers, type Validation } from './validation.ts';

interface Place<L extends Layer> {
  /** Steps taken. */
  step: number;
  validationDue: boolean;
  sums: { loss: number; correct: number; images: number; batches: number };
  /** What the schedule is multiplied by. */
  factor: number;
  changes: RateChange[];
  best: Best<L> | undefined;
}

export interface Checkpoint<L extends Layer = DenseLayer> {
  place: Place<L>;
  learned: Learned<L>;
  batches: BatchesState;
}

/** A step whose batch has been chosen. */
interface Begun {
  /** Images. */
  count: number;
  step: number;
  learningRate: number;
  /** What its mean loss is multiplied by. */
  times: number;
  options: StepOptions & { random: Random };
}

/** Of a trainer whose steps another processor takes: up to `most` of them, or some of the validation. */
export interface AdvancesElsewhere {
  advanceSome(most: number): Promise<Report[]>;
}

const noSums = { loss: 0, correct: 0, images: 0, batches: 0 };
/** Validation asks about so many images at once: larger batches are no faster. */
const validationBatch = 256;

/** Room in an engine for the batches of a run, and for those of its validation. */
export const capacityFor = ({ batchSize }: CommonRecipe, { validation }: SplitImages): number =>
  Math.max(batchSize, Math.min(validationBatch, validation.count));

export type Trainer<L extends Layer = Layer> = ReturnType<typeof createTrainerOn<L>>;

/** `start` is the untrained network. Throws RangeError when it does not fit the images. */
export function createTrainerOn<L extends Layer>(
  engine: TrainingEngine<L>,
  start: Network<L>,
  recipe: CommonRecipe & Pick<Recipe, 'mistake'>,
  images: SplitImages,
) {
  checkFit(engine.sizes, recipe, images);
  const { batchSize, epochs, weightDecay, labelSeed, mistake } = recipe;
  // A velocity that never slows down is the sum of all gradients.
  const momentum = mistake === 'not-zeroed' ? 1 : recipe.momentum;
  const classCount = engine.sizes.at(-1)!;
  const { validation, test } = images;
  const training =
    labelSeed === undefined ? images.training : withRandomLabels(images.training, labelSeed);
  engine.load(start);
  const batches = createBatches(recipe, training, engine);
  const { silences: random } = batches;
  const stepsPerEpoch = Math.ceil(training.count / batchSize);
  const stepCount = stepsPerEpoch * epochs;
  const watch = createWatch(classCount, stepsPerEpoch, engine.whereLost);
  const answers = new Float32Array(batchSize * classCount);
  let place: Place<L> = {
    step: 0,
    validationDue: false,
    sums: noSums,
    factor: 1,
    changes: [],
    best: undefined,
  };
  let validate: (() => Validation | undefined) | undefined;

  const rateAt = (step: number) => learningRateAt(recipe, step, stepCount);
  const currentRate = () => rateAt(Math.min(place.step, stepCount - 1)) * place.factor;
  const currentEpoch = () => Math.max(1, Math.ceil(place.step / stepsPerEpoch));

  /** The next batch is in the engine, and counts as taken. */
  function beginStep(): Begun {
    const inEpoch = place.step % stepsPerEpoch;
    if (inEpoch === 0) {
      batches.shuffle();
      place.sums = noSums;
    }
    const count = batches.fill(inEpoch * batchSize);
    const learningRate = currentRate();
    // The sum over a batch is so many times the mean, and so is its gradient.
    const times = mistake === 'summed-loss' ? count : 1;
    place.step += 1;
    place.validationDue = inEpoch === stepsPerEpoch - 1;
    const options = { learningRate: times * learningRate, weightDecay, momentum, random };
    return { count, step: place.step, times, learningRate, options };
  }

  function endStep(begun: Begun, loss: number, correct: number): StepReport {
    const { count, step, learningRate } = begun;
    const { sums } = place;
    place.sums = {
      loss: sums.loss + loss,
      correct: sums.correct + correct,
      images: sums.images + count,
      batches: sums.batches + 1,
    };
    const diverged = watch.see(loss, step, learningRate);
    return {
      kind: 'step',
      epoch: currentEpoch(),
      step,
      learningRate,
      imageCount: count,
      loss,
      accuracy: correct / count,
      ...(diverged && { diverged }),
    };
  }

  function takeStep(): StepReport {
    const begun = beginStep();
    const { count, times, options } = begun;
    const loss = times * engine.learn(count, options);
    const probabilities = answers.subarray(0, count * classCount);
    engine.copyProbabilities(probabilities, count);
    const { correct } = sumAnswers(probabilities, engine.labels.subarray(0, count), count);
    return endStep(begun, loss, correct);
  }

  function validateSome(): Report {
    validate ??= createValidation(engine, validation);
    const result = validate();
    if (!result) return { kind: 'validating' };
    validate = undefined;
    place.validationDue = false;
    const epoch = currentEpoch();
    if (!place.best || isBetter(result, place.best.validation)) {
      place.best = { network: engine.save(), epoch, validation: result };
    }
    const { loss, correct, images: seen, batches: count } = place.sums;
    return {
      kind: 'epoch',
      epoch,
      step: place.step,
      loss: loss / count,
      accuracy: correct / seen,
      validation: result,
    };
  }

  return {
    level: engine.level,
    threads: engine.threads,
    recipe,
    about: engine.about,
    stepsPerEpoch,
    stepCount,
    trainCount: training.count,
    /** Steps taken. */
    get step(): number {
      return place.step;
    },
    get isDone(): boolean {
      return place.step === stepCount && !place.validationDue;
    },
    get validationDue(): boolean {
      return place.validationDue;
    },
    /** Of the next step. Set, it keeps the schedule's shape: all later rates change in the same proportion. */
    get learningRate(): number {
      return currentRate();
    },
    set learningRate(learningRate: number) {
      if (!(learningRate > 0 && Number.isFinite(learningRate))) {
        throw new RangeError(
          `The learning rate should be a number above 0, found ${learningRate}.`,
        );
      }
      place.factor *= learningRate / currentRate();
      place.changes = [...place.changes, { step: place.step + 1, learningRate }];
    },
    get changes(): readonly RateChange[] {
      return place.changes;
    },
    /** The epoch that was best on the validation images; of equally good ones that with the lower loss. */
    get best(): Best<L> | undefined {
      return place.best;
    },
    /** The next piece of work: one step, or after the last step of an epoch some of the validation. */
    advance: (): Report => (place.validationDue ? validateSome() : takeStep()),
    checkpoint: (): Checkpoint<L> => ({
      place: { ...place },
      learned: engine.checkpoint(),
      batches: batches.save(),
    }),
    rewind(to: Checkpoint<L>): void {
      place = { ...to.place };
      engine.load(to.learned.network, to.learned.memory);
      batches.restore(to.batches);
      validate = undefined;
      watch.forget();
    },
    /** How many of the test images the network reads correctly as it stands; it learns nothing by that. */
    score(): { correct: number; testCount: number } {
      if (!test) throw new RangeError('images: a score needs test images, found none.');
      const ask = createValidation(engine, test);
      let result = ask();
      while (!result) result = ask();
      return { correct: Math.round(result.accuracy * test.count), testCount: test.count };
    },
    /** For steps that another processor takes. None may be begun after the last of an epoch, and all end in their order. */
    elsewhere: {
      begin(): Begun & { pixels: Uint8Array; labels: Uint8Array } {
        const begun = beginStep();
        const { count } = begun;
        return {
          ...begun,
          pixels: engine.pixels.slice(0, count * engine.sizes[0]),
          labels: engine.labels.slice(0, count),
        };
      },
      /** How many of the batch were read correctly, nobody knows. */
      end: (begun: Begun, loss: number) => endStep(begun, loss, NaN),
      takeOver({ network, memory }: Learned<L>): void {
        engine.load(network, memory);
      },
    },
    /** A copy of the network as it stands. */
    network: (): Network<L> => engine.save(),
    firstLayer: engine.firstLayer,
    write: engine.write,
  };
}

function checkFit(
  sizes: readonly number[],
  { shift = 0 }: CommonRecipe,
  { training, validation }: SplitImages,
): void {
  const pixelCount = training.pixels.length / training.count;
  const classCount = Math.max(...[training, validation].map(({ labels }) => largest(labels))) + 1;
  if (sizes[0] !== pixelCount || sizes.at(-1)! < classCount) {
    throw new RangeError(
      `recipe: sizes should begin with ${pixelCount} pixels and end with at least ${classCount} classes, found ${sizes.join(', ')}.`,
    );
  }
  if (shift > 0 && !Number.isInteger(Math.sqrt(pixelCount))) {
    throw new RangeError(`recipe: shift needs square images, found ${pixelCount} pixels.`);
  }
}

const largest = (labels: Uint8Array): number =>
  labels.reduce((most, label) => Math.max(most, label), 0);
