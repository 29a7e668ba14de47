// Numbers of the chapter on debugging, from the records: means over the seeds where there are several.
import type { Answers } from '#src/records/recorded.ts';
import type { MeansName } from '#src/records/experiments/regularisation.ts';
import {
  clinicRecord,
  dataSizeRecord,
  initialisationRecord,
  learningRateRecord,
  regularisationRecord,
  widthRecord,
} from '#src/records/index.ts';

type Set = 'training' | 'validation' | 'test';
export type MeanPoint = Record<Set, number> & { at: number };

export const shareOf = ({ correct, count }: Answers): number => correct / count;

const meanShare = (answers: readonly Answers[]) =>
  answers.reduce((sum, one) => sum + shareOf(one), 0) / answers.length;

/** One point for each value, the mean over its seeds. */
function meansBy<P extends Record<Set, Answers>>(
  points: readonly P[],
  valueOf: (point: P) => number,
): MeanPoint[] {
  const values = [...new Set(points.map(valueOf))];
  return values.map((at) => {
    const same = points.filter((point) => valueOf(point) === at);
    const of = (set: Set) => Number(meanShare(same.map((point) => point[set])).toFixed(6));
    return { at, training: of('training'), validation: of('validation'), test: of('test') };
  });
}

export const widthMeans = (): MeanPoint[] => meansBy(widthRecord.points, ({ width }) => width);

/** The first images of the set, as the reader's own run takes them. */
export const dataSizeMeans = (choice: 'first' | 'random' = 'first'): MeanPoint[] =>
  meansBy(
    dataSizeRecord.points.filter((point) => point.choice === choice),
    ({ trainCount }) => trainCount,
  );

export function debuggingFacts() {
  const { cases } = clinicRecord;
  const rate = learningRateRecord.points.find(
    (point) => point.optimiser === 'sgd' && point.learningRate === 0.001,
  )!;
  const start = (name: string) =>
    initialisationRecord.points.find((point) => point.start === name)!;
  const few = cases.overfitting.broken;
  const { validation } = few.curve;
  const labels = cases['random-labels'].broken;
  const means = (name: MeansName) =>
    regularisationRecord.benches[0].runs.find((run) => run.means === name)!;
  const width = (at: number) => widthMeans().find((point) => point.at === at)!;
  const size = (at: number) => dataSizeMeans().find((point) => point.at === at)!;
  const leastLoss = Math.min(...validation.loss);
  return {
    'width-1-test': width(1).test,
    'width-8-test': width(8).test,
    'width-128-test': width(128).test,
    'width-256-test': width(256).test,
    'width-512-test': width(512).test,
    'slow-test': shareOf(rate.test),
    'slow-rate': rate.learningRate,
    'zeros-test': shareOf(start('zeros').test),
    'zeros-moved': initialisationRecord.points.find((point) => point.start === 'zeros')!
      .zeroWeights,
    'normal-start-test': shareOf(start('normal').test),
    'he-start-test': shareOf(start('he').test),
    'few-images': few.recipe.trainCount!,
    'few-training': few.curve.training.correct.at(-1)! / few.curve.training.count,
    'few-validation': validation.correct.at(-1)! / validation.count,
    'few-test': shareOf(few.test),
    'few-test-loss': few.test.loss,
    'few-least-loss': leastLoss,
    'few-least-epoch': validation.loss.indexOf(leastLoss),
    'few-least-validation':
      validation.correct[validation.loss.indexOf(leastLoss)] / validation.count,
    'few-last-loss': validation.loss.at(-1)!,
    'labels-training': labels.curve.training.correct.at(-1)! / labels.curve.training.count,
    'labels-validation': labels.curve.validation.correct.at(-1)! / labels.curve.validation.count,
    'decay-test': shareOf(means('weight-decay').last),
    'decay-test-loss': means('weight-decay').last.loss,
    'dropout-test': shareOf(means('dropout').last),
    'dropout-test-loss': means('dropout').last.loss,
    'stop-test': shareOf(means('none').stopped.test),
    'stop-test-loss': means('none').stopped.test.loss,
    'more-images': means('more-images').recipe.trainCount!,
    'more-test': shareOf(means('more-images').last),
    'shifts-test': shareOf(means('shifts').last),
    'shift-pixels': means('shifts').recipe.shift!,
    'size-100-test': size(100).test,
    'size-1000-test': size(1000).test,
    'size-10000-test': size(10_000).test,
    'size-55000-test': size(55_000).test,
    'size-random-1000-test': dataSizeMeans('random').find(({ at }) => at === 1000)!.test,
  };
}
