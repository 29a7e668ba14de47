// What arrives in a message is a message of ours, or it is refused.
import { levels } from '#src/nn/kernels/levels.ts';
import { imagePixels } from '#src/mnist/image-set.ts';
import { type Order, type Report, type Task, ways } from './messages.ts';
import { rungNames } from './implementations/implementation.ts';

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const isListOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const isOneOf =
  (names: readonly string[]): Check =>
  (value) =>
    names.includes(value as string);
const isShaped =
  (shape: Record<string, Check>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(shape).every(([name, check]) => check((value as Record<string, unknown>)[name]));

const isLevel = isOneOf(levels);
const isRung = isOneOf(rungNames);
const isStart = isShaped({
  compile: isNumber,
  setUp: isNumber,
  first: isNumber,
  second: isNumber,
  warm: isNumber,
});

const reports: Record<Report['kind'], Check> = {
  fetching: isShaped({ share: isNumber }),
  doing: isShaped({ what: isText, done: isNumber, of: isNumber }),
  fallback: isShaped({ level: isLevel, why: isText }),
  classified: isShaped({
    level: isLevel,
    samples: isListOf(isNumber),
    median: isNumber,
    right: isNumber,
  }),
  rung: isShaped({
    name: isRung,
    milliseconds: isNumber,
    loops: isNumber,
    right: isNumber,
    same: isNumber,
  }),
  missing: isShaped({ name: isRung, why: isText }),
  batch: isShaped({ way: isOneOf(ways), batchSize: isNumber, microseconds: isNumber }),
  arithmetic: isShaped({ level: isLevel, imagesPerSecond: isNumber, peak: isNumber }),
  cold: isShaped({ level: isLevel, tick: isNumber, compiled: isStart, plain: isStart }),
  done: isShaped({}),
  failed: isShaped({ why: isText }),
};

const isPlaces = isShaped({
  root: isText,
  weights: isText,
  modules: isShaped({ scalar: isText, simd: isText, 'relaxed-simd': isText }),
});
const isPort: Check = (value) => value instanceof MessagePort;

const tasks: Record<Task['kind'], Check> = {
  classify: isShaped({}),
  climb: isShaped({ rungs: isListOf(isRung) }),
  batches: isShaped({}),
  arithmetic: isShaped({}),
  cold: isShaped({
    pixels: (value) => value instanceof Uint8Array && value.length === imagePixels,
  }),
};

const orders: Record<Order['kind'], Check> = {
  measure: isShaped({
    task: (value) => isKnown(tasks, value),
    places: isPlaces,
    partner: (value) => value === undefined || isPort(value),
  }),
  partner: isShaped({ places: isPlaces, port: isPort }),
};

function isKnown(kinds: Record<string, Check>, value: unknown): boolean {
  const kind = (value as { kind?: unknown } | null)?.kind;
  return typeof kind === 'string' && Object.hasOwn(kinds, kind) && kinds[kind](value);
}

/** Throws TypeError for anything that is not an order. */
export function checkOrder(value: unknown): Order {
  if (isKnown(orders, value)) return value as Order;
  throw new TypeError(`This should be an order to measure, found ${told(value)}.`);
}

/** Throws TypeError for anything that is not a report. */
export function checkReport(value: unknown): Report {
  if (isKnown(reports, value)) return value as Report;
  throw new TypeError(`This should be a report of the measuring worker, found ${told(value)}.`);
}

const told = (value: unknown) => String(JSON.stringify(value)).slice(0, 80);
