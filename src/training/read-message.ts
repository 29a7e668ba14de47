// The messages of a training run, checked where they arrive.

import { levels } from '../nn/kernels/levels.ts';
import {
  type Check,
  type Fields,
  hasFields,
  isBytes,
  isCount,
  isFlag,
  isFloats,
  isListOf,
  isNumber,
  isObject,
  isOneOf,
  isOptional,
  isText,
  messageReader,
} from '../workers/check-message.ts';
import type { Command, News } from './messages.ts';

const isLevel = isOneOf(levels);
const isImageSet = hasFields({ name: isText, count: isCount, pixels: isBytes, labels: isBytes });
const isSplit: Check = hasFields({
  training: isImageSet,
  validation: isImageSet,
  test: isOptional(isImageSet),
});
const isScore = hasFields({ accuracy: isNumber, loss: isNumber });

const epoch: Fields = {
  epoch: isCount,
  step: isCount,
  loss: isNumber,
  accuracy: isNumber,
  validation: isScore,
};
const checkpoint: Fields = { id: isCount, epoch: isCount, step: isCount, automatic: isFlag };

const progress: Fields = {
  epoch: isCount,
  step: isCount,
  stepCount: isCount,
  learningRate: isNumber,
  loss: isNumber,
  smoothLoss: isNumber,
  smoothAccuracy: isNumber,
  imagesPerSecond: isNumber,
  secondsLeft: isNumber,
  firstStep: isCount,
  losses: isFloats,
  epochs: isListOf(hasFields(epoch)),
  checkpoints: isListOf(hasFields(checkpoint)),
};

const commands: Record<Command['kind'], Fields> = {
  start: {
    recipe: isObject,
    root: isText,
    level: isOptional(isLevel),
    paused: isOptional(isFlag),
    images: isOptional(isSplit),
    moments: isOptional(isListOf(isCount)),
  },
  pause: {},
  resume: {},
  stop: {},
  checkpoint: {},
  step: { count: isCount },
  learningRate: { learningRate: isNumber },
  rewind: { checkpoint: isCount },
  weights: { request: isCount, which: isOneOf(['now', 'best']) },
  firstLayer: { request: isCount },
  visibility: { hidden: isFlag },
  seen: {},
  ping: {},
};

const news: Record<News['kind'], Fields> = {
  starting: { loadedBytes: isNumber, totalBytes: isNumber },
  ready: {
    level: isLevel,
    threads: isCount,
    gpu: isOptional(isFlag),
    note: isOptional(isText),
    trainCount: isCount,
    stepsPerEpoch: isCount,
    stepCount: isCount,
  },
  state: { state: isOneOf(['training', 'paused', 'done']), progress: hasFields(progress) },
  diverged: { why: isText, progress: hasFields(progress) },
  moved: { words: isText },
  failed: { why: isText },
  progress,
  moment: {
    step: isCount,
    seconds: isNumber,
    bytes: isBytes,
    correct: isCount,
    testCount: isCount,
  },
  weights: { request: isCount, bytes: isBytes },
  firstLayer: {
    request: isCount,
    step: isCount,
    weights: isFloats,
    inputSize: isCount,
    outputSize: isCount,
  },
  refused: { request: isOptional(isCount), why: isText },
  pong: {},
};

/** Throws TypeError for what is no command. */
export const readCommand = messageReader<Command>('a command to the training worker', commands);

/** Throws TypeError for what is no news. */
export const readNews = messageReader<News>('news of the training worker', news);
