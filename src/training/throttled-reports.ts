// The teller: gathers what a run has done and tells it at most 20 times a second, and never faster than it is heard.
//
// A page that is hidden hears once a second. The next progress waits until the page has said that it took in the last,
// so none pile up before a page that sleeps; the losses in between are told together, none is lost.

import type { CheckpointNote, Progress } from './messages.ts';
import type { EpochReport, Report, StepReport } from './reports.ts';
import { createGauge } from './recent-batches.ts';
import type { Trainer } from './trainer.ts';

export const shortestGap = 50;
export const hiddenGap = 1000;

export function createTeller(
  trainer: Trainer,
  checkpointNotes: () => CheckpointNote[],
  now: () => number,
  tell: (progress: Progress) => void,
) {
  const gauge = createGauge();
  let [firstStep, last, lastLoss] = [1, -Infinity, NaN];
  let losses: number[] = [];
  let epochs: EpochReport[] = [];
  let [fresh, heard, hidden] = [true, true, false];

  function take(report: StepReport): void {
    losses.push(report.loss);
    lastLoss = report.loss;
    gauge.step(report.loss, report.accuracy);
  }

  function progress(): Progress {
    const { step, stepCount, stepsPerEpoch, learningRate, recipe } = trainer;
    const { smoothLoss, smoothAccuracy, imagesPerSecond } = gauge;
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
    /** Something is to be told. */
    noteChange(): void {
      fresh = true;
    },
    note(report: Report): void {
      fresh = true;
      if (report.kind === 'step') take(report);
      if (report.kind === 'epoch') epochs.push(report);
    },
    worked: gauge.worked,
    /** The trainer stands elsewhere: what was to be told of later steps is void. */
    noteRewind(): void {
      [firstStep, lastLoss, losses, fresh] = [trainer.step + 1, NaN, [], true];
      epochs = epochs.filter(({ step }) => step <= trainer.step);
      gauge.forgetBatches();
    },
    heard(): void {
      heard = true;
    },
    setHidden(value: boolean): void {
      hidden = value;
    },
    /** Milliseconds until it may speak; undefined when there is nothing to tell, or the last is not heard. */
    wait,
    /** Tells what is new, if it may. */
    tell(): void {
      if (wait() !== 0) return;
      tell(takeNews());
      heard = false;
    },
    /** All that is new, for a change of state to take along: those are rare, and wait for nobody. */
    takeNews,
  };
}
