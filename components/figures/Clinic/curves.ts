// A run as the clinic shows it: at the start and after some epochs, in shares and losses.
import type { CurveSide, Curve } from '#src/records/recorded.ts';
import type { ShownRun } from '#components/controls/LiveRun/training-view.ts';

export interface ClinicPoint {
  step: number;
  /** Shares of right answers, NaN where nobody asked. */
  training: number;
  validation: number;
  trainingLoss: number;
  validationLoss: number;
}

const mostPoints = 21;

/** Points at even distances, the first and the last among them: a page carries no more. */
export function recordedPoints({ steps, training, validation }: Curve): ClinicPoint[] {
  const stride = Math.ceil((steps.length - 1) / (mostPoints - 1));
  const short = (value: number) => Number(value.toPrecision(4));
  const at = ({ correct, count, loss }: CurveSide, k: number) => [
    correct[k] / count,
    short(loss[k]),
  ];
  return steps.flatMap((step, k) => {
    if (k % stride !== 0 && k !== steps.length - 1) return [];
    const [trainingShare, trainingLoss] = at(training, k);
    const [validationShare, validationLoss] = at(validation, k);
    return [
      { step, training: trainingShare, validation: validationShare, trainingLoss, validationLoss },
    ];
  });
}

/** The start is known by its loss alone: that of the first batch. */
export function livePoints({ epochs, losses }: ShownRun): ClinicPoint[] {
  const start = {
    step: 0,
    training: NaN,
    validation: NaN,
    trainingLoss: losses[0],
    validationLoss: NaN,
  };
  const after = epochs.map(({ step, accuracy, loss, validation }) => ({
    step,
    training: accuracy,
    validation: validation.accuracy,
    trainingLoss: loss,
    validationLoss: validation.loss,
  }));
  return [...(losses.length > 0 ? [start] : []), ...after];
}
