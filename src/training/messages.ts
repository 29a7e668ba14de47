// What the page and the training worker say to each other, each message checked where it arrives.

import { type Level, levels } from '../nn/kernels/levels.ts';
import type { EpochReport } from './reports.ts';

/** From the page to the worker. */
export type Command =
  | { kind: 'start'; recipe: unknown; root: string; level?: Level; paused?: boolean }
  | { kind: 'pause' | 'resume' | 'stop' | 'checkpoint' }
  | { kind: 'step'; count: number }
  | { kind: 'learningRate'; learningRate: number }
  | { kind: 'rewind'; checkpoint: number }
  | { kind: 'weights'; request: number; which: 'now' | 'best' }
  | { kind: 'firstLayer'; request: number }
  | { kind: 'visibility'; hidden: boolean }
  /** The last progress has been taken in, the next may come. */
  | { kind: 'seen' }
  /** Is anybody there? */
  | { kind: 'ping' };

export interface CheckpointNote {
  id: number;
  epoch: number;
  step: number;
  /** Made by the run itself: at the start, and after each epoch. */
  automatic: boolean;
}

/** How a run stands. Epochs and steps count from 1; all losses are natural logarithms. */
export interface Progress {
  /** Of the last step. */
  epoch: number;
  /** Steps taken. */
  step: number;
  stepCount: number;
  /** Of the next step. */
  learningRate: number;
  /** Of the last batch; NaN before the first. */
  loss: number;
  /** Means over the last batches, up to 50 of them. */
  smoothLoss: number;
  smoothAccuracy: number;
  /** Training images a second, lately; 0 while nothing is known. */
  imagesPerSecond: number;
  secondsLeft: number;
  /** The losses of the steps from `firstStep` on, as far as they have not been told yet. What was told of these steps is void. */
  firstStep: number;
  losses: Float32Array;
  /** The epochs that have ended and have not been told yet. */
  epochs: EpochReport[];
  checkpoints: CheckpointNote[];
}

export interface Ready {
  /** The kernels that are at work. */
  level: Level;
  /** Why it is not a faster one. */
  note?: string;
  trainCount: number;
  stepsPerEpoch: number;
  stepCount: number;
}

/** The first layer's weights, (inputSize, outputSize), after `step` steps. */
export interface FirstLayer {
  step: number;
  weights: Float32Array;
  inputSize: number;
  outputSize: number;
}

/** From the worker to the page. */
export type News =
  | { kind: 'starting'; loadedBytes: number; totalBytes: number }
  | ({ kind: 'ready' } & Ready)
  /** With the run as it stands there, so that whoever is told that it is done has its last numbers. */
  | { kind: 'state'; state: 'training' | 'paused' | 'done'; progress: Progress }
  | { kind: 'diverged'; why: string; progress: Progress }
  | { kind: 'failed'; why: string }
  | ({ kind: 'progress' } & Progress)
  | { kind: 'weights'; request: number; bytes: Uint8Array }
  | ({ kind: 'firstLayer'; request: number } & FirstLayer)
  /** What was asked for cannot be done; nothing has changed. */
  | { kind: 'refused'; request?: number; why: string }
  | { kind: 'pong' };

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

const commands: Record<Command['kind'], Fields> = {
  start: { recipe: isRecord, root: isText, level: maybe(isLevel), paused: maybe(isFlag) },
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
    note: maybe(isText),
    trainCount: isWhole,
    stepsPerEpoch: isWhole,
    stepCount: isWhole,
  },
  state: { state: oneOf('training', 'paused', 'done'), progress: isProgress },
  diverged: { why: isText, progress: isProgress },
  failed: { why: isText },
  progress: progressFields,
  weights: { request: isWhole, bytes: (value) => value instanceof Uint8Array },
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
