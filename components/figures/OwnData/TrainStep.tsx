// Step 2: train on the images that are not held out, and watch the loss fall.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { drawTraining } from '#src/charts/training.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { type Collection, countAll } from '#src/own-data/collection.ts';
import { heldOutOf, whyNotYet } from '#src/own-data/enough.ts';
import { epochChoices, hiddenChoices, usualEpochs } from '#src/own-data/own-recipe.ts';
import { type Built, lowestLoss } from './recorded-run.ts';
import { Step } from './Step.tsx';
import type { OwnTraining, useOwnTraining } from './use-own-training.ts';

interface Props {
  collection: Collection;
  training: ReturnType<typeof useOwnTraining>;
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
  const isOwn = view.curve.length > 0 || !['resting', 'starting'].includes(view.state.kind);
  const draw = useMemo(
    () => drawTraining({ ...(isOwn ? view : built), lowest: lowestLoss, asked: 'held out' }),
    [isOwn, view, built],
  );
  const isRunning = view.state.kind === 'starting' || view.state.kind === 'training';
  const why = whyNotYet(collection);
  const begin = () => {
    onStart();
    start(collection, { hidden, epochs, seed: runs + 1 });
  };
  return (
    <Step number={2} name="Train">
      <p class="own-enough">
        {isEmpty ? (
          <>
            The recorded run: {built.trainingCounts.reduce(sum)} images learned from, {built.count}{' '}
            held out. {why}
          </>
        ) : (
          why || (
            <>
              <data data-name="own-training-count" value={String(counts.training)}>
                {formatNumber(counts.training)}
              </data>{' '}
              images to learn from,{' '}
              <data data-name="own-held-out-count" value={String(counts.heldOut)}>
                {formatNumber(counts.heldOut)}
              </data>{' '}
              held out: a fifth of each class, chosen by chance, anew for each run.
            </>
          )
        )}
      </p>
      <div class="own-training">
        <div>
          <LiveChart draw={draw} label={labelOf(isOwn ? view : built)} changed={isOwn}>
            {children}
          </LiveChart>
        </div>
        <div class="own-training-side">
          <div class="own-sliders own-live">
            <Slider
              name="Hidden neurons"
              value={hidden}
              step={4}
              span={hiddenChoices}
              onChange={setHidden}
            />
            <Slider
              name="Epochs"
              value={epochs}
              step={1}
              span={epochChoices}
              onChange={setEpochs}
            />
          </div>
          <button
            class="button strong own-live"
            type="button"
            disabled={!isRunning && why !== ''}
            // The second press of a double click does not stop what the first began.
            onClick={({ detail }) => detail < 2 && (isRunning ? stop() : begin())}
          >
            {isRunning ? 'Stop' : runs === 0 ? 'Train on my images' : 'Train again'}
          </button>
          {isRunning && (
            <label class="progress">
              <progress max="1" value={view.step / view.stepCount} />
              <span>
                step {formatNumber(view.step)} of {formatNumber(view.stepCount)}
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

function labelOf({ curve, epochs }: Pick<OwnTraining, 'curve' | 'epochs'>): string {
  const last = epochs.at(-1);
  if (!last || curve.length === 0) return 'The loss, from the first step on.';
  return (
    `The loss falls from ${formatNumber(curve[0].loss, 'fixed-2')} to ${lossWords(curve.at(-1)!.loss)} ` +
    `over ${formatNumber(last.step)} steps; after the last, ${formatNumber(last.accuracy, 'percent-1')} of the held-out images are right.`
  );
}

const lossWords = (loss: number) =>
  loss < lowestLoss ? `less than ${lowestLoss}` : loss < 0.01 ? String(Number(loss.toPrecision(1))) : formatNumber(loss, 'fixed-2'); // prettier-ignore

function sentenceOf({ state, step, stepCount, result, isKept }: OwnTraining): string {
  const isStopped = state.kind === 'stopped';
  if (isStopped && !isKept) return 'Stopped; nothing was learned. Your images are all still here.';
  if (!result || (!isStopped && state.kind !== 'done')) return '';
  const { correct, count } = result.trained.outcome;
  const how = isStopped ? `Stopped after step ${formatNumber(step)} of ${formatNumber(stepCount)}, and what was learned until then is kept` : 'Done'; // prettier-ignore
  return `${how}: ${formatNumber(correct)} of ${formatNumber(count)} held-out images are right.`;
}

interface SliderProps {
  name: string;
  value: number;
  step: number;
  span: { least: number; most: number };
  onChange: (value: number) => void;
}

const Slider = ({ name, value, step, span, onChange }: SliderProps) => (
  <label class="slider own-slider">
    <span>{name}</span>
    <input
      type="range"
      min={span.least}
      max={span.most}
      step={step}
      value={value}
      aria-label={name}
      onInput={(event) => onChange(Number(event.currentTarget.value))}
    />
    <output aria-live="off">{value}</output>
  </label>
);
