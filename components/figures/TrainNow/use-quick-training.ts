// A training towards a goal: its numbers as the figure shows them, and the picture of its weights.
//
// The picture is asked for again only when the last one has come, so that it never falls behind.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import {
  type TrainingView as AnyTrainingView,
  useTraining,
} from '#components/controls/LiveRun/use-training.ts';
import { digit } from '#src/session/digit.ts';
import { readDigit, type Reading } from '#src/formulas/reading.ts';
import { readNetwork } from '#src/nn/index.ts';
import type { TrainingRun } from '#src/training/client.ts';
import type { FirstLayer, Progress } from '#src/training/messages.ts';
import { type CurvePoint, lossCurve } from '#src/training/loss-curve.ts';
import { type Goal, quickRecipes } from '#src/training/quick-recipes.ts';

export interface TrainingView {
  state: AnyTrainingView['state'];
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
  weights?: Pick<FirstLayer, 'step' | 'weights'>;
  /** The reader's digit, read by the network she has trained. */
  reading?: Reading;
}

export function useQuickTraining(width: number) {
  const [goal, setGoal] = useState<Goal>(97);
  const [seed, setSeed] = useState(quickRecipes[97].seed);
  const [weights, setWeights] = useState<FirstLayer>();
  const isAsking = useRef(false);
  const training = useTraining<Reading | undefined>();
  const { state, runs, result } = training.view;
  const [shown] = runs;

  useEffect(() => {
    const run = training.run();
    if (!shown || !run || isAsking.current) return;
    isAsking.current = true;
    run
      .firstLayerWeights()
      .then(
        (layer) => training.run() === run && setWeights(layer),
        () => undefined,
      )
      .finally(() => (isAsking.current = false));
  }, [shown]);

  /** The last picture, and the reader's digit in the eyes of the best epoch. */
  async function conclude(run: TrainingRun): Promise<Reading | undefined> {
    const [layer, bytes] = await Promise.all([run.firstLayerWeights(), run.weights('best')]);
    setWeights(layer);
    const pixels = digit.value?.pixels;
    return pixels && readDigit(readNetwork(bytes).network, pixels);
  }

  const curve = useMemo(() => (shown ? lossCurve(shown.losses, width) : []), [shown, width]);
  const epochs = (shown?.epochs ?? []).map(({ step, validation, seconds }) => ({
    step,
    accuracy: validation.accuracy,
    seconds,
  }));
  const view: TrainingView = {
    state,
    goal,
    seed,
    seconds: shown?.seconds ?? 0,
    secondsToGoal: epochs.find(({ accuracy }) => accuracy >= goal / 100)?.seconds,
    level: shown?.ready?.level,
    threads: shown?.ready?.threads,
    progress: shown?.progress,
    curve,
    epochs,
    weights,
    reading: result,
  };
  return {
    ...training,
    view,
    choose(next: Goal): void {
      training.clear();
      setGoal(next);
      setSeed(quickRecipes[next].seed);
      setWeights(undefined);
    },
    start(from = seed): void {
      setSeed(from);
      setWeights(undefined);
      training.start({ recipes: [{ ...quickRecipes[goal], seed: from }], conclude });
    },
  };
}
