// A run under way: obeys commands, works in slices, and announces each change of its state.
//
// Kept: whether it runs, steps that were asked for one by one, and why it is lost when it has diverged. All else
// belongs to the trainer, the checkpoints and the throttled reports.

import { createCheckpoints } from './checkpoints.ts';
import type { Command, News } from './messages.ts';
import { createThrottledReports } from './throttled-reports.ts';
import type { AdvancesElsewhere, Trainer } from './any-trainer.ts';
import type { Report } from './reports.ts';
import { trainingFile } from './training-file.ts';
import { messageOf } from '../workers/failures.ts';

export type Post = (news: News, transfer?: Transferable[]) => void;

/** Long enough to be worth its overhead, short enough for a command to be obeyed at once. */
export const sliceMilliseconds = 10;
/** Some browsers take milliseconds to let messages in. There a slice lasts so many times as long as that takes … */
const timesBreath = 10;
/** … but no longer than this: a command is still obeyed before anybody notices a delay. */
const longestSlice = 50;

export interface Run {
  obey(command: Command): void;
  /**
   * Does the next slice of work, the longer, the more milliseconds it took to let messages in before it. Milliseconds
   * until there is more: 0 when it is to go on at once, undefined when only a command can bring more. A promise of that
   * where another processor does the work; commands wait for its end.
   */
  work(breath?: number): number | undefined | Promise<number | undefined>;
}

/** Of another processor: more steps at a time hardly save anything. */
const mostTogether = 64;

interface RunOptions {
  paused: boolean;
  /** Steps after which the network is told whole. */
  moments?: readonly number[];
}

export function createRun(
  trainer: Trainer & Partial<AdvancesElsewhere>,
  { paused, moments = [] }: RunOptions,
  post: Post,
  now: () => number,
): Run {
  let running = !paused;
  let stepsWanted = 0;
  /** Steps were asked for, so an epoch that ends with one of them is validated too. */
  let stepping = false;
  let lost: string | undefined;
  let announced = '';
  let lastEnd: number | undefined;
  let trainedMilliseconds = 0;
  let lastMoment: number | undefined;
  /** Steps that another processor takes at a time: as many as a slice has room for. */
  let together = 1;
  let isAway = false;
  let waiting: Command[] = [];
  const checkpoints = createCheckpoints(trainer);
  checkpoints.take(true);
  const notes = () => checkpoints.notes;
  const reports = createThrottledReports(trainer, notes, now, (progress) =>
    post({ kind: 'progress', ...progress }, [progress.losses.buffer as ArrayBuffer]),
  );

  const isBusy = () =>
    lost === undefined &&
    !trainer.isDone &&
    (running || stepsWanted > 0 || (stepping && trainer.validationDue));

  function announce(): void {
    const state = trainer.isDone ? 'done' : running ? 'training' : 'paused';
    const next = lost ?? state;
    if (next === announced) return;
    announced = next;
    const progress = reports.takeNews();
    post(
      lost === undefined
        ? { kind: 'state', state, progress }
        : { kind: 'diverged', why: lost, progress },
      [progress.losses.buffer as ArrayBuffer],
    );
  }

  function halt(): void {
    [running, stepsWanted, stepping] = [false, 0, false];
  }

  /** @returns images that were learned from. */
  function take(report: Report): number {
    reports.note(report);
    if (report.kind === 'epoch') checkpoints.take(true);
    if (report.kind !== 'step') return 0;
    stepsWanted = Math.max(0, stepsWanted - 1);
    if (report.diverged) {
      lost = report.diverged;
      halt();
    }
    return report.imageCount;
  }

  const isMoment = () =>
    lost === undefined && trainer.step !== lastMoment && moments.includes(trainer.step);

  /** Training stands still meanwhile, and its clock too. */
  function tellMoment(): void {
    const { step } = trainer;
    lastMoment = step;
    const bytes = trainingFile(trainer, 'now');
    const seconds = trainedMilliseconds / 1000;
    post({ kind: 'moment', step, seconds, bytes, ...trainer.score() }, [
      bytes.buffer as ArrayBuffer,
    ]);
    lastEnd = undefined;
  }

  function workSlice(breath: number): void {
    const begin = now();
    const milliseconds = Math.min(longestSlice, Math.max(sliceMilliseconds, timesBreath * breath));
    let images = 0;
    do images += take(trainer.advance());
    while (isBusy() && !isMoment() && now() - begin < milliseconds);
    endSlice(begin, images);
  }

  async function workElsewhere(): Promise<number> {
    const begin = now();
    isAway = true;
    const most = stepsWanted > 0 ? Math.min(together, stepsWanted) : together;
    const found = await trainer.advanceSome!(most);
    isAway = false;
    const images = found.reduce((sum, report) => sum + take(report), 0);
    together =
      now() - begin < sliceMilliseconds
        ? Math.min(mostTogether, 2 * together)
        : Math.max(1, Math.floor(together / 2));
    endSlice(begin, images);
    const commands = waiting;
    waiting = [];
    commands.forEach(obey);
    reports.send();
    return 0;
  }

  function endSlice(begin: number, images: number): void {
    const end = now();
    trainedMilliseconds += end - begin;
    reports.worked(images, (end - (lastEnd ?? begin)) / 1000);
    lastEnd = isBusy() ? end : undefined;
    announce();
  }

  function answer(command: Command): void {
    if (command.kind === 'weights') {
      const bytes = trainingFile(trainer, command.which);
      post({ kind: 'weights', request: command.request, bytes }, [bytes.buffer as ArrayBuffer]);
    } else if (command.kind === 'firstLayer') {
      const { step } = trainer;
      const layer = trainer.firstLayer();
      post({ kind: 'firstLayer', request: command.request, step, ...layer }, [
        layer.weights.buffer as ArrayBuffer,
      ]);
    }
  }

  function change(command: Command): void {
    switch (command.kind) {
      case 'pause':
        return halt();
      case 'resume':
        running = lost === undefined;
        return;
      case 'step':
        halt();
        [stepsWanted, stepping] = [command.count, true];
        return;
      case 'learningRate':
        trainer.learningRate = command.learningRate;
        return reports.noteChange();
      case 'checkpoint':
        checkpoints.take(false);
        return reports.noteChange();
      case 'rewind':
        checkpoints.rewind(command.checkpoint);
        halt();
        lastMoment = undefined;
        lost = undefined;
        return reports.noteRewind();
      case 'visibility':
        return reports.setHidden(command.hidden);
      case 'seen':
        return reports.heard();
    }
  }

  function obey(command: Command): void {
    if (isAway) {
      waiting.push(command);
      return;
    }
    try {
      change(command);
      answer(command);
    } catch (error) {
      const request = 'request' in command ? command.request : undefined;
      post({ kind: 'refused', request, why: messageOf(error) });
    }
    if (!isBusy()) lastEnd = undefined;
    announce();
  }

  announce();
  return {
    obey,
    work(breath = 0) {
      const busy = isBusy();
      // The start is one, before anything is learned.
      if (busy && isMoment()) tellMoment();
      if (busy && trainer.advanceSome) return workElsewhere();
      if (busy) workSlice(breath);
      if (busy && isMoment()) tellMoment();
      reports.send();
      return busy ? 0 : reports.wait();
    },
  };
}
