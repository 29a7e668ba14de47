// Checkpoints: how the first layer's pictures come about, step by step, and what they would be with two other settings.
import { imagePixels } from '../mnist/image-set.ts';
import type { DenseLayer, Network } from '../nn/index.ts';
import { shippedRecipe } from '../training/recipe.ts';
import { splitImages } from '../training/images.ts';
import { createAsker } from './score-network.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { deflate, packCheckpoints } from '../formulas/checkpoint-file.ts';
import { recipes, smallStartDivisor, recordCheckpoints, watchedSteps } from './checkpoint-runs.ts';
import type { RunName } from '../records/experiments/checkpoints.ts';
import { weightsOfNeuron } from './edges.ts';
import { neighbourCorrelation } from './neighbour-correlation.ts';
import { madeBy, rounded, roundedAnswers } from './record.ts';
import { firstImages, mostMeasured } from './run.ts';
import type { Checkpoint, CheckpointsRecord } from '../records/experiments/checkpoints.ts';

export const checkpointsFile = 'experiments/first-layer.bin';

/** (units, pixels), unit by unit. */
export function picturesOf(layer: DenseLayer): Float32Array {
  const pictures = new Float32Array(layer.weights.length);
  for (let unit = 0; unit < layer.outputSize; unit++) {
    pictures.set(weightsOfNeuron(layer, unit), unit * layer.inputSize);
  }
  return pictures;
}

export const unitCorrelations = (pictures: Float32Array): number[] =>
  Array.from({ length: pictures.length / imagePixels }, (_, unit) =>
    neighbourCorrelation(pictures.subarray(unit * imagePixels, (unit + 1) * imagePixels)),
  );

export async function makeCheckpoints(context: ExperimentContext): Promise<CheckpointsRecord> {
  const { training, validation } = splitImages(shippedRecipe, context.train);
  const measured = firstImages(training, mostMeasured);
  const ask = createAsker(context.machine(), shippedRecipe);
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
      test: roundedAnswers(ask(network, context.test)),
      neighbourCorrelation: rounded(mean),
      correlations: correlations.map((one) => rounded(one, 3)),
    });
    context.say(`${run}, step ${step}: correlation ${mean.toFixed(3)}`);
  }

  const book = recordCheckpoints(context, 'book', watchedSteps(Infinity));
  const steps = watchedSteps(book.best.step);
  for (const step of steps.slice(0, -1)) keep('book', step, book.taken.get(step)!);
  keep('book', book.best.step, book.best.network);
  const last = checkpoints.length - 1;
  for (const run of ['weight-decay', 'small-start'] as const) {
    const { best } = recordCheckpoints(context, run);
    keep(run, best.step, best.network);
  }
  const following = [...checkpoints.keys()].map((c) => (c <= last ? c - 1 : last));
  const content = packCheckpoints(pictures, pictures[0].length / imagePixels, following);
  const packed = await deflate(content);
  context.publish(checkpointsFile, packed);
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
