// Five means against learning by heart, as the record has them, in the words and numbers of the bench.
import type { LossLine } from '#components/figures/RegularisationBench/chart.ts';
import type { MeansName, RegularisationRun } from '#src/records/experiments/regularisation.ts';

export const meansNames: Record<MeansName, string> = {
  none: 'nothing',
  'weight-decay': 'weight decay',
  dropout: 'dropout',
  shifts: 'moved images',
  'more-images': 'five times the images',
};

export interface BenchRun {
  means: MeansName;
  /** On the test images, after the last epoch and at the early stop. */
  last: { accuracy: number; loss: number };
  stopped: { accuracy: number; loss: number; epoch: number };
  epochs: number;
  losses: [share: number, loss: number][];
}

const mostPoints = 25;

export function benchRunOf({ means, curve, last, stopped, recipe }: RegularisationRun): BenchRun {
  const { loss } = curve.validation;
  const end = loss.length - 1;
  const stride = Math.ceil(end / mostPoints);
  const kept = loss.flatMap((value, epoch): [number, number][] =>
    epoch % stride === 0 || epoch === end || epoch === stopped.epoch
      ? [[Number((epoch / end).toFixed(3)), Number(value.toPrecision(4))]]
      : [],
  );
  const answers = ({ correct, count, loss: meanLoss }: typeof last) => ({
    accuracy: correct / count,
    loss: meanLoss,
  });
  return {
    means,
    last: answers(last),
    stopped: { ...answers(stopped.test), epoch: stopped.epoch },
    epochs: recipe.epochs,
    losses: kept,
  };
}

export const linesOf = (runs: readonly BenchRun[], chosen: MeansName): LossLine[] =>
  runs.map(({ means, losses }) => {
    const points = losses.map(([share, loss]) => ({ share, loss }));
    const least = points.reduce((best, point) => (point.loss < best.loss ? point : best));
    return { name: meansNames[means], chosen: means === chosen, points, least };
  });
