// Training as a page sees it: a handle on a worker that trains, with one state at a time.
//
//   starting → training ⇄ paused → done          a rewind leads from any of training, paused, done, diverged to paused
//              training → diverged               the loss ran away: why, and what to try; a rewind still helps
//   any → stopped                                by stop(): the worker is gone, and with it what was not asked for
//   any → failed                                 the worker broke, fell silent or never came: why
//
// Kept: the last progress, the history, what was asked and not yet answered. Changed by the worker's news alone; stopped
// and failed are final, and whatever the worker still says after them is not heard.

import type { Level } from '../nn/kernels/index.ts';
import { createWorkMark } from '../workers/at-work.ts';
import { type OpenWorker, openWorker, type WorkerLike } from '../workers/open-worker.ts';
import { buffersOf } from './given-images.ts';
import { createHistory, type History } from './history.ts';
import type { SplitImages } from './images.ts';
import type { Command, FirstLayer, Moment, News, Progress, Ready } from './messages.ts';
import { createQuestions } from './questions.ts';
import { readNews } from './read-message.ts';
import type { LayersRecipe } from './layers-recipe.ts';
import type { Recipe } from './recipe.ts';

/** What a run needs of a Document: whether anybody sees it. */
export type PageLike = Pick<Document, 'hidden' | 'addEventListener' | 'removeEventListener'>;

export type TrainingState =
  /** `share` of the images that have come, 0 to 1. */
  | { kind: 'starting'; share: number }
  | { kind: 'training' | 'paused' | 'done' | 'stopped' }
  | { kind: 'diverged' | 'failed'; why: string };

export interface TrainingOptions {
  createWorker(): WorkerLike;
  /** Of the site, absolute: under it lie the images. */
  root: string;
  /** The kernels to use; the fastest of this device where nothing is said. */
  level?: Level;
  /** To train on instead of the book's; their memory goes over to the worker, and the page's arrays are empty then. */
  images?: SplitImages;
  /** Waits before the first step. */
  paused?: boolean;
  /** Steps at which the run shows its network whole; the test images are fetched too, or given with the others. */
  moments?: readonly number[];
  onMoment?(moment: Moment): void;
  /** After each change of state, and each progress: at most about 20 times a second. */
  onChange?(run: TrainingRun): void;
  page?: PageLike;
}

export interface TrainingRun {
  readonly state: TrainingState;
  /** Undefined while starting. */
  readonly ready: Ready | undefined;
  /** As of the last news: with a change of state come its numbers. */
  readonly progress: Progress | undefined;
  readonly history: History;
  /** Why the last wish was not granted; undefined when there was no reason not to. */
  readonly refusal: string | undefined;
  pause(): void;
  resume(): void;
  /** Ends the run in any state, at once; a second time it does nothing. */
  stop(): void;
  /** Takes so many steps and pauses. */
  step(count?: number): void;
  /** From the next step on; the schedule keeps its shape. */
  setLearningRate(learningRate: number): void;
  /** A point to rewind to; it then stands in `progress.checkpoints`. */
  checkpoint(): void;
  /** Back to the checkpoint of that id, paused. */
  rewind(id: number): void;
  /** The network as a safetensors file: as it stands, or that of the best epoch. Rejects with a sentence. */
  weights(which?: 'now' | 'best'): Promise<Uint8Array>;
  /** For pictures of what the hidden neurons look for; ask again when the last has come. Rejects with a sentence. */
  firstLayerWeights(): Promise<FirstLayer>;
}

const isFinal = ({ kind }: TrainingState) => kind === 'stopped' || kind === 'failed';

/** The worker that `options` make must be one for such networks. */
export function startTraining(
  recipe: Recipe | LayersRecipe,
  options: TrainingOptions,
): TrainingRun {
  const { root, level, paused, images, moments, onChange, page = globalThis.document } = options;
  const history = createHistory();
  const questions = createQuestions();
  let state: TrainingState = { kind: 'starting', share: 0 };
  let ready: Ready | undefined;
  let progress: Progress | undefined;
  let refusal: string | undefined;
  let worker: OpenWorker<Command> | undefined = undefined;
  const markWork = createWorkMark();

  const send = (command: Command, transfer?: Transferable[]) => worker?.send(command, transfer);

  const wish = (command: Command) => {
    refusal = undefined;
    send(command);
  };

  function become(next: TrainingState): void {
    if (isFinal(state)) return;
    state = next;
    markWork(isBusy());
    if (isFinal(state)) end();
    onChange?.(run);
  }

  function end(): void {
    page?.removeEventListener('visibilitychange', tellVisibility);
    worker?.end();
    questions.refuseAll(state.kind === 'failed' ? state.why : 'The training was stopped.');
  }

  const fail = (why: string) => become({ kind: 'failed', why });
  const tellVisibility = () => send({ kind: 'visibility', hidden: page.hidden });

  const isBusy = () => state.kind === 'starting' || state.kind === 'training';
  const isAwaited = () => isBusy() || questions.areOpen;

  function hear(news: News): void {
    switch (news.kind) {
      case 'starting':
        return become({ kind: 'starting', share: news.loadedBytes / Math.max(1, news.totalBytes) });
      case 'ready':
        ready = news;
        return;
      case 'moved':
        ready = ready && { ...ready, gpu: false, note: news.words };
        return onChange?.(run);
      case 'state':
        takeIn(news.progress);
        return become({ kind: news.state });
      case 'diverged':
        takeIn(news.progress);
        return become({ kind: 'diverged', why: news.why });
      case 'failed':
        return fail(news.why);
      case 'progress':
        takeIn(news);
        send({ kind: 'seen' });
        onChange?.(run);
        return;
      case 'moment':
        options.onMoment?.(news);
        return;
      case 'refused':
        if (news.request !== undefined) return questions.refuse(news.request, news.why);
        refusal = news.why;
        onChange?.(run);
        return;
      case 'weights':
      case 'firstLayer':
        return questions.answer(news.request, news);
    }
  }

  function takeIn(news: Progress): void {
    progress = news;
    history.take(news);
  }

  /** Rejects when the worker is gone. */
  async function ask<K extends 'weights' | 'firstLayer'>(
    command: (request: number) => Command & { kind: K },
  ) {
    if (isFinal(state)) throw new Error('The training has ended, and its worker is gone.');
    return questions.ask<K>((request) => send(command(request)));
  }

  const run: TrainingRun = {
    get state() {
      return state;
    },
    get ready() {
      return ready;
    },
    get progress() {
      return progress;
    },
    history,
    get refusal() {
      return refusal;
    },
    pause: () => wish({ kind: 'pause' }),
    resume: () => wish({ kind: 'resume' }),
    stop() {
      send({ kind: 'stop' });
      become({ kind: 'stopped' });
    },
    step: (count = 1) => wish({ kind: 'step', count }),
    setLearningRate: (learningRate) => wish({ kind: 'learningRate', learningRate }),
    checkpoint: () => wish({ kind: 'checkpoint' }),
    rewind: (id) => wish({ kind: 'rewind', checkpoint: id }),
    weights: async (which = 'now') =>
      (await ask((request) => ({ kind: 'weights', request, which }))).bytes,
    firstLayerWeights: () => ask((request) => ({ kind: 'firstLayer', request })),
  };

  worker = openWorker<Command, News>({
    start: options.createWorker,
    name: 'The training worker',
    check: readNews,
    hear,
    fail,
    heartbeat: { isAwaited, ping: { kind: 'ping' } },
  });
  // A worker that could not be started has failed the run.
  if (isFinal(state)) return run;
  markWork(true);
  page?.addEventListener('visibilitychange', tellVisibility);
  send(
    { kind: 'start', recipe, root, level, paused, images, moments },
    images && buffersOf(images),
  );
  if (page?.hidden) tellVisibility();
  return run;
}
