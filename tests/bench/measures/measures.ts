// The measures in the order of the table: what one step of each is, and what its time is worth.
import type { OptimiserName } from '../contender.ts';
import { batchSize, singleImages } from '../protocol.ts';

export type MeasureName = 'batch10000' | 'batch100' | 'one' | 'sgd' | 'adam';

export interface Measure {
  name: MeasureName;
  title: string;
  /** 'less' for a time, 'more' for a speed. */
  better: 'less' | 'more';
  optimiser?: OptimiserName;
  /** The number in the table, from the milliseconds of one step. */
  value(millisecondsPerStep: number): number;
}

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
