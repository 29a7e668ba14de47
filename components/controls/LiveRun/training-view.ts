// What a figure shows of a training: its runs so far, what state they are in, and what a chart draws of one.
import type { TrainingState } from '#src/training/client.ts';
import { lossCurve } from '#src/training/loss-curve.ts';
import type { Progress, Ready } from '#src/training/messages.ts';
import type { EpochReport } from '#src/training/reports.ts';

/** One run as it was last shown. */
export interface ShownRun {
  progress?: Progress;
  ready?: Ready;
  /** Of every step so far. */
  losses: ArrayLike<number>;
  /** Each with the seconds of training until its end. */
  epochs: (EpochReport & { seconds: number })[];
  /** Seconds of training, pauses left out; steps that a rewind took back count too. */
  seconds: number;
  /** Why it diverged, if it did. */
  diverged?: string;
  /** Why the last wish (a learning rate, a rewind) was not granted. */
  refusal?: string;
}

export interface TrainingView<Result = undefined> {
  /** Of the run at work; `done` or `diverged` once the last has ended so. */
  state: { kind: 'resting' } | TrainingState;
  /** Of all steps of all runs, 0 to 1; while starting, of the images that have come. */
  share: number;
  /** Those begun so far. */
  runs: ShownRun[];
  /** What the last run that was concluded had learned; it stays until another has taken its place. */
  result?: Result;
  /** Stopped, and the result is what the run had learned until then. */
  isKept: boolean;
}

export const isRunning = ({ state }: Pick<TrainingView, 'state'>) =>
  state.kind === 'starting' || state.kind === 'training' || state.kind === 'paused';

/** Of itself: neither stopped nor failed. */
export const hasEnded = ({ state }: Pick<TrainingView, 'state'>) =>
  state.kind === 'done' || state.kind === 'diverged';

/** What a chart draws of a run: the mean loss of every `width` steps, and how much was right after each epoch. */
export const drawnOf = (run: ShownRun | undefined, width: number) => ({
  curve: lossCurve(run?.losses ?? [], width),
  epochs: (run?.epochs ?? []).map(({ step, validation: { accuracy } }) => ({ step, accuracy })),
});
