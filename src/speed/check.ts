// What arrives in a message is a message of ours, or it is refused.
import { levels } from '#src/nn/kernels/levels.ts';
import { imagePixels } from '#src/mnist/image-set.ts';
import {
  type Check,
  type Fields,
  hasFields,
  isFiniteNumber,
  isListOf,
  isOneOf,
  isOneOfKinds,
  isText,
  messageReader,
} from '#src/workers/check-message.ts';
import { type Order, type Report, type Task, ways } from './messages.ts';
import { rungNames } from './implementations/implementation.ts';

const isLevel = isOneOf(levels);
const isRung = isOneOf(rungNames);
const isStart = hasFields({
  compile: isFiniteNumber,
  setUp: isFiniteNumber,
  first: isFiniteNumber,
  second: isFiniteNumber,
  warm: isFiniteNumber,
});

const reports: Record<Report['kind'], Fields> = {
  fetching: { share: isFiniteNumber },
  doing: { what: isText, done: isFiniteNumber, of: isFiniteNumber },
  fallback: { level: isLevel, why: isText },
  classified: {
    level: isLevel,
    samples: isListOf(isFiniteNumber),
    median: isFiniteNumber,
    right: isFiniteNumber,
  },
  rung: {
    name: isRung,
    milliseconds: isFiniteNumber,
    loops: isFiniteNumber,
    right: isFiniteNumber,
    same: isFiniteNumber,
  },
  missing: { name: isRung, why: isText },
  batch: { way: isOneOf(ways), batchSize: isFiniteNumber, microseconds: isFiniteNumber },
  arithmetic: { level: isLevel, imagesPerSecond: isFiniteNumber, peak: isFiniteNumber },
  cold: { level: isLevel, tick: isFiniteNumber, compiled: isStart, plain: isStart },
  done: {},
  failed: { why: isText },
};

const isPlaces = hasFields({
  root: isText,
  weights: isText,
  modules: hasFields({ scalar: isText, simd: isText, 'relaxed-simd': isText }),
});
const isPort: Check = (value) => value instanceof MessagePort;
const isImage: Check = (value) => value instanceof Uint8Array && value.length === imagePixels;

const tasks: Record<Task['kind'], Fields> = {
  classify: {},
  rungs: { rungs: isListOf(isRung) },
  batches: {},
  arithmetic: {},
  cold: { pixels: isImage },
};

const orders: Record<Order['kind'], Fields> = {
  measure: { task: isOneOfKinds(tasks), places: isPlaces },
  partner: { places: isPlaces, port: isPort },
};

/** Throws TypeError for anything that is not an order. */
export const checkOrder = messageReader<Order>('an order to measure', orders);

/** Throws TypeError for anything that is not a report. */
export const checkReport = messageReader<Report>('a report of the measuring worker', reports);
