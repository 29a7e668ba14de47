// A figure that trains: a recorded run until the reader starts her own; then its curve, what it learns, and its numbers.
//
//     const live = useLiveRun({ recipe, learn: (run) => run.firstLayerWeights() });
//     <LiveRun live={live} name="train" built={built} … picture={<Weights of={live.learned} />}>{children}</LiveRun>
//
// The facts are called `${name}-step`, `-loss`, `-accuracy`, `-seconds`, `-seconds-to-goal`, `-images-per-second`.
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { Facts } from '#components/controls/Fact.tsx';
import { LearningRate } from '#components/controls/LiveRun/LearningRate.tsx';
import { Rewind } from '#components/controls/LiveRun/Rewind.tsx';
import { RunButtons } from '#components/controls/LiveRun/RunButtons.tsx';
import { type Digits, sentenceOf } from '#components/controls/LiveRun/sentences.ts';
import type { LiveRunState } from '#components/controls/LiveRun/use-live-run.ts';
import { drawnOf } from '#components/controls/LiveRun/training-view.ts';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { drawTraining, type TrainingCurve } from '#src/charts/training.ts';
import { type BuiltRun, rowsOf } from './numbers.ts';

interface Props {
  live: LiveRunState;
  name: string;
  /** What the figure shows until the reader trains. */
  built: BuiltRun;
  /** Steps in one point of the curve. */
  curveWidth: number;
  /** The built chart in words. */
  label: string;
  /** Share of the validation images: the seconds until then are told. */
  goal: number;
  /** The curve of a run before it, which stays for comparison. */
  earlier?: TrainingCurve['earlier'];
  /** Of accuracy and seconds, behind the point. */
  digits: Digits;
  /** What is to be seen before the first run. */
  resting: string;
  /** Said while it trains. */
  hint?: string;
  /** What the network makes of the reader's digit, in words. */
  answer?: string;
  /** Lines of sentence that are kept free, on wide and narrow pages. */
  lines?: [wide: number, narrow: number];
  /** What the network has learned; of the class `train-picture`. */
  picture: ComponentChildren;
  /** What is chosen before the run, in front of its buttons. */
  choices?: ComponentChildren;
  /** Offers single steps, and the way back to a checkpoint; give `useLiveRun` the option `stays`. */
  steps?: boolean;
  /** Offers these learning rates, before a run and in its midst. */
  rates?: readonly [lowest: number, highest: number];
  /** More buttons, behind those of every run. */
  more?: ComponentChildren;
  /** The chart as it was built. */
  children?: ComponentChildren;
}

export function LiveRun(props: Props) {
  const { live, name, built, curveWidth, label, earlier, goal, digits, resting, hint = '' } = props;
  const { view, run, seed } = live;
  const { state } = view;
  const stepCount = run?.ready?.stepCount ?? built.stepCount;
  const draw = useMemo(
    () => drawTraining(run ? { ...drawnOf(run, curveWidth), stepCount, earlier } : built),
    [built, run, curveWidth, stepCount, earlier],
  );
  const said = sentenceOf(view, { seed, resting, hint, digits });
  const ended = state.kind === 'failed' || state.kind === 'diverged' ? state.why : '';
  return (
    <div class="live-run" data-state={state.kind}>
      <LiveChart
        class="train-chart"
        draw={draw}
        // A run that failed tells why below; the picture needs words of its own.
        label={run ? said || 'The loss up to where training failed.' : label}
        // Drawn anew, the same, while the images come: the first drawing fetches the library, and costs the most.
        changed={state.kind !== 'resting'}
      >
        {props.children}
      </LiveChart>
      {props.picture}
      <Facts class="train-numbers" rows={rowsOf({ name, run, built, goal, digits })} />
      <div class="controls">
        {props.choices}
        {props.rates && <LearningRate live={live} name={name} rates={props.rates} />}
        <RunButtons
          view={view}
          words="Train it now"
          begin={() => live.begin()}
          step={props.steps ? () => (run ? live.step() : live.begin(1)) : undefined}
          pause={live.pause}
          resume={live.resume}
          stop={() => live.stop()}
        />
        {props.more}
        {props.steps && <Rewind live={live} />}
      </div>
      {state.kind === 'starting' && (
        <label class="progress">
          <progress max="1" value={state.share} />
          <span>fetching the training images: {Math.round(state.share * 100)} %</span>
        </label>
      )}
      <Trouble sentence={ended} retry={live.again} />
      <Spoken class="train-sentence" lines={props.lines ?? [2, 3]}>
        {run?.refusal && `${run.refusal} `}
        {said} {props.answer}
      </Spoken>
    </div>
  );
}
