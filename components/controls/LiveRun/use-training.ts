// Training in a figure: one recipe, or several in turn, in the page's worker.
//
// A start takes the place of what ran before, and nothing of the old attempt is heard any more; Stop, a failure and the
// page's end do the same. When the last run has ended it is asked for what it learned, and then its worker ends too,
// unless the plan says that it stays: then the run can be rewound.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { TrainingRun } from '#src/training/client.ts';
import type { SplitImages } from '#src/training/images.ts';
import type { TrainHereOptions } from '#src/session/training-worker.ts';
import type { Moment } from '#src/training/messages.ts';
import type { Recipe } from '#src/training/recipe.ts';
import { messageOf, notLoaded } from '#src/workers/failures.ts';
import { hasEnded, type ShownRun, type TrainingView } from './training-view.ts';

export interface TrainingPlan<Result = undefined, AnyRecipe = Recipe> {
  /** Trained one after the other; one that diverges counts as ended, and the next begins. */
  recipes: readonly AnyRecipe[];
  /** For a single recipe: their memory goes over to the worker. */
  images?: SplitImages;
  /** Takes so many steps, and pauses; all of them where nothing is said. */
  steps?: number;
  /** For a single recipe: its worker stays after the end, until another start, `clear` or the page's end. */
  stays?: boolean;
  /** Steps at which a run shows its network whole; see client.ts. */
  moments?: readonly number[];
  onMoment?(moment: Moment): void;
  /** Asks the last run for what it has learned. */
  conclude?(run: TrainingRun, how: 'done' | 'stopped'): Promise<Result>;
}

type Start<Result, AnyRecipe> =
  | TrainingPlan<Result, AnyRecipe>
  | (() => Promise<TrainingPlan<Result, AnyRecipe>>);

/** What was begun by one start. */
interface Attempt<Result, AnyRecipe> {
  plan?: TrainingPlan<Result, AnyRecipe>;
  run?: TrainingRun;
  runs: ShownRun[];
  isConcluding?: boolean;
  /** Shows the run as it is. */
  show?(): void;
}

export interface Training<Result = undefined, AnyRecipe = Recipe> {
  view: TrainingView<Result>;
  start(plan: Start<Result, AnyRecipe>): void;
  /** `keeping`: what was learned until now becomes the result; before the first step, or pressed again, nothing. */
  stop(keeping?: boolean): void;
  pause(): void;
  resume(): void;
  /** Takes so many steps and pauses. */
  step(count?: number): void;
  /** Back to a checkpoint of `progress.checkpoints`, paused; from the end and from divergence if the run stays. */
  rewind(id: number): void;
  /** A point to rewind to, here. */
  checkpoint(): void;
  /** From the next step on; the schedule keeps its shape. */
  setLearningRate(learningRate: number): void;
  /** Back to what was built. */
  clear(): void;
  /** The run at work. */
  run(): TrainingRun | undefined;
}

const atRest = { state: { kind: 'resting' }, share: 0, isKept: false } as const;

/** The figure changes at most this often while it trains. */
const milliseconds = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 1000 : 200);

/** The code that trains, fetched with the first run: see src/session/training-worker.ts. */
export type LoadTraining<AnyRecipe> = () => Promise<{
  trainHere(recipe: AnyRecipe, options: TrainHereOptions): TrainingRun;
}>;

const loadDense: LoadTraining<Recipe> = () => import('#src/session/training-worker.ts');

/**
 * Networks that are dense throughout are trained where nothing is said. For any list of layers give `layersTraining` of
 * ./layers-training.ts, whose recipes name a `network`; it stands apart, so that a page names only the worker it needs:
 *
 *     const training = useTraining<Uint8Array, LayersRecipe>(layersTraining);
 *     training.start({ recipes: [recipe], conclude: (run) => run.weights('best') });
 *
 * While it trains, `training.run()?.firstLayerWeights()` has a column for each filter, (25, 8) for the first of `cnn`.
 */
export function useTraining<Result = undefined>(): Training<Result, Recipe>;
export function useTraining<Result, AnyRecipe>(
  load: LoadTraining<AnyRecipe>,
): Training<Result, AnyRecipe>;
export function useTraining<Result, AnyRecipe>(
  load = loadDense as LoadTraining<AnyRecipe>,
): Training<Result, AnyRecipe> {
  const current = useRef<Attempt<Result, AnyRecipe>>();
  const [view, setView] = useState<TrainingView<Result>>({ ...atRest, runs: [] });
  const change = (some: Partial<TrainingView<Result>>) => setView((now) => ({ ...now, ...some }));
  useEffect(() => () => abandon(), []);

  function abandon(): void {
    const { run } = current.current ?? {};
    current.current = undefined;
    run?.stop();
  }

  function end(some: Partial<TrainingView<Result>>): void {
    abandon();
    change(some);
  }

  const failed = (mine: Attempt<Result, AnyRecipe>) => (error: unknown) =>
    current.current === mine && end({ state: { kind: 'failed', why: messageOf(error) } });

  async function train(
    mine: Attempt<Result, AnyRecipe>,
    wanted: Start<Result, AnyRecipe>,
  ): Promise<void> {
    const made = typeof wanted === 'function' ? wanted() : wanted;
    const loaded = load().catch((cause: unknown) => {
      throw new Error(notLoaded('The training code', cause), { cause });
    });
    const [{ trainHere }, plan] = await Promise.all([loaded, made]);
    mine.plan = plan;
    for (const recipe of plan.recipes) {
      // Stopped, or pressed again, while the code was on its way.
      if (current.current !== mine) return;
      mine.run?.stop();
      const { images, steps, moments } = plan;
      const paused = steps !== undefined;
      const onMoment = (moment: Moment) => current.current === mine && plan.onMoment?.(moment);
      await follow(mine, (onChange) =>
        trainHere(recipe, { images, paused, moments, onMoment, onChange }),
      );
    }
    await conclude(mine);
  }

  /** Of what has ended, of itself, with its last run. */
  async function conclude(mine: Attempt<Result, AnyRecipe>): Promise<void> {
    const why = mine.runs.at(-1)?.diverged;
    if (why === undefined) await finish(mine, 'done');
    else leave(mine, { state: { kind: 'diverged', why } });
  }

  /** The worker of a run that stays is kept. */
  function leave({ plan }: Attempt<Result, AnyRecipe>, some: Partial<TrainingView<Result>>): void {
    if (plan?.stays) change(some);
    else end(some);
  }

  /** Shows a run until it ends of itself. Rejects when it fails; stays open when another has taken its place. */
  function follow(
    mine: Attempt<Result, AnyRecipe>,
    make: (onChange: (run: TrainingRun) => void) => TrainingRun,
  ): Promise<void> {
    const before = mine.runs;
    const pace = milliseconds();
    const epochSeconds: number[] = [];
    let [seconds, heard, shown] = [0, 0, -Infinity];
    let last: string | undefined;
    let [wanted, hasEndedOnce] = [mine.plan?.steps, false];

    function show(run: TrainingRun): void {
      const { state, progress, ready, history, refusal } = run;
      shown = performance.now();
      if (state.kind === 'starting') {
        // The images of a second run are here already.
        if (before.length === 0) change({ state, share: state.share });
        return;
      }
      const epochs = history.epochs.map((epoch, k) => ({ ...epoch, seconds: epochSeconds[k] }));
      const copy = { progress, ready, losses: history.losses, epochs, seconds, refusal };
      mine.runs = [...before, state.kind === 'diverged' ? { ...copy, diverged: state.why } : copy];
      const part = isOver(run) ? 1 : (progress?.step ?? 0) / (progress?.stepCount ?? 1);
      change({
        // It is at its end when what it learned is here, too.
        state: isOver(run) || mine.isConcluding ? { kind: 'training' } : state,
        share: (before.length + part) / mine.plan!.recipes.length,
        runs: mine.runs,
      });
    }

    return new Promise((resolve, reject) => {
      function hear(run: TrainingRun): void {
        if (current.current !== mine) return;
        const { state } = run;
        if (state.kind === 'failed') return reject(new Error(state.why));
        const now = performance.now();
        if (last === 'training') seconds += (now - heard) / 1000;
        heard = now;
        const { length } = run.history.epochs;
        // A rewind takes epochs back.
        epochSeconds.length = Math.min(epochSeconds.length, length);
        while (epochSeconds.length < length) epochSeconds.push(seconds);
        const isNew = state.kind !== last;
        last = state.kind;
        // Steps that were asked for one by one are each shown; of a tab that nobody sees only how it ends.
        const isUnseen = document.hidden && state.kind === 'training';
        const isDue = isNew || state.kind === 'paused' || now - shown >= pace;
        if (isDue && !isUnseen) show(run);
        if (state.kind === 'paused' && wanted) {
          const steps = wanted;
          wanted = 0;
          run.step(steps);
        }
        if (!isOver(run) || !isNew) return;
        // For the first time, or again after a rewind.
        if (hasEndedOnce) conclude(mine).catch(failed(mine));
        hasEndedOnce = true;
        resolve();
      }
      const run = make(hear);
      mine.run = run;
      mine.show = () => show(run);
      hear(run);
    });
  }

  async function finish(mine: Attempt<Result, AnyRecipe>, how: 'done' | 'stopped'): Promise<void> {
    const { run, plan } = mine;
    if (mine.isConcluding || !run) return;
    mine.isConcluding = true;
    const result = await plan?.conclude?.(run, how);
    if (current.current !== mine) return;
    const isTakenBack = how === 'done' && !isOver(run);
    mine.isConcluding = !isTakenBack;
    mine.show?.();
    mine.isConcluding = false;
    if (isTakenBack) return;
    const some = { isKept: how === 'stopped', ...(plan?.conclude && { result }) };
    // Else its worker is of no more use, and what it says at its end is not heard.
    if (how === 'done') leave(mine, { ...some, state: { kind: how } });
    else end({ ...some, state: { kind: how } });
  }

  return {
    view,
    start(plan: Start<Result, AnyRecipe>): void {
      abandon();
      const mine: Attempt<Result, AnyRecipe> = { runs: [] };
      current.current = mine;
      change({ ...atRest, runs: [], state: { kind: 'starting', share: 0 } });
      train(mine, plan).catch(failed(mine));
    },
    stop(keeping = false): void {
      const mine = current.current;
      const { run, isConcluding } = mine ?? {};
      if (
        mine &&
        keeping &&
        !isConcluding &&
        run?.state.kind === 'training' &&
        run.progress?.step
      ) {
        run.pause();
        finish(mine, 'stopped').catch(failed(mine));
        return;
      }
      mine?.show?.();
      end({ state: { kind: 'stopped' } });
    },
    pause: () => current.current?.run?.pause(),
    resume: () => current.current?.run?.resume(),
    step: (count) => current.current?.run?.step(count),
    rewind: (id) => current.current?.run?.rewind(id),
    checkpoint: () => current.current?.run?.checkpoint(),
    setLearningRate: (rate) => current.current?.run?.setLearningRate(rate),
    clear: () => end({ ...atRest, runs: [], result: undefined }),
    run: () => current.current?.run,
  };
}

const isOver = ({ state }: TrainingRun) => hasEnded({ state });
