// Live part: choose a backward pass and the images; both curves follow, on the reader's digit computed in her tab.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Choice } from '#components/controls/Choice.tsx';
import { Facts } from '#components/controls/Fact.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { type Bug, epsilons, manyImages } from '#src/formulas/gradient-check.ts';
import { countParameters } from '#src/nn/network.ts';
import { bookSizes } from '#src/nn/networks.ts';
import { formatNumber } from '#src/numbers/format.ts';
import type { Reading } from '#src/formulas/reading.ts';
import type { GradientCheckRecord } from '#src/records/experiments/gradient-check.ts';
import { useReading } from '#src/session/reading.ts';
import { useRightAnswer } from '#src/session/right-answer.ts';
import { drawCheck } from './chart.ts';
import { useLiveCheck } from './live-check.ts';

interface Props {
  first: Reading;
  firstLabel: number;
  record: Pick<GradientCheckRecord, 'curves' | 'kinks' | 'checked'>;
  /** The chart as it was built. */
  children?: ComponentChildren;
}

/** Four programs with one mistake each, in no order. */
const programs: [bug: Bug, words: string][] = [
  ['none', 'book’s'],
  ['wrong-gate', 'A'],
  ['updated', 'B'],
  ['sum', 'C'],
  ['no-gate', 'D'],
];

const mistakes: Record<Bug, string> = {
  none: 'Nothing: this is the textbook’s own backward pass.',
  'wrong-gate':
    'Program A opens ReLU’s gate by the sign of the slope. It should look at the pre-activation.',
  updated:
    'Program B lets the output weights take their step before they are used on the way back. Its error is small, and only float64 is fine enough to show it on many images.',
  sum: 'Program C adds the images’ slopes up and forgets to divide by their number. With a single image nothing is wrong, so a check on one image passes.',
  'no-gate': 'Program D forgets ReLU on the way back, so silent neurons learn too.',
};

type Source = 'example' | 'many' | 'yours';

export function GradientCheck({ first, firstLabel, record, children }: Props) {
  const reading = useReading(first);
  const { label, name } = useRightAnswer(reading, firstLabel);
  const [source, setSource] = useState<Source>('example');
  const [bug, setBug] = useState<Bug>('none');
  const [told, setTold] = useState(false);
  const live = useLiveCheck(source === 'yours', reading.pixels, label);
  const images = source === 'many' ? manyImages : 1;

  const isLive = source === 'yours' && live.curves !== undefined;
  const curves = isLive ? live.curves! : record.curves;
  const kinks = isLive ? live.kinks! : record.kinks.find((one) => one.images === images)!.counts;
  const errorsIn = (precision: string) =>
    curves.find((one) => one.images === images && one.precision === precision && one.bug === bug)!
      .errors;
  const [float32, float64] = ['float32', 'float64'].map(errorsIn) as [number[], number[]];
  const draw = useMemo(() => drawCheck({ epsilons, float32, float64 }), [float32, float64]);
  const least = (errors: readonly number[]) => Math.min(...errors);
  return (
    <div class="stage-side">
      <LiveChart class="chart-frame" draw={draw} label={chartSentence(float32, float64)}>
        {children}
      </LiveChart>
      <div class="side">
        <Facts
          rows={[
            {
              label: 'best in float32',
              fact: 'check-float32',
              value: least(float32),
              as: 'power',
            },
            {
              label: 'best in float64',
              fact: 'check-float64',
              value: least(float64),
              as: 'power',
            },
            { label: 'parameters nudged', fact: 'check-parameters', value: record.checked },
          ]}
        />
      </div>
      <Spoken lines={[3, 6]}>
        {source === 'yours' && !live.curves
          ? `Nudging ${name}: ${live.done ?? 0} of ${2 * epsilons.length} sizes done.`
          : isLive && live.times
            ? timeSentence(live.times, name)
            : kinkSentence(kinks, record.checked)}
      </Spoken>
      <div class="controls">
        <Choice
          legend="Code"
          name="gradient-check-program"
          options={programs}
          value={bug}
          onValue={(next) => {
            setBug(next);
            setTold(false);
          }}
        />
        <Choice
          legend="Loss of"
          name="gradient-check-images"
          options={[
            ['example', '1 image'],
            ['many', `${manyImages} images`],
            ['yours', 'live'],
          ]}
          value={source}
          onValue={setSource}
        />
        <Button onClick={() => setTold(!told)} aria-expanded={told}>
          {told ? 'Hide the answer' : 'What is wrong in it?'}
        </Button>
      </div>
      <Trouble sentence={live.trouble} retry={live.retry} />
      {told && <p class="verdict">{mistakes[bug]}</p>}
    </div>
  );
}

function kinkSentence(kinks: readonly number[], checked: number): string {
  const first = kinks.findIndex((count) => count > 0);
  if (first < 0) return 'No nudge lets a neuron change between active and silent.';
  return `At ε = ${epsilons[first]} and above, nudges let a neuron change between active and silent, ${kinks[first]} of ${checked} at first: there the loss has a kink, and a difference across a kink isn’t a slope.`;
}

/** What the differences of all parameters would have taken, from those that were taken. */
function timeSentence({ forward, both }: { forward: number; both: number }, name: string): string {
  const all = (2 * countParameters(bookSizes) * forward) / 1000;
  return `Computed just now in your tab, on ${name}. One pass forward and back took ${formatNumber(both, 'significant-3')} milliseconds; nudging every parameter of the network would take ${formatNumber(all, 'significant-3')} seconds.`;
}

export const chartSentence = (float32: readonly number[], float64: readonly number[]): string =>
  `Relative error between differences and the backward pass, for nudges from ${epsilons[0]} to ${epsilons.at(-1)}: at best ${Math.min(...float32).toExponential(1)} in float32, ${Math.min(...float64).toExponential(1)} in float64.`;
