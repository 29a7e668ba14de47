// What the chapter of practical tips says in numbers: starts and depth, the race, schedules, and batch normalisation.
import {
  deepStartsRecord,
  normalisedRecord,
  optimiserRaceRecord,
  schedulesRecord,
} from '../records/index.ts';
import type { DeepStart, Stack } from '../records/experiments/deep-starts.ts';
import type { Racer } from '../records/experiments/optimiser-race.ts';
import type { Answers } from '../records/recorded.ts';
import type { ScheduleName } from '#src/training/schedules.ts';
import { joinFacts } from './define-facts.ts';

export const practicalTipsFacts = () =>
  joinFacts([startFacts(), raceFacts(), scheduleFacts(), normalisedFacts()]);

const shareOf = ({ correct, count }: Pick<Answers, 'correct' | 'count'>) => correct / count;
const mean = (shares: readonly number[]) =>
  shares.reduce((sum, share) => sum + share, 0) / shares.length;
/** In percentage points. */
const points = (share: number) => 100 * share;

function startFacts() {
  const shares = (stack: Stack, start: DeepStart) =>
    deepStartsRecord.points
      .filter((point) => point.stack === stack && point.start === start)
      .map(({ test }) => shareOf(test));
  const typical = (start: DeepStart) =>
    deepStartsRecord.sizes.find((one) => one.stack === 'relu' && one.start === start)!.typical;
  const fading = (start: DeepStart) => typical(start)[0]! / typical(start).at(-1)!;
  return {
    'starts-layers': typical('he').length,
    'starts-he-deep': Math.min(...shares('relu', 'he')),
    'starts-he-shallow': mean(shares('shallow', 'he')),
    'starts-pytorch-deep': Math.max(...shares('relu', 'pytorch')),
    'starts-pytorch-shallow': Math.min(...shares('shallow', 'pytorch')),
    'starts-pytorch-fading': fading('pytorch'),
    'starts-he-fading': fading('he'),
  };
}

const racers = ['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam', 'adamw'] as const;

function raceFacts() {
  const tests = (racer: Racer, rate: number) =>
    optimiserRaceRecord.points
      .filter(({ optimiser, learningRate }) => optimiser === racer && learningRate === rate)
      .map(({ test }) => shareOf(test));
  const ratesOf = (racer: Racer) => [
    ...new Set(
      optimiserRaceRecord.points
        .filter(({ optimiser }) => optimiser === racer)
        .map(({ learningRate }) => learningRate),
    ),
  ];
  const validated = (racer: Racer, rate: number) =>
    optimiserRaceRecord.points
      .filter(({ optimiser, learningRate }) => optimiser === racer && learningRate === rate)
      .reduce((sum, { validation }) => sum + validation.correct, 0);
  const bestRate = (racer: Racer) =>
    ratesOf(racer).reduce((best, rate) =>
      validated(racer, rate) > validated(racer, best) ? rate : best,
    );
  const best = (racer: Racer) => mean(tests(racer, bestRate(racer)));
  const bests = racers.map(best);
  const { rate: cliff } = ratesOf('sgd')
    .map((rate) => ({ rate, right: mean(tests('sgd', rate)) }))
    .find(({ right }) => right < 0.5)!;
  return {
    'race-epochs': optimiserRaceRecord.recipe.epochs,
    'race-seeds': new Set(optimiserRaceRecord.points.map(({ seed }) => seed)).size,
    'race-sgd-usual': mean(tests('sgd', 0.1)),
    'race-adam-usual': mean(tests('adam', 0.001)),
    'race-spread': points(Math.max(...bests) - Math.min(...bests)),
    'race-cliff-rate': cliff,
    'race-cliff': mean(tests('sgd', cliff)),
  };
}

function scheduleFacts() {
  const at = (schedule: ScheduleName, rate: number) =>
    mean(
      schedulesRecord.points
        .filter((point) => point.schedule === schedule && point.learningRate === rate)
        .map(({ test }) => shareOf(test)),
    );
  const validated = (schedule: ScheduleName, rate: number) =>
    schedulesRecord.points
      .filter((point) => point.schedule === schedule && point.learningRate === rate)
      .reduce((sum, { validation }) => sum + validation.correct, 0);
  const rates = [...new Set(schedulesRecord.points.map(({ learningRate }) => learningRate))];
  const bestRate = (schedule: ScheduleName) =>
    rates.reduce((best, rate) =>
      validated(schedule, rate) > validated(schedule, best) ? rate : best,
    );
  const best = (schedule: ScheduleName) => at(schedule, bestRate(schedule));
  const decays = ['step', 'linear', 'cosine', 'one-cycle'] as const;
  const plain = (['step', 'linear', 'cosine'] as const).map(best);
  return {
    'schedules-constant': best('constant'),
    'schedules-constant-rate': bestRate('constant'),
    'schedules-gain': points(Math.min(...decays.map(best)) - best('constant')),
    'schedules-spread': points(Math.max(...plain) - Math.min(...plain)),
    'schedules-cycle': best('one-cycle'),
    'schedules-low-rate': Math.min(...rates),
    'schedules-low-constant': at('constant', Math.min(...rates)),
    'schedules-low-falling': Math.max(...decays.map((one) => at(one, Math.min(...rates)))),
  };
}

function normalisedFacts() {
  const { runs, modes } = normalisedRecord;
  const after = (normalised: boolean) =>
    runs.filter((run) => run.normalised === normalised).map(({ test }) => shareOf(test));
  const inBatches = (size: number) =>
    mean(modes.map(({ batches }) => shareOf(batches.find(({ batchSize }) => batchSize === size)!)));
  const alone = modes.map(({ alone: batches }) =>
    shareOf({
      correct: batches.reduce((sum, { ofBatch, digit }) => sum + ofBatch[digit]!, 0),
      count: batches.reduce((sum, { count }) => sum + count, 0),
    }),
  );
  return {
    'normalised-plain': Math.max(...after(false)),
    'normalised-with': Math.min(...after(true)),
    'mode-kept-of-batches': mean(modes.map(({ keptOfBatches }) => shareOf(keptOfBatches))),
    'mode-of-thousand': inBatches(1000),
    'mode-of-eight': inBatches(8),
    'mode-of-two': inBatches(2),
    'mode-kept-mean': mean(modes.map(({ kept }) => shareOf(kept))),
    'mode-one-digit': mean(alone),
    'mode-spoiled': mean(modes.map(({ afterwards }) => shareOf(afterwards))),
  };
}
