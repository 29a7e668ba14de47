// Gathers what a run has done and reports it at most 20 times a second, and never faster than it is heard.
//
// A page that is hidden hears once a second. The next progress waits until the page has said that it took in the last,
// so none pile up before a page that sleeps; the losses in between are sent together, none is lost.

import type { CheckpointNote, Progress } from './messages.ts';
import type { EpochReport, Report, StepReport } from './reports.ts';
import { createRecentBatches } from './recent-batches.ts';
import type { Trainer } from './any-trainer.ts';

export const shortestGap = 50;
export const hiddenGap = 1000;

export function createThrottledReports(
  trainer: Trainer,
  checkpointNotes: () => CheckpointNote[],
  now: () => number,
  post: (progress: Progress) => void,
) {
  const recent = createRecentBatches();
  let [firstStep, last, lastLoss] = [1, -Infinity, NaN];
  let losses: number[] = [];
  let epochs: EpochReport[] = [];
  let [fresh, heard, hidden] = [true, true, false];

  function take(report: StepReport): void {
    losses.push(report.loss);
    lastLoss = report.loss;
    recent.step(report.loss, report.accuracy);
  }

  function progress(): Progress {
    const { step, stepCount, stepsPerEpoch, learningRate, recipe } = trainer;
    const { smoothLoss, smoothAccuracy, imagesPerSecond } = recent;
    const imagesLeft = (stepCount - step) * Math.min(recipe.batchSize, trainer.trainCount);
    return {
      epoch: Math.max(1, Math.ceil(step / stepsPerEpoch)),
      step,
      stepCount,
      learningRate,
      loss: lastLoss,
      smoothLoss,
      smoothAccuracy,
      imagesPerSecond,
      secondsLeft: imagesPerSecond > 0 ? imagesLeft / imagesPerSecond : 0,
      firstStep,
      losses: Float32Array.from(losses),
      epochs,
      checkpoints: checkpointNotes(),
    };
  }

  function wait(): number | undefined {
    if (!fresh || !heard) return undefined;
    return Math.max(0, last + (hidden ? hiddenGap : shortestGap) - now());
  }

  function takeNews(): Progress {
    const told = progress();
    firstStep = trainer.step + 1;
    [losses, epochs, fresh, last] = [[], [], false, now()];
    return told;
  }

  return {
    /** Something is to be reported. */
    noteChange(): void {
      fresh = true;
    },
    note(report: Report): void {
      fresh = true;
      if (report.kind === 'step') take(report);
      if (report.kind === 'epoch') epochs.push(report);
    },
    worked: recent.worked,
    /** The trainer stands elsewhere: what was to be reported of later steps is void. */
    noteRewind(): void {
      [firstStep, lastLoss, losses, fresh] = [trainer.step + 1, NaN, [], true];
      epochs = epochs.filter(({ step }) => step <= trainer.step);
      recent.forgetBatches();
    },
    heard(): void {
      heard = true;
    },
    setHidden(value: boolean): void {
      hidden = value;
    },
    /** Milliseconds until it may report; undefined when there is nothing to report, or the last is not heard. */
    wait,
    /** Reports what is new, if it may. */
    send(): void {
      if (wait() !== 0) return;
      post(takeNews());
      heard = false;
    },
    /** All that is new, for a change of state to take along: those are rare, and wait for nobody. */
    takeNews,
  };
}
