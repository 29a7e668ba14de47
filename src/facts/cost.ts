// Numbers of the chapter on cost: arithmetic of training, its records, and what others have published.
import {
  halvingRecord,
  savedComputeRecord,
  trainedOnShiftsRecord,
  widthRecord,
} from '#src/records/index.ts';
import { type ImageSet } from '#src/mnist/image-set.ts';
import { countConnections, countParameters } from '#src/nn/index.ts';
import { shippedRecipe } from '#src/training/recipe.ts';
import { digitNetwork } from '#src/formulas/architecture.ts';
import { bookSizes } from '#src/nn/networks.ts';
import { shareOf } from './debugging.ts';
import {
  assumedPrice,
  knownTrainings,
  rentedChip,
  yearlyGrowth,
} from '../formulas/known-trainings.ts';
import { lookEvery } from '#src/training/sweep-recipe.ts';
import { countLayers, smallConvolution } from '../formulas/networks.ts';
import { meanInked } from './speed.ts';
import { trainingRecord } from '../records/training-record.ts';
import {
  countInked,
  countTraining,
  epochSeconds,
  operationsOf,
  trainingOperations,
} from '../formulas/training-work.ts';

export interface Halved {
  depth: number;
  width: number;
  parameters: number;
  multiplyAdds: number;
  /** Shares of the test images, one a seed. */
  tests: number[];
  mean: number;
}

/** One and two hidden layers of 512 and of 256 neurons, as recorded. */
export function halvedNetworks(): Halved[] {
  const points = [...widthRecord.points.map((point) => ({ ...point, depth: 1 })), ...halvingRecord.points]; // oxfmt-ignore
  return [1, 2].flatMap((depth) =>
    [512, 256].map((width) => {
      const same = points.filter((point) => point.depth === depth && point.width === width);
      const tests = same.map((point) => shareOf(point.test));
      const sizes = digitNetwork(Array<number>(depth).fill(width));
      const mean = tests.reduce((sum, share) => sum + share, 0) / tests.length;
      return { depth, width, parameters: countParameters(sizes), multiplyAdds: countConnections(sizes), tests, mean }; // oxfmt-ignore
    }),
  );
}

/** Training images shown until `level` was reached, by the name of a start, a rate or a size; NaN where it never was. */
export function imagesUntil(what: string, name: string, level: number): number {
  const point = savedComputeRecord.points.find((one) => one.what === what && one.name === name)!;
  return point.images[savedComputeRecord.levels.indexOf(level)] ?? NaN;
}

export function costFacts(train: ImageSet) {
  const images = train.count - shippedRecipe.validationCount;
  const [parameters, counts] = [countParameters(bookSizes), countTraining(bookSizes)];
  const inked = meanInked(train);
  const convolution = countLayers(smallConvolution);
  const known = (name: string) => knownTrainings.find((one) => one.name === name)!;
  const [gpt3, gpt2] = [known('GPT-3'), known('GPT-2')];
  const halved = halvedNetworks();
  const meanOf = (depth: number, width: number) =>
    halved.find((one) => one.depth === depth && one.width === width)!.mean;
  const gpt3Operations = trainingOperations(gpt3.parameters!, gpt3.examples!);
  return {
    'epoch-operations': trainingOperations(parameters, images),
    'epoch-operations-all': trainingOperations(parameters, train.count),
    'recipe-epochs': shippedRecipe.epochs,
    'rule-per-image': trainingOperations(parameters, 1),
    'counted-per-image': operationsOf(counts),
    'counted-share': operationsOf(counts) / trainingOperations(parameters, 1),
    'inked-per-image': operationsOf(countInked(bookSizes, inked)),
    'inked-share': operationsOf(countInked(bookSizes, inked)) / trainingOperations(parameters, 1),
    'epoch-seconds': epochSeconds(trainingRecord),
    'gpt3-operations': gpt3Operations,
    'gpt3-published': gpt3.published!,
    'gpt3-off': Math.abs(gpt3Operations / gpt3.published! - 1),
    'gpt2-dollars': gpt2.dollars!,
    'gpt4-millions': known('GPT-4').dollars! / 1e6,
    'gemini-millions': known('Gemini Ultra').dollars! / 1e6,
    'deepseek-millions': known('DeepSeek-V3').dollars! / 1e6,
    'yearly-growth': yearlyGrowth,
    'chip-utilisation': rentedChip.utilisation,
    'epochs-a-cent': 0.01 / ((epochSeconds(trainingRecord) / 3600) * assumedPrice),
    'convolution-parameters': convolution.parameters,
    'convolution-operations': convolution.multiplyAdds,
    'convolution-times': convolution.multiplyAdds / countConnections(bookSizes),
    'trained-shifted-3': shareOf(trainedOnShiftsRecord.points[3].test),
    'trained-shifted-6': shareOf(trainedOnShiftsRecord.points[6].test),
    'halving-lost-1': 100 * (meanOf(1, 512) - meanOf(1, 256)),
    'halving-difference-2': 100 * Math.abs(meanOf(2, 512) - meanOf(2, 256)),
    'halving-more-errors': (1 - meanOf(1, 256)) / (1 - meanOf(1, 512)) - 1,
    'seed-spread': 100 * Math.max(...halved.map(({ tests }) => Math.max(...tests) - Math.min(...tests))), // oxfmt-ignore
    'level-low': savedComputeRecord.levels[0],
    'level-high': savedComputeRecord.levels[1],
    'given-up-epochs': Math.max(...savedComputeRecord.points.map(({ shown }) => shown)) / images,
    'he-images': imagesUntil('start', 'he', 0.94),
    'tiny-times': imagesUntil('start', 'tiny', 0.94) / imagesUntil('start', 'he', 0.94),
    'normal-times': imagesUntil('start', 'normal', 0.94) / imagesUntil('start', 'he', 0.94),
    'slowest-rate': 0.001,
    'slowest-times': imagesUntil('learning rate', '0.001', 0.9) / imagesUntil('learning rate', '0.1', 0.9), // oxfmt-ignore
    'look-every': lookEvery,
    'rate-1-saves': 1 - imagesUntil('learning rate', '1', 0.94) / imagesUntil('learning rate', '0.1', 0.94), // oxfmt-ignore
  };
}
