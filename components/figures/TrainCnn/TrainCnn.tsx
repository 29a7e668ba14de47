// Live part: trains a convolutional network from random weights in this tab, and shows it while it happens.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { type FactRow, Facts } from '#components/controls/Fact.tsx';
import { RunButtons } from '#components/controls/LiveRun/RunButtons.tsx';
import { layersTraining } from '#components/controls/LiveRun/layers-training.ts';
import { drawnOf, type ShownRun, useTraining } from '#components/controls/LiveRun/use-training.ts';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { drawTraining, type TrainingCurve } from '#src/charts/training.ts';
import { formatNumber } from '#src/numbers/format.ts';
import type { LayersRecipe } from '#src/training/layers-recipe.ts';
import { Filters } from './Filters.tsx';
import { answerSentence, sentenceOf } from './sentences.ts';
import { useNetworkNow } from './use-network-now.ts';

interface Props {
  /** The recorded run: what the figure shows until the reader trains. */
  built: TrainingCurve & { accuracy: number };
  /** The first layer's filters at its end, one after the other. */
  filters: number[];
  recipe: LayersRecipe;
  /** Steps in one point of the curve. */
  curveWidth: number;
  label: string;
  /** The chart as it was built. */
  children?: ComponentChildren;
}

export function TrainCnn({ built, filters, recipe, curveWidth, label, children }: Props) {
  const [seed, setSeed] = useState(recipe.seed);
  const training = useTraining<void, LayersRecipe>(layersTraining);
  const { view, pause, resume } = training;
  const { state } = view;
  const [run] = view.runs;
  const isBuilt = state.kind === 'resting' || state.kind === 'starting';
  const now = useNetworkNow(training.run, isBuilt ? undefined : run);
  const { stepCount } = built;
  const draw = useMemo(
    () => drawTraining(isBuilt ? built : { ...drawnOf(run, curveWidth), stepCount }),
    [isBuilt, built, run, curveWidth, stepCount],
  );
  function start(from = seed): void {
    setSeed(from);
    training.start({ recipes: [{ ...recipe, seed: from }], conclude: now.conclude });
  }
  const said = sentenceOf(view, seed);
  return (
    <div class="live-run train-cnn" data-state={state.kind}>
      <LiveChart
        class="train-chart"
        draw={draw}
        // A run that failed tells why below; the picture needs words of its own.
        label={isBuilt ? label : said || 'The loss up to where training failed.'}
        changed={!isBuilt}
      >
        {children}
      </LiveChart>
      <Filters
        filters={now.filters ?? filters}
        step={now.filters ? (run?.progress?.step ?? 0) : stepCount}
      />
      <Facts class="train-numbers" rows={rowsOf(run, built)} />
      <div class="controls">
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
          <span>fetching the training images: {Math.round(state.share * 100)} %</span>
        </label>
      )}
      <Trouble
        sentence={state.kind === 'failed' || state.kind === 'diverged' ? state.why : ''}
        retry={() => start()}
      />
      <Spoken class="train-sentence" lines={[2, 3]}>
        {said} {answerSentence(now.answer)}
      </Spoken>
    </div>
  );
}

/** The accuracy that the text asks for. */
const goal = 0.97;

/** The numbers of the recorded run until the reader's own come. */
function rowsOf(run: ShownRun | undefined, built: Props['built']): FactRow[] {
  const { progress, epochs = [], seconds } = run ?? {};
  const accuracy = progress ? epochs.at(-1)?.validation.accuracy : built.accuracy;
  /** The first that reached the goal. */
  const reached = epochs.find(({ validation }) => validation.accuracy >= goal);
  const loss = progress ? progress.smoothLoss : built.curve.at(-1)!.loss;
  const ofBuilt: FactRow[] = [
    { label: 'steps', fact: 'cnn-step', value: progress?.step ?? built.stepCount },
    {
      label: 'loss, mean of some batches',
      fact: 'cnn-loss',
      value: Number.isFinite(loss) ? loss : undefined,
      as: 'fixed-3',
    },
    {
      label: 'validation images read correctly',
      fact: 'cnn-accuracy',
      value: accuracy,
      as: 'percent-1',
      strong: true,
    },
  ];
  if (!progress) return ofBuilt;
  return [
    ...ofBuilt,
    {
      label: 'seconds of training',
      fact: 'cnn-seconds',
      value: seconds,
      as: 'fixed-1',
      strong: true,
    },
    {
      label: `seconds to ${formatNumber(goal, 'percent-0')}`,
      fact: 'cnn-seconds-to-goal',
      value: reached?.seconds,
      as: 'fixed-1',
    },
    {
      label: 'images a second',
      fact: 'cnn-images-per-second',
      value: Math.round(progress.imagesPerSecond),
    },
  ];
}
