// Live part: eight training loops with one mistake each, told by the losses of their own batches.
import type { ComponentChildren } from 'preact';
import { drawClinic } from '#components/figures/Clinic/chart.ts';
import { smallOf } from '#components/figures/Clinic/small.ts';
import type { SmallCurve, Ward } from '#components/figures/Clinic/ward.ts';
import { WardFigure, type WardProps } from '#components/figures/Clinic/Ward.tsx';
import { cases } from './cases.ts';
import { causes, type LoopCause, treated } from './causes.ts';
import { drawLosses } from './chart.ts';
import { liveRun } from './runs.ts';

/** From 0.001 at the bottom to 3,000 at the top. */
const lossPlace = (loss: number) => (Math.log10(loss) + 3) / 6.5;

const ward: Ward = {
  chapter: 'training-loop',
  prefix: 'loop',
  legend: 'Eight training loops with one mistake each',
  cases,
  causes,
  treated: (cause, recipe) => treated(cause as LoopCause, recipe),
  charts: [
    { label: 'Loss', draw: drawLosses },
    { label: 'Right answers', draw: (lines) => drawClinic('accuracy', lines) },
  ],
  small(run) {
    const { values = [] } = run.losses ?? {};
    const places = values.map((loss, k): SmallCurve['places'][number] => [
      k / (values.length - 1),
      lossPlace(loss),
    ]);
    return [[{ places }], [smallOf(run, 'training', true), smallOf(run, 'validation')]];
  },
  ends({ first = [], losses, points, again = NaN }) {
    const end = points.at(-1)!;
    return [
      ['first loss', 'first', first[0], 'fixed-2'],
      ['second', 'second', first[1], 'fixed-2'],
      ['third', 'third', first[2], 'fixed-2'],
      ['at the end', 'last', losses?.values.at(-1) ?? NaN, 'fixed-2'],
      ['training, correct', 'training', end.training, 'percent-2'],
      ['validation, correct', 'validation', end.validation, 'percent-2'],
      ['asked once more', 'again', again, 'percent-2'],
    ];
  },
  live: liveRun,
};

interface Props extends Omit<WardProps, 'charts'> {
  lossChart?: ComponentChildren;
  accuracyChart?: ComponentChildren;
}

export const LoopClinic = ({ lossChart, accuracyChart, ...props }: Props) => (
  <WardFigure ward={ward} charts={[lossChart, accuracyChart]} {...props} />
);
