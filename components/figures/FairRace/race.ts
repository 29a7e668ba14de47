// The race as the figure shows it: for each optimiser its rates with the test shares of three seeds, and which rate is its best.
import { optimiserNames } from '#src/formulas/optimiser-names.ts';
import type { OptimiserRaceRecord, Racer } from '#src/records/experiments/optimiser-race.ts';

export interface RaceRate {
  rate: number;
  /** Shares of the test images that are right, one for each seed. */
  test: number[];
}

export interface RaceCurve {
  optimiser: Racer;
  rates: RaceRate[];
  /** The index of the rate that the validation images choose. */
  best: number;
  /** The index of the rate that many people try first. */
  first: number;
}

/** What people try first: Adam's and RMSprop's common default, and ten and a hundred times that for the others. */
const firstRates: Record<Racer, number> = {
  sgd: 0.1,
  momentum: 0.01,
  nesterov: 0.01,
  rmsprop: 0.001,
  adam: 0.001,
  adamw: 0.001,
};

export function raceCurves({ points }: Pick<OptimiserRaceRecord, 'points'>): RaceCurve[] {
  return (Object.keys(optimiserNames) as Racer[]).map((optimiser) => {
    const own = points.filter((point) => point.optimiser === optimiser);
    const rates = [...new Set(own.map(({ learningRate }) => learningRate))];
    const at = (rate: number) => own.filter(({ learningRate }) => learningRate === rate);
    const validated = rates.map((rate) =>
      at(rate).reduce((sum, { validation }) => sum + validation.correct, 0),
    );
    return {
      optimiser,
      rates: rates.map((rate) => ({
        rate,
        test: at(rate).map(({ test }) => test.correct / test.count),
      })),
      best: validated.indexOf(Math.max(...validated)),
      first: rates.indexOf(firstRates[optimiser]),
    };
  });
}

export const meanOf = (shares: readonly number[]): number =>
  shares.reduce((sum, share) => sum + share, 0) / shares.length;

/** Rates beside one another around the best whose mean lies within `points` percentage points of it. */
export function flatStretch({ rates, best }: RaceCurve, points = 1): RaceRate[] {
  const top = meanOf(rates[best]!.test);
  const isClose = ({ test }: RaceRate) => 100 * (top - meanOf(test)) <= points;
  let [from, to] = [best, best];
  while (from > 0 && isClose(rates[from - 1]!)) from -= 1;
  while (to < rates.length - 1 && isClose(rates[to + 1]!)) to += 1;
  return rates.slice(from, to + 1);
}
