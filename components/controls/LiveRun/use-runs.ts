// Some recipes trained one after the other in the page's worker: how far they are, and the curve of each.
//
// Kept: the run at work and the curves so far. A start takes the place of what ran before; the page's end, Stop or
// trouble end it. A run that diverges counts as ended, with its words, and the next one begins.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { TrainingRun } from '#src/training/client.ts';
import type { Recipe } from '#src/training/recipe.ts';

/** After an epoch. Training is the mean over the epoch, each image before its step. */
export interface LivePoint {
  step: number;
  training: { accuracy: number; loss: number };
  validation: { accuracy: number; loss: number };
}

export interface LiveRun {
  points: LivePoint[];
  /** Of the first batch, before anything was learned; NaN until it came. */
  startLoss: number;
  /** Why it diverged, if it did. */
  diverged?: string;
}

export interface RunsView {
  kind: 'resting' | 'starting' | 'training' | 'done' | 'stopped' | 'failed';
  /** Of all the runs' steps together, 0 to 1; while starting, of the images that have come. */
  share: number;
  /** Why it failed. */
  why: string;
  runs: LiveRun[];
  /** Which of the recipes is at work, from 0. */
  place: number;
  seconds: number;
}

const resting: RunsView = { kind: 'resting', share: 0, why: '', runs: [], place: 0, seconds: 0 };
const paceOf = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 1000 : 250);

const liveRunOf = ({ history, state }: TrainingRun): LiveRun => ({
  points: history.epochs.map(({ step, loss, accuracy, validation }) => ({
    step,
    training: { accuracy, loss },
    validation: { ...validation },
  })),
  startLoss: history.losses[0] ?? NaN,
  ...(state.kind === 'diverged' && { diverged: state.why }),
});

export function useRuns() {
  const run = useRef<TrainingRun>();
  /** Counts the starts, so that what an old one still says is not heard. */
  const turn = useRef(0);
  const [view, setView] = useState<RunsView>(resting);
  useEffect(() => () => end(), []);

  function end() {
    turn.current += 1;
    const old = run.current;
    run.current = undefined;
    old?.stop();
  }

  async function start(recipes: readonly Recipe[]) {
    end();
    const mine = turn.current;
    const say = (change: Partial<RunsView>) =>
      mine === turn.current && setView((now) => ({ ...now, ...change }));
    setView({ ...resting, kind: 'starting' });
    const { trainHere } = await import('#src/session/training-worker.ts').catch(() => ({
      trainHere: undefined,
    }));
    if (!trainHere) {
      say({ kind: 'failed', why: 'The training code could not be fetched: are you online?' });
      return;
    }
    const begun = performance.now();
    const done: LiveRun[] = [];
    let shown = -Infinity;

    function show(changed: TrainingRun) {
      if (mine !== turn.current || run.current !== changed) return;
      const { state, progress } = changed;
      if (state.kind === 'failed') return void say({ kind: 'failed', why: state.why });
      if (state.kind === 'starting') {
        // The second run's images are here already.
        if (done.length === 0) say({ kind: 'starting', share: state.share });
        return;
      }
      const hasEnded = state.kind === 'done' || state.kind === 'diverged';
      if (!hasEnded && performance.now() - shown < paceOf()) return;
      shown = performance.now();
      const now = liveRunOf(changed);
      const part = hasEnded ? 1 : (progress?.step ?? 0) / (progress?.stepCount ?? 1);
      const seconds = (performance.now() - begun) / 1000;
      const share = (done.length + part) / recipes.length;
      say({ kind: 'training', share, runs: [...done, now], place: done.length, seconds });
      if (!hasEnded) return;
      done.push(now);
      changed.stop();
      if (done.length === recipes.length) say({ kind: 'done', share: 1 });
      else begin();
    }

    function begin() {
      run.current = undefined;
      const next = trainHere!(recipes[done.length], { onChange: show });
      run.current = next;
      show(next);
    }

    if (mine === turn.current) begin();
  }

  return {
    view,
    start: (recipes: readonly Recipe[]) => void start(recipes),
    stop() {
      end();
      setView((now) => ({ ...now, kind: 'stopped' }));
    },
    /** Back to what was built. */
    clear() {
      end();
      setView(resting);
    },
  };
}
