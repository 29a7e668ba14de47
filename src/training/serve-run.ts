// One training run behind a port: commands in, news out, and between them training in slices of 10 ms, longer where
// letting messages in takes long.
//
// Its life: start → (images, kernels) → training ⇄ paused → done, or diverged; from paused, done and diverged a rewind
// leads back to paused. `stop` ends it anywhere, and then nothing more is said. What fails is told in a sentence, once.
// No browser in here: what surrounds a run is handed in, so that tests can be the clock, the network and the page.

import type { Level } from '../nn/kernels/index.ts';
import type { AdvancesElsewhere, Trainer } from './any-trainer.ts';
import type { ChosenMachine } from './choose-machine.ts';
import { checkGivenImages } from './given-images.ts';
import type { TrainingLoadOptions } from './load-images.ts';
import type { SplitImages } from './images.ts';
import type { Command, News } from './messages.ts';
import { readCommand } from './read-message.ts';
import type { CommonRecipe } from './recipe.ts';
import { createRun, type Post, type Run } from './run.ts';
import { shortestGap } from './throttled-reports.ts';
import { messageOf } from '../workers/failures.ts';

export interface Port {
  post(news: News, transfer: Transferable[]): void;
  onMessage(listener: (message: unknown) => void): void;
}

type AnyTrainer = Trainer & Partial<AdvancesElsewhere>;

/** What a recipe asks for, known before anything is fetched. */
export interface Plan<M> {
  recipe: CommonRecipe;
  /** Numbers of one image that go into each layer, pixels first, and the classes last. */
  sizes: readonly number[];
  /**
   * `tell`: where the work goes on when the processor it was on is gone, in a sentence.
   * Throws RangeError when the network does not fit the images, or there is not enough memory.
   */
  createTrainer(
    images: SplitImages,
    machine: M,
    tell: (words: string) => void,
  ): AnyTrainer | Promise<AnyTrainer>;
}

/** `M` is the kind of machine that the networks need. */
export interface Surroundings<M> {
  /** Throws RangeError, with a sentence, for a recipe that cannot be trained. */
  plan(recipe: unknown): Plan<M>;
  /** Milliseconds. */
  now(): number;
  /** Lets waiting messages in. */
  breathe(): Promise<void>;
  wait(milliseconds: number): Promise<void>;
  loadImages(recipe: CommonRecipe, options: TrainingLoadOptions): Promise<SplitImages>;
  chooseMachine(level: Level | undefined): Promise<ChosenMachine<M>>;
}

type Start = Extract<Command, { kind: 'start' }>;

/** Serves one run; resolves when it has been stopped, or has failed. */
export async function serveTraining<M>(port: Port, around: Surroundings<M>): Promise<void> {
  const stopped = new AbortController();
  let hidden = false;
  let paused: boolean | undefined;
  let active: Run | undefined;
  let begin: (command: Start) => void;
  const started = new Promise<Start>((resolve) => (begin = resolve));
  let wake = () => {};
  const post: Post = (news, transfer = []) => {
    if (!stopped.signal.aborted) port.post(news, transfer);
  };

  function obey(command: Command): void {
    if (command.kind === 'ping') post({ kind: 'pong' });
    else if (command.kind === 'start') begin(command);
    else if (command.kind === 'stop') stopped.abort();
    else if (command.kind === 'visibility') hidden = command.hidden;
    else if (!active && 'request' in command) {
      post({ kind: 'refused', request: command.request, why: 'The run has not started yet.' });
    } else if (!active && command.kind === 'pause') paused = true;
    else if (!active && command.kind === 'resume') paused = false;
    active?.obey(command);
    wake();
  }

  function fail(error: unknown): void {
    post({ kind: 'failed', why: messageOf(error) });
    stopped.abort();
    wake();
  }

  port.onMessage((message) => {
    try {
      obey(readCommand(message));
    } catch (error) {
      fail(error);
    }
  });

  try {
    const command = await unlessStopped(started, stopped.signal);
    paused ??= command.paused ?? false;
    const trainer = await prepare(command, around, stopped.signal, post);
    active = createRun(trainer, { paused, moments: command.moments }, post, around.now);
    active.obey({ kind: 'visibility', hidden });
    let breath = 0;
    while (!stopped.signal.aborted) {
      const asleep = new Promise<void>((resolve) => (wake = resolve));
      const pause = await active.work(breath);
      if (pause === undefined) await asleep;
      else if (pause === 0) {
        const before = around.now();
        await around.breathe();
        breath = around.now() - before;
      } else await Promise.race([around.wait(pause), asleep]);
    }
  } catch (error) {
    fail(error);
  }
}

function unlessStopped<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('stopped')), { once: true });
    promise.then(resolve, reject);
  });
}

async function prepare<M>(
  { recipe: wanted, root, level, images: given, moments }: Start,
  around: Surroundings<M>,
  signal: AbortSignal,
  post: Post,
): Promise<AnyTrainer> {
  const { recipe, sizes, createTrainer } = around.plan(wanted);
  if (given) checkGivenImages(sizes, given);
  if (given && moments && !given.test) {
    throw new RangeError('images: a run with moments should have test images, found none.');
  }
  let last = -Infinity;
  const [images, { machine, note }] = await unlessStopped(
    Promise.all([
      given ??
        around.loadImages(recipe, {
          root,
          signal,
          withTest: moments !== undefined,
          onProgress(loadedBytes, totalBytes) {
            if (around.now() - last < shortestGap && loadedBytes < totalBytes) return;
            last = around.now();
            post({ kind: 'starting', loadedBytes, totalBytes });
          },
        }),
      around.chooseMachine(level),
    ]),
    signal,
  );
  const trainer = await createTrainer(images, machine, (words) => post({ kind: 'moved', words }));
  const { trainCount, stepsPerEpoch, stepCount } = trainer;
  const { level: found, threads } = trainer;
  const where = { level: found, threads, ...(trainer.advanceSome && { gpu: true }) };
  post({ kind: 'ready', ...where, note, trainCount, stepsPerEpoch, stepCount });
  return trainer;
}
