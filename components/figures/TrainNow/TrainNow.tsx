// Live part: trains the book's network from random weights in this tab, and shows it while it happens.
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Choice } from '#components/controls/Choice.tsx';
import { type FactRow, Facts } from '#components/controls/Fact.tsx';
import { isRunning } from '#components/controls/LiveRun/use-training.ts';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { drawTraining, type TrainingCurve } from '#src/charts/training.ts';
import { type Goal, quickRecipes } from '#src/training/quick-recipes.ts';
import { sentenceOf, yourDigitSentence } from './sentences.ts';
import { type TrainingView, useQuickTraining } from './use-quick-training.ts';
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
  const { view, choose, start, pause, resume, stop } = useQuickTraining(curveWidth);
  const { state, goal, curve, epochs } = view;
  const isBuilt = state.kind === 'resting' || state.kind === 'starting';
  const stepCount = stepsOf(goal, trainCount);
  const draw = useMemo(
    () => drawTraining(isBuilt ? built : { curve, epochs, stepCount }),
    [isBuilt, built, curve, epochs, stepCount],
  );
  return (
    <div class="train-now" data-state={state.kind}>
      <LiveChart
        class="train-chart"
        draw={draw}
        // A run that failed tells why below; the picture needs words of its own.
        label={isBuilt ? label : sentenceOf(view) || 'The loss up to where training failed.'}
        changed={!isBuilt}
      >
        {children}
      </LiveChart>
      <WeightTiles
        weights={view.weights?.weights}
        step={view.weights?.step ?? built.stepCount}
        still={still}
      />
      <Facts class="train-numbers" rows={rowsOf(view, built)} />
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
        <Buttons view={view} start={start} pause={pause} resume={resume} stop={() => stop()} />
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
        {sentenceOf(view)} {yourDigitSentence(view)}
      </Spoken>
    </div>
  );
}

const stepsOf = (goal: Goal, trainCount: number) =>
  Math.ceil(trainCount / quickRecipes[goal].batchSize) * quickRecipes[goal].epochs;

/** The numbers of the build until the reader's own come. */
function rowsOf(view: TrainingView, built: Props['built']): FactRow[] {
  const { progress, epochs, seconds, secondsToGoal, goal } = view;
  const accuracy = progress ? epochs.at(-1)?.accuracy : built.accuracy;
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
            value: secondsToGoal,
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

interface ButtonsProps {
  view: TrainingView;
  start: (seed?: number) => void;
  pause: () => void;
  resume: () => void;
  stop: () => void;
}

/** The first button is one and the same in every state, so that a reader with a keyboard keeps her place. */
function Buttons({ view, start, pause, resume, stop }: ButtonsProps) {
  const { kind } = view.state;
  const runs = isRunning(view);
  const isFirst = kind === 'resting';
  const begin = () => start(isFirst ? view.seed : view.seed + 1);
  const words = isFirst ? 'Train it now' : 'Train again, from other random weights';
  return (
    <>
      <Button strong onClick={runs ? stop : begin}>
        {runs ? 'Stop' : words}
      </Button>
      {runs && (
        <Button disabled={kind === 'starting'} onClick={kind === 'paused' ? resume : pause}>
          {kind === 'paused' ? 'Go on' : 'Pause'}
        </Button>
      )}
    </>
  );
}
