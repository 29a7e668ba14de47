// One training of the reader's: its state as the figure shows it, and what she can do with it.
//
// Kept: the run's handle, a copy of what it last said, and the seconds it has trained, pauses left out. A run ends with
// the page, with Stop, or by itself; a new one takes the place of the old. The picture of the weights is asked for
// again only when the last one has come, so that it never falls behind.
import { useEffect, useRef, useState } from 'preact/hooks';
import { digit } from '#src/session/digit.ts';
import { readDigit, type Reading } from '#src/formulas/reading.ts';
import { readNetwork } from '#src/nn/index.ts';
import type { TrainingRun, TrainingState } from '#src/training/client.ts';
import type { Progress } from '#src/training/messages.ts';
import { type CurvePoint, lossCurve } from '#src/training/loss-curve.ts';
import { type Goal, quickRecipes } from '#src/training/quick-recipes.ts';

export interface TrainingView {
  state: TrainingState | { kind: 'resting' };
  goal: Goal;
  seed: number;
  seconds: number;
  /** Until the first validation that reached the goal. */
  secondsToGoal?: number;
  level?: string;
  threads?: number;
  progress?: Progress;
  curve: CurvePoint[];
  epochs: { step: number; accuracy: number }[];
  weights?: { step: number; weights: Float32Array };
  /** The reader's digit, read by the network she has trained. */
  reading?: Reading;
}

const resting = (goal: Goal): TrainingView => ({
  state: { kind: 'resting' },
  goal,
  seed: quickRecipes[goal].seed,
  seconds: 0,
  curve: [],
  epochs: [],
});

/** The figure is drawn anew so often while it trains; under reduced motion once a second. */
const paceOf = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 1000 : 200);

export function useTraining(width: number) {
  const run = useRef<TrainingRun>();
  const [view, setView] = useState<TrainingView>(resting(97));
  useEffect(() => () => run.current?.stop(), []);

  function endRun() {
    const old = run.current;
    run.current = undefined;
    old?.stop();
  }

  async function start(goal: Goal, seed: number) {
    endRun();
    setView({ ...resting(goal), seed, state: { kind: 'starting', share: 0 } });
    const { trainHere } = await import('#src/session/training-worker.ts').catch(() => ({
      trainHere: undefined,
    }));
    if (!trainHere) {
      const why = 'The training code could not be fetched: are you online?';
      setView((now) => ({ ...now, state: { kind: 'failed', why } }));
      return;
    }
    const pace = paceOf();
    let [begun, trained, shown] = [0, 0, -Infinity];
    let secondsToGoal: number | undefined;
    let isAsking = false;
    const seconds = () => (trained + (begun ? performance.now() - begun : 0)) / 1000;

    /** The clock runs while the run trains. */
    function keepTime(kind: TrainingState['kind']) {
      if (kind === 'training') begun ||= performance.now();
      else if (begun) {
        trained += performance.now() - begun;
        begun = 0;
      }
    }

    function askWeights() {
      if (isAsking) return;
      isAsking = true;
      mine.firstLayerWeights().then(
        ({ step, weights }) => {
          isAsking = false;
          if (run.current === mine) setView((now) => ({ ...now, weights: { step, weights } }));
        },
        () => (isAsking = false),
      );
    }

    async function readMine() {
      const { network } = readNetwork(await mine.weights('best'));
      const pixels = digit.value?.pixels;
      if (pixels && run.current === mine)
        setView((now) => ({ ...now, reading: readDigit(network, pixels) }));
    }

    function show(changed: TrainingRun) {
      // A run that another has taken the place of says nothing more.
      if (run.current !== changed) return;
      const { state, progress, history, ready } = changed;
      const isNews = state.kind !== last;
      last = state.kind;
      keepTime(state.kind);
      const epochs = history.epochs.map(({ step, validation }) => ({ step, accuracy: validation.accuracy })); // prettier-ignore
      if (epochs.some(({ accuracy }) => accuracy >= goal / 100)) secondsToGoal ??= seconds();
      if (!isNews && performance.now() - shown < pace) return;
      shown = performance.now();
      const curve = lossCurve(history.losses, width);
      const { level, threads } = ready ?? {};
      setView((now) => ({ ...now, state, progress, level, threads, curve, epochs, seconds: seconds(), secondsToGoal })); // prettier-ignore
      if (state.kind === 'training' || state.kind === 'done' || state.kind === 'paused')
        askWeights();
      if (state.kind === 'done' && isNews) void readMine().catch(() => undefined);
    }

    let last: string | undefined;
    // Pressed twice while the code was on its way: the first of the two ends here.
    endRun();
    const mine = trainHere({ ...quickRecipes[goal], seed }, { onChange: show });
    run.current = mine;
    show(mine);
  }

  return {
    view,
    choose: (goal: Goal) => setView(resting(goal)),
    start: (seed = view.seed) => void start(view.goal, seed),
    pause: () => run.current?.pause(),
    resume: () => run.current?.resume(),
    stop: () => run.current?.stop(),
  };
}
