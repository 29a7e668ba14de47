// Checkpoints: how the first layer's pictures come about, step by step, and what they would be with two other settings.
import { imagePixels } from '../mnist/image-set.ts';
import type { Layer, Network } from '../nn/index.ts';
import { type Recipe, shippedRecipe } from '../training/recipe.ts';
import { splitImages } from '../training/images.ts';
import { type Answers, createAsker } from './score-network.ts';
import type { Bench } from './experiment-context.ts';
import { deflate, type Following, packCheckpoints } from './checkpoint-file.ts';
import {
  recipes,
  type RunName,
  smallStartDivisor,
  takeCheckpoints,
  watchedSteps,
} from './checkpoint-runs.ts';
import { weightsOfUnit } from './edges.ts';
import { neighbourCorrelation } from './neighbour-correlation.ts';
import { madeBy, type Recorded, rounded, roundedAnswers } from './record.ts';
import { firstImages, mostMeasured } from './run.ts';

export interface Checkpoint {
  run: RunName;
  /** Steps taken. */
  step: number;
  /** On the first 5,000 training images. */
  training: Answers;
  validation: Answers;
  test: Answers;
  /** Mean over the units. */
  neighbourCorrelation: number;
  /** By unit: (128). */
  correlations: number[];
}

export type CheckpointsRecord = Recorded<{
  recipes: Record<RunName, Recipe>;
  /** Both layers of the run `small-start` begin with the book's starting weights divided by this. */
  smallStartDivisor: number;
  stepsPerEpoch: number;
  units: number;
  pixels: number;
  /** Below public/, with its length as it is stored; checkpoint-file.ts tells what it holds. */
  file: { path: string; bytes: number; following: Following };
  /** In the file's order. */
  checkpoints: Checkpoint[];
}>;

export const checkpointsFile = 'experiments/first-layer.bin';

/** (units, pixels), unit by unit. */
export function picturesOf(layer: Layer): Float32Array {
  const pictures = new Float32Array(layer.weights.length);
  for (let unit = 0; unit < layer.outputSize; unit++) {
    pictures.set(weightsOfUnit(layer, unit), unit * layer.inputSize);
  }
  return pictures;
}

export const unitCorrelations = (pictures: Float32Array): number[] =>
  Array.from({ length: pictures.length / imagePixels }, (_, unit) =>
    neighbourCorrelation(pictures.subarray(unit * imagePixels, (unit + 1) * imagePixels)),
  );

export async function makeCheckpoints(bench: Bench): Promise<CheckpointsRecord> {
  const { training, validation } = splitImages(shippedRecipe, bench.train);
  const measured = firstImages(training, mostMeasured);
  const ask = createAsker(bench.machine(), shippedRecipe);
  const pictures: Float32Array[] = [];
  const checkpoints: Checkpoint[] = [];
  function keep(run: RunName, step: number, network: Network): void {
    const picture = picturesOf(network.layers[0]);
    const correlations = unitCorrelations(picture);
    pictures.push(picture);
    const mean = correlations.reduce((sum, one) => sum + one, 0) / correlations.length;
    checkpoints.push({
      run,
      step,
      training: roundedAnswers(ask(network, measured)),
      validation: roundedAnswers(ask(network, validation)),
      test: roundedAnswers(ask(network, bench.test)),
      neighbourCorrelation: rounded(mean),
      correlations: correlations.map((one) => rounded(one, 3)),
    });
    bench.say(`${run}, step ${step}: correlation ${mean.toFixed(3)}`);
  }

  const book = takeCheckpoints(bench, 'book', watchedSteps(Infinity));
  const steps = watchedSteps(book.best.step);
  for (const step of steps.slice(0, -1)) keep('book', step, book.taken.get(step)!);
  keep('book', book.best.step, book.best.network);
  const last = checkpoints.length - 1;
  for (const run of ['weight-decay', 'small-start'] as const) {
    const { best } = takeCheckpoints(bench, run);
    keep(run, best.step, best.network);
  }
  const following = [...checkpoints.keys()].map((c) => (c <= last ? c - 1 : last));
  const content = packCheckpoints(pictures, pictures[0].length / imagePixels, following);
  const packed = await deflate(content);
  bench.publish(checkpointsFile, packed);
  const words =
    'The recipe of the shipped network, run again and stopped at the steps given; the last step is that of the shipped network. Two more runs with weight decay, and with a start divided by 20, each at the epoch that was best on the validation images. 55,000 training images.';
  return {
    made: madeBy('checkpoints', words),
    recipes,
    smallStartDivisor,
    stepsPerEpoch: Math.ceil(training.count / shippedRecipe.batchSize),
    units: pictures[0].length / imagePixels,
    pixels: imagePixels,
    file: { path: checkpointsFile, bytes: packed.length, following },
    checkpoints,
  };
}
