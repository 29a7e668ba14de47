// Live part: seven runs of Part 1's network, told by accuracy and loss after each epoch.
import type { ComponentChildren } from 'preact';
import { drawClinic } from './chart.ts';
import { cases } from './cases.ts';
import { causes, treated } from './causes.ts';
import { livePoints } from './curves.ts';
import { smallOf } from './small.ts';
import type { Ward } from './ward.ts';
import { WardFigure, type WardProps } from './Ward.tsx';

/** From 0.0003 at the bottom to 100 at the top. */
const lossPlace = (loss: number) => (Math.log10(loss) + 3.5) / 5.5;

const ward: Ward = {
  chapter: 'debugging',
  prefix: 'clinic',
  legend: 'Seven runs that went wrong',
  cases,
  causes,
  treated,
  charts: [
    { label: 'Right answers', draw: (lines) => drawClinic('accuracy', lines) },
    { label: 'Loss', draw: (lines) => drawClinic('loss', lines) },
  ],
  small(run) {
    return [
      [smallOf(run, 'training', true), smallOf(run, 'validation')],
      [
        smallOf(run, 'trainingLoss', true, lossPlace),
        smallOf(run, 'validationLoss', false, lossPlace),
      ],
    ];
  },
  ends({ points }) {
    const end = points.at(-1)!;
    return [
      ['training, correct', 'training', end.training, 'percent-1'],
      ['validation, correct', 'validation', end.validation, 'percent-1'],
      ['first loss', 'first-loss', points[0].trainingLoss, 'fixed-2'],
      ['last validation loss', 'last-loss', end.validationLoss, 'fixed-2'],
    ];
  },
  live: (run) => ({ points: livePoints(run) }),
};

interface Props extends Omit<WardProps, 'charts'> {
  accuracyChart?: ComponentChildren;
  lossChart?: ComponentChildren;
}

export const Clinic = ({ accuracyChart, lossChart, ...props }: Props) => (
  <WardFigure ward={ward} charts={[accuracyChart, lossChart]} {...props} />
);
