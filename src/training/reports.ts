// What a trainer says of a run: after each step, after each epoch, and of the best epoch so far.

import type { Network } from '../nn/index.ts';
import type { DenseLayer } from '../nn/layers/dense.ts';
import type { Layer } from '../nn/layers/layer.ts';
import type { Validation } from './validation.ts';

/** Epochs and steps count from 1; `loss` and `accuracy` are those of the step's batch, before the step. */
export interface StepReport {
  kind: 'step';
  epoch: number;
  step: number;
  learningRate: number;
  imageCount: number;
  loss: number;
  accuracy: number;
  /** The run has diverged: why, and what to try. */
  diverged?: string;
}

/** `loss` and `accuracy` are means over the epoch's training images, each before its step. */
export interface EpochReport {
  kind: 'epoch';
  epoch: number;
  step: number;
  loss: number;
  accuracy: number;
  validation: Validation;
}

export type Report = StepReport | { kind: 'validating' } | EpochReport;

export interface Best<L extends Layer = DenseLayer> {
  network: Network<L>;
  epoch: number;
  validation: Validation;
}

/** The learning rate that was set before step `step`. */
export interface RateChange {
  step: number;
  learningRate: number;
}
