// Each message is checked where it arrives, field by field, so that a wrong one is told and not shown as nonsense.

import { type Level, levels } from '../nn/kernels/levels.ts';
import type { Command, News } from './messages.ts';

type Check = (value: unknown) => boolean;
type Fields = Record<string, Check>;

const isNumber: Check = (value) => typeof value === 'number';
const isText: Check = (value) => typeof value === 'string';
const isFlag: Check = (value) => typeof value === 'boolean';
const isWhole: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isLevel: Check = (value) => levels.includes(value as Level);
const isFloats: Check = (value) => value instanceof Float32Array;
const isRecord: Check = (value) => typeof value === 'object' && value !== null;
const oneOf = (...values: unknown[]): Check => (value) => values.includes(value); // prettier-ignore
const maybe = (check: Check): Check => (value) => value === undefined || check(value); // prettier-ignore
const listOf = (fields: Fields): Check => (value) => Array.isArray(value) && value.every((one) => isRecord(one) && !wrongField(fields, one)); // prettier-ignore

const isBytes: Check = (value) => value instanceof Uint8Array;
const isImageSet: Check = (value) =>
  isRecord(value) && !wrongField({ name: isText, count: isWhole, pixels: isBytes, labels: isBytes }, value); // prettier-ignore
const isSplit: Check = (value) =>
  isRecord(value) && !wrongField({ training: isImageSet, validation: isImageSet }, value);

const commands: Record<Command['kind'], Fields> = {
  start: {
    recipe: isRecord,
    root: isText,
    level: maybe(isLevel),
    paused: maybe(isFlag),
    images: maybe(isSplit),
  },
  pause: {},
  resume: {},
  stop: {},
  checkpoint: {},
  step: { count: isWhole },
  learningRate: { learningRate: isNumber },
  rewind: { checkpoint: isWhole },
  weights: { request: isWhole, which: oneOf('now', 'best') },
  firstLayer: { request: isWhole },
  visibility: { hidden: isFlag },
  seen: {},
  ping: {},
};

const validation: Check = (value) =>
  isRecord(value) && !wrongField({ accuracy: isNumber, loss: isNumber }, value);

const progressFields: Fields = {
  epoch: isWhole,
  step: isWhole,
  stepCount: isWhole,
  learningRate: isNumber,
  loss: isNumber,
  smoothLoss: isNumber,
  smoothAccuracy: isNumber,
  imagesPerSecond: isNumber,
  secondsLeft: isNumber,
  firstStep: isWhole,
  losses: isFloats,
  epochs: listOf({ epoch: isWhole, step: isWhole, loss: isNumber, accuracy: isNumber, validation }), // prettier-ignore
  checkpoints: listOf({ id: isWhole, epoch: isWhole, step: isWhole, automatic: isFlag }),
};

const isProgress: Check = (value) => isRecord(value) && !wrongField(progressFields, value);

const news: Record<News['kind'], Fields> = {
  starting: { loadedBytes: isNumber, totalBytes: isNumber },
  ready: {
    level: isLevel,
    threads: isWhole,
    note: maybe(isText),
    trainCount: isWhole,
    stepsPerEpoch: isWhole,
    stepCount: isWhole,
  },
  state: { state: oneOf('training', 'paused', 'done'), progress: isProgress },
  diverged: { why: isText, progress: isProgress },
  failed: { why: isText },
  progress: progressFields,
  weights: { request: isWhole, bytes: isBytes },
  firstLayer: { request: isWhole, step: isWhole, weights: isFloats, inputSize: isWhole, outputSize: isWhole }, // prettier-ignore
  refused: { request: maybe(isWhole), why: isText },
  pong: {},
};

/** Throws TypeError for what is no command. */
export const readCommand = (message: unknown): Command => readMessage<Command>(commands, message);

/** Throws TypeError for what is no news. */
export const readNews = (message: unknown): News => readMessage<News>(news, message);

function readMessage<T extends { kind: string }>(
  kinds: Record<T['kind'], Fields>,
  message: unknown,
): T {
  const { kind } = (message ?? {}) as { kind?: unknown };
  if (typeof kind !== 'string' || !Object.hasOwn(kinds, kind)) {
    throw new TypeError(
      `message: kind should be one of ${Object.keys(kinds).join(', ')}, found ${String(kind)}`,
    );
  }
  const wrong = wrongField(kinds[kind as T['kind']], message);
  if (wrong) throw new TypeError(`message "${kind}": ${wrong} is not of its kind`);
  return message as T;
}

function wrongField(fields: Fields, message: unknown): string | undefined {
  const values = message as Record<string, unknown>;
  return Object.keys(fields).find((name) => !fields[name](values[name]));
}
