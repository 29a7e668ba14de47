// Batch normalisation: what it does for eight layers of sigmoid, and what they answer when they are asked as in training.
import { predictions } from '../nn/index.ts';
import { forward, type Layer, type LayerDescription } from '../nn/layers/index.ts';
import type { Network } from '../nn/network.ts';
import { type ImageSet, toInputs } from '../mnist/image-set.ts';
import { sliceImages, splitImages } from '../training/images.ts';
import { createLayersTrainer } from '../training/layers-trainer.ts';
import type { LayersRecipe } from '../training/layers-recipe.ts';
import type {
  ModesPoint,
  NormalisedRecord,
  NormalisedRun,
} from '../records/experiments/normalised.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { madeBy, roundedAnswers } from './record.ts';
import { askLayers } from './score-network.ts';
import { percentOf } from './sweep.ts';

const seeds = [1, 2, 3];
const batchSizes = [1000, 100, 32, 8, 4, 2];
/** Test images asked about in each size of batch; the textbook’s loops take their time. */
const askedCount = 2000;
/** So many images of one digit alone. */
const aloneCount = 100;
/** A digit whose images are asked about so often, and what that leaves of the network. */
const spoilingDigit = 7;
const spoilingTimes = 10;

const common = {
  initialiser: 'xavier',
  optimiser: 'adam',
  batchSize: 128,
  learningRate: 0.001,
  schedule: 'constant',
  epochs: 1,
  validationCount: 5000,
} as const;

function layersOf(normalised: boolean): LayerDescription[] {
  const hidden: LayerDescription[] = normalised
    ? [
        { kind: 'dense', outputSize: 64 },
        { kind: 'batchNormalisation', activation: 'sigmoid' },
      ]
    : [{ kind: 'dense', outputSize: 64, activation: 'sigmoid' }];
  return [...Array.from({ length: 8 }, () => hidden).flat(), { kind: 'dense', outputSize: 10 }];
}

function measureRun(
  context: ExperimentContext,
  normalised: boolean,
  seed: number,
): { run: NormalisedRun; network: Network<Layer> } {
  const network = { inputShape: [784], layers: layersOf(normalised) };
  const recipe: LayersRecipe = { ...common, network, seed };
  const images = splitImages(recipe, context.train);
  const trainer = createLayersTrainer(recipe, images, context.layerMachine());
  while (!trainer.isDone) trainer.advance();
  const learned = trainer.network();
  const test = roundedAnswers(askLayers(context.layerMachine(), learned, context.test));
  return { run: { normalised, seed, test }, network: learned };
}

/** Its answers to a batch, by the textbook’s loops, for only those have the statistics of the batch. */
function answersTo(network: Network<Layer>, { pixels }: ImageSet, training: boolean): Uint8Array {
  const { logits } = forward(network, toInputs(pixels), undefined, { training });
  return predictions(logits, 10);
}

const countRight = (answers: Uint8Array, { labels }: ImageSet) =>
  answers.filter((answer, k) => answer === labels[k]).length;

function measureModes(
  { test, layerMachine }: Pick<ExperimentContext, 'test' | 'layerMachine'>,
  network: Network<Layer>,
  seed: number,
): ModesPoint {
  const batches = batchSizes.map((batchSize) => {
    // A copy: asked as in training, a network moves its running statistics.
    const asked = structuredClone(network);
    let correct = 0;
    for (let first = 0; first < askedCount; first += batchSize) {
      const batch = sliceImages(test, first, first + batchSize);
      correct += countRight(answersTo(asked, batch, true), batch);
    }
    return { batchSize, correct, count: askedCount };
  });
  const spoiled = structuredClone(network);
  const repeated = onlyOf(test, spoilingDigit);
  for (let time = 0; time < spoilingTimes; time++) answersTo(spoiled, repeated, true);
  const alone = Array.from({ length: 10 }, (_, digit) => {
    const batch = onlyOf(test, digit);
    const tally = (answers: Uint8Array) =>
      Array.from({ length: 10 }, (__, answer) => answers.filter((one) => one === answer).length);
    return {
      digit,
      count: batch.count,
      ofBatch: tally(answersTo(structuredClone(network), batch, true)),
      kept: tally(answersTo(network, batch, false)),
    };
  });
  const ask = (one: Network<Layer>, images = test) =>
    roundedAnswers(askLayers(layerMachine(), one, images));
  return {
    seed,
    kept: ask(network),
    keptOfBatches: ask(network, sliceImages(test, 0, askedCount)),
    batches,
    alone,
    afterwards: ask(spoiled),
  };
}

/** The first images of one digit. */
function onlyOf({ pixels, labels }: ImageSet, digit: number): ImageSet {
  const places = [...labels.keys()].filter((k) => labels[k] === digit).slice(0, aloneCount);
  const some = new Uint8Array(places.length * 784);
  places.forEach((place, k) => some.set(pixels.subarray(place * 784, (place + 1) * 784), k * 784));
  const name = `test images of ${digit}`;
  return {
    name,
    count: places.length,
    pixels: some,
    labels: labels.filter((one) => one === digit).slice(0, aloneCount),
  };
}

export function makeNormalised(context: ExperimentContext): NormalisedRecord {
  const runs: NormalisedRun[] = [];
  const modes: ModesPoint[] = [];
  for (const normalised of [false, true]) {
    for (const seed of seeds) {
      const { run, network } = measureRun(context, normalised, seed);
      runs.push(run);
      const name = normalised ? 'normalised' : 'plain';
      context.say(`${name}, seed ${seed}: test ${percentOf(run.test)}`);
      if (!normalised) continue;
      const point = measureModes(context, network, seed);
      modes.push(point);
      context.say(`asked as in training: ${point.batches.map(percentOfBatch).join(', ')}`);
    }
  }
  const recipe = { ...common, seed: seeds[0] };
  const words = `Eight hidden layers of 64 sigmoids, plain and with batch normalisation before each, one epoch of 55,000 training images, three seeds. The normalised networks are then asked in both modes: about the first ${askedCount} test images in batches, and about the first ${aloneCount} of each digit alone; at last ${spoilingTimes} times about those of ${spoilingDigit}, and then as one should.`;
  return { made: madeBy('normalised', words), recipe, runs, modes };
}

const percentOfBatch = ({ batchSize, correct, count }: ModesPoint['batches'][number]) =>
  `${batchSize}: ${((100 * correct) / count).toFixed(1)} %`;
