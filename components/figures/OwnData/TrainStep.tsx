// Step 2: train on the images that are not held out, and watch the loss fall.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Fact } from '#components/controls/Fact.tsx';
import { Slider } from '#components/controls/Slider.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { drawnOf, type TrainingView } from '#components/controls/LiveRun/training-view.ts';
import type { useTraining } from '#components/controls/LiveRun/use-training.ts';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { drawTraining } from '#src/charts/training.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { notLoaded } from '#src/workers/failures.ts';
import { type Collection, countAll } from '#src/own-data/collection.ts';
import { heldOutOf, whyNotYet } from '#src/own-data/enough.ts';
import { epochChoices, hiddenChoices, usualEpochs } from '#src/own-data/own-recipe.ts';
import { type Built, lowestLoss } from './recorded-run.ts';
import { Step } from './parts.tsx';
import type { Result } from './own-plan.ts';

const pointsInCurve = 70;

interface Props {
  collection: Collection;
  training: ReturnType<typeof useTraining<Result>>;
  built: Built;
  /** How many were begun. */
  runs: number;
  onStart: () => void;
  children?: ComponentChildren;
}

export function TrainStep({ collection, training, built, runs, onStart, children }: Props) {
  const { view, start, stop } = training;
  const [hidden, setHidden] = useState<number>(hiddenChoices.usual);
  const [chosenEpochs, setEpochs] = useState<number>();
  const counts = useMemo(() => countsOf(collection), [collection]);
  const isEmpty = collection.length === 0;
  const epochs = chosenEpochs ?? (isEmpty ? built.epochCount : usualEpochs(counts.training));
  const [run] = view.runs;
  const { step = 0, stepCount = 1 } = run?.progress ?? {};
  const own = useMemo(
    () => ({ ...drawnOf(run, Math.ceil(stepCount / pointsInCurve)), stepCount }),
    [run, stepCount],
  );
  const isOwn = own.curve.length > 0 || !['resting', 'starting'].includes(view.state.kind);
  const draw = useMemo(
    () => drawTraining({ ...(isOwn ? own : built), lowest: lowestLoss, asked: 'held out' }),
    [isOwn, own, built],
  );
  const isRunning = view.state.kind === 'starting' || view.state.kind === 'training';
  const why = whyNotYet(collection);
  const begin = () => {
    onStart();
    start(async () => {
      const { planFor } = await import('./on-demand.ts').catch((cause: unknown) => {
        throw new Error(notLoaded('The training code'), { cause });
      });
      return planFor(collection, { hidden, epochs, seed: runs + 1 });
    });
  };
  return (
    <Step number={2} name="Train" waits={isEmpty}>
      <p class="own-enough">
        {isEmpty ? (
          <>
            The recorded run: {built.trainingCounts.reduce(sum)} images learned from, {built.count}{' '}
            held out. {why}
          </>
        ) : (
          why || (
            <>
              <Fact name="own-training-count" value={counts.training} /> images to learn from,{' '}
              <Fact name="own-held-out-count" value={counts.heldOut} /> held out: a fifth of each
              class, picked at random for each run.
            </>
          )
        )}
      </p>
      <div class="stage-side own-training">
        <LiveChart
          class="chart-frame"
          draw={draw}
          label={labelOf(isOwn ? own : built)}
          changed={isOwn}
        >
          {children}
        </LiveChart>
        <div class="side stack own-training-side">
          <div class="stack own-live">
            <Slider
              class="own-slider"
              label="Hidden neurons"
              value={hidden}
              min={hiddenChoices.least}
              max={hiddenChoices.most}
              step={4}
              onValue={setHidden}
            />
            <Slider
              class="own-slider"
              label="Epochs"
              value={epochs}
              min={epochChoices.least}
              max={epochChoices.most}
              onValue={setEpochs}
            />
          </div>
          <Button
            strong
            class="own-live"
            disabled={!isRunning && why !== ''}
            turns
            onClick={() => (isRunning ? stop(true) : begin())}
          >
            {isRunning ? 'Stop' : runs === 0 ? 'Train on my images' : 'Train again'}
          </Button>
          {isRunning && (
            <label class="progress">
              <progress max="1" value={step / stepCount} />
              <span>
                step {formatNumber(step)} of {formatNumber(stepCount)}
              </span>
            </label>
          )}
          <Trouble
            sentence={
              view.state.kind === 'failed' || view.state.kind === 'diverged' ? view.state.why : ''
            }
            retry={begin}
          />
          <Spoken class="own-sentence">{sentenceOf(view)}</Spoken>
        </div>
      </div>
    </Step>
  );
}

const sum = (one: number, other: number) => one + other;

function countsOf(collection: Collection) {
  const heldOut = collection.map(({ examples }) => heldOutOf(examples.length)).reduce(sum, 0);
  return { training: Math.max(1, countAll(collection) - heldOut), heldOut };
}

function labelOf({ curve, epochs }: Pick<Built, 'curve' | 'epochs'>): string {
  const last = epochs.at(-1);
  if (!last || curve.length === 0) return 'The loss, from the first step on.';
  return (
    `The loss falls from ${formatNumber(curve[0].loss, 'fixed-2')} to ${lossWords(curve.at(-1)!.loss)} ` +
    `over ${formatNumber(last.step)} steps; after the last, ${formatNumber(last.accuracy, 'percent-1')} of the held-out images are right.`
  );
}

function lossWords(loss: number): string {
  if (loss < lowestLoss) return `less than ${lowestLoss}`;
  return loss < 0.01 ? String(Number(loss.toPrecision(1))) : formatNumber(loss, 'fixed-2');
}

function sentenceOf({ state, runs, result, isKept }: TrainingView<Result>): string {
  const isStopped = state.kind === 'stopped';
  if (isStopped && !isKept) return 'Stopped; nothing was learned. Your images are all still here.';
  if (!result || (!isStopped && state.kind !== 'done')) return '';
  const { correct, count } = result.trained.outcome;
  const { step = 0, stepCount = 1 } = runs[0]?.progress ?? {};
  const stopped = `Stopped after step ${formatNumber(step)} of ${formatNumber(stepCount)}`;
  const how = isStopped ? `${stopped}, and what was learned until then is kept` : 'Done';
  return `${how}: ${formatNumber(correct)} of ${formatNumber(count)} held-out images are right.`;
}
