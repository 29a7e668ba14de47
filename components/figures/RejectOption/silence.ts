// What a threshold costs and gains, in numbers for the curve and in words for the reader.
import { formatNumber } from '#src/numbers/format.ts';
import { lowestStep, type Rejection } from '#src/formulas/rejection.ts';

/** One point for each threshold; thresholds that change nothing share theirs. */
export function curveOf({ answered, right }: Rejection): { coverage: number; accuracy: number }[] {
  return answered.flatMap((count, step) =>
    step > 0 && count === answered[step - 1]
      ? []
      : [{ coverage: count / answered[0], accuracy: right[step] / count }],
  );
}

/** Judges the chosen step against the task: at least `wanted` right among the answered. */
export function verdictOn(counts: Rejection, step: number, wanted: number): string {
  const { answered, right } = counts;
  const goal = formatNumber(wanted, 'percent-1');
  if (right[step] / answered[step] < wanted) {
    return `Not yet ${goal}. Raise the threshold: then the network stays silent where it is most in doubt.`;
  }
  const best = lowestStep(counts, wanted);
  const silent = formatNumber(answered[0] - answered[step]);
  if (step === best) {
    return `Done: ${goal} or more, and no lower threshold on this slider reaches it. ${silent} images are left for a person to read.`;
  }
  const spare = answered[best] - answered[step];
  return `${goal} or more: the task is done, with ${silent} images left for a person. A lower threshold would do, and answer ${formatNumber(spare)} more. Can you find it?`;
}
