// Live part: trains the book's network from random weights in this tab, and shows it while it happens.
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Choice } from '#components/controls/Choice.tsx';
import { type FactRow, Facts } from '#components/controls/Fact.tsx';
import { RunButtons } from '#components/controls/LiveRun/RunButtons.tsx';
import {
  drawnOf,
  isRunning,
  type ShownRun,
  useTraining,
} from '#components/controls/LiveRun/use-training.ts';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { drawTraining, type TrainingCurve } from '#src/charts/training.ts';
import { readDigit, type Reading } from '#src/formulas/reading.ts';
import { readNetwork } from '#src/nn/index.ts';
import { digit } from '#src/session/digit.ts';
import type { TrainingRun } from '#src/training/client.ts';
import type { FirstLayer } from '#src/training/messages.ts';
import { type Goal, quickRecipes } from '#src/training/quick-recipes.ts';
import { sentenceOf, yourDigitSentence } from './sentences.ts';
import { WeightTiles } from './WeightTiles.tsx';

interface Props {
  /** The run of the build: what the figure shows until the reader trains. */
  built: TrainingCurve & { accuracy: number };
  /** The pictures of the weights as they were built. */
  still?: ComponentChildren;
  /** Steps in one point of the curve. */
  curveWidth: number;
  /** Images in the training set, without those for validation. */
  trainCount: number;
  label: string;
  children?: ComponentChildren;
}

const goals = (Object.keys(quickRecipes).map(Number) as Goal[]).map(
  (goal) => [goal, `${goal} %, ${quickRecipes[goal].epochs} epochs`] as const,
);

export function TrainNow({ built, still, curveWidth, trainCount, label, children }: Props) {
  const [goal, setGoal] = useState<Goal>(97);
  const [seed, setSeed] = useState(quickRecipes[97].seed);
  const training = useTraining<Reading | undefined>();
  const { view, pause, resume } = training;
  const { state } = view;
  const [run] = view.runs;
  const { layer, ask } = useFirstLayer(training.run, run);
  const isBuilt = state.kind === 'resting' || state.kind === 'starting';
  const stepCount = stepsOf(goal, trainCount);
  const draw = useMemo(
    () => drawTraining(isBuilt ? built : { ...drawnOf(run, curveWidth), stepCount }),
    [isBuilt, built, run, curveWidth, stepCount],
  );
  function choose(next: Goal): void {
    training.clear();
    setGoal(next);
    setSeed(quickRecipes[next].seed);
    ask();
  }
  function start(from = seed): void {
    setSeed(from);
    ask();
    training.start({
      recipes: [{ ...quickRecipes[goal], seed: from }],
      /** The last picture, and the reader's digit in the eyes of the best epoch. */
      async conclude(ended) {
        const [bytes] = await Promise.all([ended.weights('best'), ask(ended)]);
        const pixels = digit.value?.pixels;
        return pixels && readDigit(readNetwork(bytes).network, pixels);
      },
    });
  }
  const said = sentenceOf(view, seed);
  return (
    <div class="live-run train-now" data-state={state.kind}>
      <LiveChart
        class="train-chart"
        draw={draw}
        // A run that failed tells why below; the picture needs words of its own.
        label={isBuilt ? label : said || 'The loss up to where training failed.'}
        changed={!isBuilt}
      >
        {children}
      </LiveChart>
      <WeightTiles weights={layer?.weights} step={layer?.step ?? built.stepCount} still={still} />
      <Facts class="train-numbers" rows={rowsOf(run, goal, built)} />
      <div class="controls">
        <Choice
          class="pairs"
          legend="Goal"
          name="train-goal"
          options={goals}
          value={goal}
          disabled={isRunning(view)}
          onValue={choose}
        />
        <RunButtons
          view={view}
          words="Train it now"
          begin={() => start(state.kind === 'resting' ? seed : seed + 1)}
          pause={pause}
          resume={resume}
          stop={() => training.stop()}
        />
      </div>
      {state.kind === 'starting' && (
        <label class="progress">
          <progress max="1" value={state.share} />
          <span>fetching 60,000 training images: {Math.round(state.share * 100)} %</span>
        </label>
      )}
      <Trouble
        sentence={state.kind === 'failed' || state.kind === 'diverged' ? state.why : ''}
        retry={() => start()}
      />
      <Spoken class="train-sentence" lines={[2, 2]}>
        {said} {yourDigitSentence(view)}
      </Spoken>
    </div>
  );
}

/** The first layer's weights as the run has them: asked for again only when the last picture has come. */
function useFirstLayer(at: () => TrainingRun | undefined, shown: ShownRun | undefined) {
  const [layer, setLayer] = useState<FirstLayer>();
  const isAsking = useRef(false);
  /** Of no run: the picture goes. */
  async function ask(run?: TrainingRun): Promise<void> {
    const found = await run?.firstLayerWeights();
    if (run === at() || !run) setLayer(found);
  }
  useEffect(() => {
    const run = at();
    if (!shown || !run || isAsking.current) return;
    isAsking.current = true;
    ask(run)
      .catch(() => undefined)
      .finally(() => (isAsking.current = false));
  }, [shown]);
  return { layer, ask };
}

const stepsOf = (goal: Goal, trainCount: number) =>
  Math.ceil(trainCount / quickRecipes[goal].batchSize) * quickRecipes[goal].epochs;

/** The numbers of the build until the reader's own come. */
function rowsOf(run: ShownRun | undefined, goal: Goal, built: Props['built']): FactRow[] {
  const { progress, epochs = [], seconds } = run ?? {};
  const accuracy = progress ? epochs.at(-1)?.validation.accuracy : built.accuracy;
  /** The first that reached the goal. */
  const reached = epochs.find(({ validation }) => validation.accuracy >= goal / 100);
  const loss = progress ? progress.smoothLoss : built.curve.at(-1)!.loss;
  return [
    { label: 'steps', fact: 'train-step', value: progress?.step ?? built.stepCount },
    {
      label: 'loss, mean of some batches',
      fact: 'train-loss',
      value: Number.isFinite(loss) ? loss : undefined,
      as: 'fixed-3',
    },
    {
      label: 'validation images right',
      fact: 'train-accuracy',
      value: accuracy,
      as: 'percent-2',
      strong: true,
    },
    ...(progress
      ? ([
          {
            label: 'seconds of training',
            fact: 'train-seconds',
            value: seconds,
            as: 'fixed-2',
            strong: true,
          },
          {
            label: `seconds to ${goal} %`,
            fact: 'train-seconds-to-goal',
            value: reached?.seconds,
            as: 'fixed-2',
          },
          {
            label: 'images a second',
            fact: 'train-images-per-second',
            value: Math.round(progress.imagesPerSecond),
          },
        ] satisfies FactRow[])
      : []),
  ];
}
