// What the page and the training worker say to each other; ./read-message.ts checks each where it arrives.

import type { Level } from '../nn/kernels/levels.ts';
import type { SplitImages } from './images.ts';
import type { EpochReport } from './reports.ts';

/** From the page to the worker. */
export type Command =
  | {
      kind: 'start';
      recipe: unknown;
      root: string;
      level?: Level;
      paused?: boolean;
      /** To train on instead of the book's. */
      images?: SplitImages;
      /** Steps after which the network is told whole. */
      moments?: readonly number[];
    }
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
  /** 2 where the host lets threads share memory. */
  threads: number;
  /** The steps are taken on the graphics processor, and the kernels only validate. */
  gpu?: boolean;
  /** Why it is not a faster one, or no longer. */
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

/** The network as it was after `step` steps. */
export interface Moment {
  step: number;
  /** Of training until then, without the time that moments take. */
  seconds: number;
  /** The network as a safetensors file. */
  bytes: Uint8Array;
  /** How many of the test images it reads correctly; it never learns from them, and they choose nothing. */
  correct: number;
  testCount: number;
}

/** From the worker to the page. */
export type News =
  | { kind: 'starting'; loadedBytes: number; totalBytes: number }
  | ({ kind: 'ready' } & Ready)
  /** With the run as it stands there, so that whoever is told that it is done has its last numbers. */
  | { kind: 'state'; state: 'training' | 'paused' | 'done'; progress: Progress }
  | { kind: 'diverged'; why: string; progress: Progress }
  /** The graphics processor is gone, and the kernels go on: why, and from where. */
  | { kind: 'moved'; words: string }
  | { kind: 'failed'; why: string }
  | ({ kind: 'progress' } & Progress)
  | ({ kind: 'moment' } & Moment)
  | { kind: 'weights'; request: number; bytes: Uint8Array }
  | ({ kind: 'firstLayer'; request: number } & FirstLayer)
  /** What was asked for cannot be done; nothing has changed. */
  | { kind: 'refused'; request?: number; why: string }
  | { kind: 'pong' };
