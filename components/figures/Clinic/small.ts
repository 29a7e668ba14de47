// A run's curve as small as a card shows it.
import type { CaseRun, SmallCurve } from './ward.ts';

/** One side of all points, as a curve on a card. */
export function smallOf(
  { points }: CaseRun,
  side: 'training' | 'validation' | 'trainingLoss' | 'validationLoss',
  dashed = false,
  place = (value: number) => value,
): SmallCurve {
  const last = points.at(-1)!.step;
  return { dashed, places: points.map((point) => [point.step / last, place(point[side])]) };
}
