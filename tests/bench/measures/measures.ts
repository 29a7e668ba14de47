// The measures in the order of the table: what one step of each is, and what its time is worth.
import { createRandom, zeros } from '../../../src/nn/index.ts';
import {
  architectures,
  countMultiplyAdds,
  countTrainingMultiplyAdds,
  createNetwork,
} from '../../../src/nn/layers/index.ts';
import type { LayerSubject, OptimiserName } from '../contender.ts';
import { batchSize, singleImages } from '../protocol.ts';

export type MeasureName = 'batch10000' | 'batch1000' | 'batch100' | 'one' | 'sgd' | 'adam';

export interface Measure {
  name: MeasureName;
  title: string;
  /** 'less' for a time, 'more' for a speed. */
  better: 'less' | 'more';
  optimiser?: OptimiserName;
  /** The number in the table, from the milliseconds of one step. */
  value(millisecondsPerStep: number): number;
}

/** Of networks of other layers: some need 18 KB for what stands between two layers, for each image. */
const batch1000: Measure = {
  name: 'batch1000',
  title: '10,000 images by 1,000, ms',
  better: 'less',
  value: (milliseconds) => 10 * milliseconds,
};

export const layerMeasures = (): Measure[] => [
  batch1000,
  ...measures.filter(({ name }) => !name.startsWith('batch')),
];

/** Multiplications and additions a second behind a number of the table: those that the network's layers ask for. */
export function operationsPerSecond(
  { name, better }: Measure,
  value: number,
  subject: LayerSubject,
): number {
  const network = createNetwork(architectures[subject], zeros, createRandom(0));
  const images = name.startsWith('batch') ? 10_000 : 1;
  const perImage =
    better === 'more' ? countTrainingMultiplyAdds(network) : countMultiplyAdds(network);
  const seconds = better === 'more' ? 1 / value : value / (name === 'one' ? 1e6 : 1e3);
  return (2 * perImage * images) / seconds;
}

/** Every measure, whatever it is asked of. */
export const allMeasures = (): Measure[] => [...measures, batch1000];

const imagesPerSecond = (milliseconds: number) => (batchSize / milliseconds) * 1000;

export const measures: Measure[] = [
  {
    name: 'batch10000',
    title: '10,000 images at once, ms',
    better: 'less',
    value: (milliseconds) => milliseconds,
  },
  {
    name: 'batch100',
    title: '10,000 images by 100, ms',
    better: 'less',
    value: (milliseconds) => milliseconds,
  },
  {
    name: 'one',
    title: 'one image, µs',
    better: 'less',
    value: (milliseconds) => (milliseconds / singleImages) * 1000,
  },
  {
    name: 'sgd',
    title: 'SGD, images/s',
    better: 'more',
    optimiser: 'sgd',
    value: imagesPerSecond,
  },
  {
    name: 'adam',
    title: 'Adam, images/s',
    better: 'more',
    optimiser: 'adam',
    value: imagesPerSecond,
  },
];
