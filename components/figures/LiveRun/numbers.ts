// The numbers of a run beside its chart: those of the recorded run until the reader's own come.
import type { FactRow } from '#components/controls/Fact.tsx';
import type { TrainingCurve } from '#src/charts/training.ts';
import { formatNumber } from '#src/numbers/format.ts';
import type { Digits } from '#components/controls/LiveRun/sentences.ts';
import type { ShownRun } from '#components/controls/LiveRun/training-view.ts';

export type BuiltRun = TrainingCurve & { accuracy: number };

interface Told {
  name: string;
  run: ShownRun | undefined;
  built: BuiltRun;
  goal: number;
  digits: Digits;
}

export function rowsOf({ name, run, built, goal, digits }: Told): FactRow[] {
  const { progress, epochs = [], seconds } = run ?? {};
  const accuracy = progress ? epochs.at(-1)?.validation.accuracy : built.accuracy;
  const loss = progress ? progress.smoothLoss : built.curve.at(-1)!.loss;
  /** The first that reached the goal. */
  const reached = epochs.find(({ validation }) => validation.accuracy >= goal);
  const ofBuilt: FactRow[] = [
    { label: 'steps', fact: `${name}-step`, value: progress?.step ?? built.stepCount },
    {
      label: 'loss, mean of some batches',
      fact: `${name}-loss`,
      value: Number.isFinite(loss) ? loss : undefined,
      as: 'fixed-3',
    },
    {
      label: 'validation images read correctly',
      fact: `${name}-accuracy`,
      value: accuracy,
      as: `percent-${digits}`,
      strong: true,
    },
  ];
  if (!progress) return ofBuilt;
  return [
    ...ofBuilt,
    {
      label: 'seconds of training',
      fact: `${name}-seconds`,
      value: seconds,
      as: `fixed-${digits}`,
      strong: true,
    },
    {
      label: `seconds to ${formatNumber(goal, 'percent-0')}`,
      fact: `${name}-seconds-to-goal`,
      value: reached?.seconds,
      as: `fixed-${digits}`,
    },
    {
      label: 'images a second',
      fact: `${name}-images-per-second`,
      value: Math.round(progress.imagesPerSecond),
    },
  ];
}
