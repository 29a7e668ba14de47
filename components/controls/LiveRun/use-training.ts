// Training in a figure: one recipe, or several in turn, in the page's worker.
//
// Kept: the attempt at work, and a copy of what each of its runs last said. A start takes the place of what ran before,
// and nothing of the old attempt is heard any more; Stop, a failure and the page's end do the same. When the last run
// has ended it is asked for what it learned, and then its worker ends too.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { TrainingRun, TrainingState } from '#src/training/client.ts';
import type { SplitImages } from '#src/training/images.ts';
import type { Progress, Ready } from '#src/training/messages.ts';
import type { Recipe } from '#src/training/recipe.ts';
import type { EpochReport } from '#src/training/reports.ts';
import { messageOf, notLoaded } from '#src/workers/failures.ts';
import { createStopwatch } from './stopwatch.ts';

/** One run as it was last shown. */
export interface ShownRun {
  progress?: Progress;
  ready?: Ready;
  /** Of every step so far. */
  losses: ArrayLike<number>;
  /** Each with the seconds of training until its end. */
  epochs: (EpochReport & { seconds: number })[];
  /** Seconds of training, pauses left out. */
  seconds: number;
  /** Why it diverged, if it did. */
  diverged?: string;
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

export interface TrainingPlan<Result = undefined> {
  /** Trained one after the other; one that diverges counts as ended, and the next begins. */
  recipes: readonly Recipe[];
  /** For a single recipe: their memory goes over to the worker. */
  images?: SplitImages;
  /** Asks the last run for what it has learned. */
  conclude?(run: TrainingRun, how: Ending): Promise<Result>;
}

type Ending = 'done' | 'stopped';

/** What was begun by one start. */
interface Attempt<Result> {
  run?: TrainingRun;
  conclude?: TrainingPlan<Result>['conclude'];
  isConcluding?: boolean;
  /** Shows the run as it is. */
  look?(): void;
}

const resting = {
  state: { kind: 'resting' },
  share: 0,
  runs: [],
  result: undefined,
  isKept: false,
} as const;

export const isRunning = ({ state }: Pick<TrainingView, 'state'>) =>
  state.kind === 'starting' || state.kind === 'training' || state.kind === 'paused';

/** Of itself: neither stopped nor failed. */
export const hasEnded = ({ state }: Pick<TrainingView, 'state'>) =>
  state.kind === 'done' || state.kind === 'diverged';

/** The figure changes at most this often while it trains. */
const milliseconds = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 1000 : 200);

const loadTraining = () =>
  import('#src/session/training-worker.ts').catch((cause: unknown) => {
    throw new Error(notLoaded('The training code', cause), { cause });
  });

export function useTraining<Result = undefined>() {
  const current = useRef<Attempt<Result>>();
  const [view, setView] = useState<TrainingView<Result>>({ ...resting, runs: [] });
  useEffect(() => () => abandon(), []);
  const change = (some: Partial<TrainingView<Result>>) => setView((now) => ({ ...now, ...some }));

  function abandon(): void {
    const { run } = current.current ?? {};
    current.current = undefined;
    run?.stop();
  }

  async function start(plan: TrainingPlan<Result> | (() => Promise<TrainingPlan<Result>>)) {
    abandon();
    const mine: Attempt<Result> = {};
    current.current = mine;
    setView(({ result }) => ({
      ...resting,
      runs: [],
      result,
      state: { kind: 'starting', share: 0 },
    }));
    try {
      const made = typeof plan === 'function' ? plan() : plan;
      const [{ trainHere }, { recipes, images, conclude }] = await Promise.all([
        loadTraining(),
        made,
      ]);
      mine.conclude = conclude;
      const before: ShownRun[] = [];
      for (const recipe of recipes) {
        // Stopped, or pressed again, while the code was on its way.
        if (current.current !== mine) return;
        mine.run?.stop();
        const make = (onChange: (run: TrainingRun) => void) =>
          trainHere(recipe, { images, onChange });
        before.push(await follow(mine, make, before, recipes.length));
      }
      const why = before.at(-1)?.diverged;
      if (why === undefined) return await finish(mine, 'done');
      abandon();
      change({ state: { kind: 'diverged', why } });
    } catch (error) {
      if (current.current === mine) fail(error);
    }
  }

  /** Shows a run until it ends of itself. Rejects when it fails; stays open when another has taken its place. */
  function follow(
    mine: Attempt<Result>,
    make: (onChange: (run: TrainingRun) => void) => TrainingRun,
    before: readonly ShownRun[],
    count: number,
  ): Promise<ShownRun> {
    const pace = milliseconds();
    const watch = createStopwatch();
    const epochSeconds: number[] = [];
    let shown = -Infinity;
    let last: string | undefined;

    const copy = ({ state, progress, ready, history }: TrainingRun): ShownRun => ({
      progress,
      ready,
      losses: history.losses,
      epochs: history.epochs.map((epoch, k) => ({ ...epoch, seconds: epochSeconds[k] })),
      seconds: watch.seconds(),
      ...(state.kind === 'diverged' && { diverged: state.why }),
    });

    function look(run: TrainingRun): void {
      shown = performance.now();
      const { state, progress } = run;
      if (state.kind === 'starting') {
        // The images of a second run are here already.
        if (before.length === 0) change({ state, share: state.share });
        return;
      }
      const hasRun = state.kind === 'done' || state.kind === 'diverged';
      const part = hasRun ? 1 : (progress?.step ?? 0) / (progress?.stepCount ?? 1);
      change({
        // It is at its end when what it learned is here, too.
        state: hasRun || mine.isConcluding ? { kind: 'training' } : state,
        share: (before.length + part) / count,
        runs: [...before, copy(run)],
      });
    }

    return new Promise((resolve, reject) => {
      let isOver = false;
      function hear(run: TrainingRun): void {
        if (isOver || current.current !== mine) return;
        const { kind } = run.state;
        if (kind === 'training') watch.start();
        else watch.stop();
        while (epochSeconds.length < run.history.epochs.length) epochSeconds.push(watch.seconds());
        const isNews = kind !== last;
        last = kind;
        if (run.state.kind === 'failed') {
          isOver = true;
          return reject(new Error(run.state.why));
        }
        if (isNews || performance.now() - shown >= pace) look(run);
        if (kind !== 'done' && kind !== 'diverged') return;
        isOver = true;
        resolve(copy(run));
      }
      const run = make(hear);
      mine.run = run;
      mine.look = () => look(run);
      hear(run);
    });
  }

  async function finish(mine: Attempt<Result>, how: Ending): Promise<void> {
    if (mine.isConcluding || !mine.run) return;
    mine.isConcluding = true;
    const result = await mine.conclude?.(mine.run, how);
    if (current.current !== mine) return;
    mine.look?.();
    // Its worker is of no more use, and what it says at its end is not heard.
    abandon();
    change({ state: { kind: how }, isKept: how === 'stopped', ...(mine.conclude && { result }) });
  }

  function fail(error: unknown): void {
    abandon();
    change({ state: { kind: 'failed', why: messageOf(error) } });
  }

  /** `keeping`: what was learned until now becomes the result; before the first step, or pressed again, nothing. */
  function stop(keeping = false): void {
    const mine = current.current;
    if (
      keeping &&
      mine?.run?.state.kind === 'training' &&
      mine.run.progress?.step &&
      !mine.isConcluding
    ) {
      mine.run.pause();
      finish(mine, 'stopped').catch((error) => current.current === mine && fail(error));
      return;
    }
    mine?.look?.();
    abandon();
    change({ state: { kind: 'stopped' } });
  }

  return {
    view,
    start: (plan: TrainingPlan<Result> | (() => Promise<TrainingPlan<Result>>)) => void start(plan),
    stop,
    pause: () => current.current?.run?.pause(),
    resume: () => current.current?.run?.resume(),
    /** Back to what was built. */
    clear(): void {
      abandon();
      setView({ ...resting, runs: [] });
    },
    /** The run at work. */
    run: () => current.current?.run,
  };
}
