// One run that a reader starts, and starts again from other random weights, with what it has learned so far.
//
// Kept beside the training: the number of the random weights, the learning rate that the reader chose, and what was last
// learned. Of the last it is asked again whenever the figure changes, but only when its answer has come.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { TrainingRun } from '#src/training/client.ts';
import type { CommonRecipe } from '#src/training/recipe.ts';
import type { ShownRun } from './training-view.ts';
import { type LoadTraining, type Training, useTraining } from './use-training.ts';

interface Options<AnyRecipe, Learned> {
  /** Of the next start. Its seed is that of the first. */
  recipe: AnyRecipe;
  /** `layersTraining` for networks of layers; those that are dense throughout where nothing is said. */
  load?: LoadTraining<AnyRecipe>;
  /** What the figure shows of the network: as it stands, and at the end that of the best epoch. */
  learn(run: TrainingRun, which: 'now' | 'best'): Promise<Learned>;
  /** Can be rewound from its end and from divergence: its worker and its images stay until the page goes. */
  stays?: boolean;
}

export interface LiveRunState<Learned = unknown> extends Omit<
  Training<void, never>,
  'start' | 'run'
> {
  /** Of the reader's own; undefined as long as it has not made a step. */
  run: ShownRun | undefined;
  /** Undefined until she has trained. */
  learned: Learned | undefined;
  seed: number;
  /** The one chosen, else that of the next step. */
  learningRate: number;
  /** From new random weights; all steps, or so many and then a pause. */
  begin(steps?: number): void;
  /** From the same random weights. */
  again(): void;
}

export function useLiveRun<AnyRecipe extends CommonRecipe, Learned>(
  options: Options<AnyRecipe, Learned>,
): LiveRunState<Learned> {
  const { recipe, load, learn, stays } = options;
  const training = useTraining<void, AnyRecipe>(load as LoadTraining<AnyRecipe>);
  const { view } = training;
  const [run] = view.runs;
  const [seed, setSeed] = useState<number>();
  const [rate, setRate] = useState<number>();
  const [learned, setLearned] = useState<Learned>();
  const isAsking = useRef(false);
  /** The figure has changed since it was asked. */
  const isStale = useRef(false);
  const latest = useRef(view);
  latest.current = view;
  /** The run has ended, and what counts is what its best epoch has learned. */
  const isConcluded = useRef(false);

  async function ask(of: TrainingRun, which: 'now' | 'best'): Promise<void> {
    const found = await learn(of, which);
    if (of !== training.run() || (which === 'now' && isConcluded.current)) return;
    setLearned(found);
  }

  function askNow(): void {
    const asked = training.run();
    if (!asked || isConcluded.current) return;
    isStale.current = isAsking.current;
    if (isAsking.current) return;
    isAsking.current = true;
    ask(asked, 'now')
      .catch(() => undefined)
      .finally(() => {
        isAsking.current = false;
        // While it trains the next change comes soon; where it stands still this was the last.
        if (isStale.current && latest.current.state.kind !== 'training') askNow();
      });
  }

  useEffect(() => {
    if (run) askNow();
    else setLearned(undefined);
  }, [run]);

  function start(from: number, steps?: number): void {
    setSeed(from);
    isConcluded.current = false;
    training.start({
      recipes: [{ ...recipe, seed: from, ...(rate && { learningRate: rate }) }],
      steps,
      stays,
      conclude(ended) {
        isConcluded.current = true;
        return ask(ended, 'best');
      },
    });
  }

  const current = seed ?? recipe.seed;
  return {
    ...training,
    run,
    learned,
    seed: current,
    learningRate: rate ?? run?.progress?.learningRate ?? recipe.learningRate,
    begin: (steps) => start(view.state.kind === 'resting' ? current : current + 1, steps),
    again: () => start(current),
    clear() {
      training.clear();
      setSeed(undefined);
      setRate(undefined);
    },
    rewind(id) {
      // The rate is that of the checkpoint again.
      setRate(undefined);
      isConcluded.current = false;
      training.rewind(id);
    },
    setLearningRate(learningRate) {
      setRate(learningRate);
      training.setLearningRate(learningRate);
    },
  };
}
