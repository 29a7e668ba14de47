// The ladder to the best network of the book's size: what each rung reads, and what it pays on disturbed images.
import type { Disturbance } from '#src/formulas/disturbed.ts';
import { bestLadderRecord } from '#src/records/index.ts';
import type { Rung } from '#src/training/ladder-recipes.ts';
import { shareOf } from './debugging.ts';
import { family } from './define-facts.ts';

interface LadderShares {
  name: string;
  /** One for each seed. */
  tests: number[];
  /** Moved by 3 pixels, turned by 30°, or under noise of 0.2. */
  disturbed: Record<Disturbance, number[]>;
}

/** As the figure and the table of models call them. */
export const ladderNames: Record<Rung, string> = {
  plain: 'constant rate',
  schedule: 'falling rate',
  smoothed: 'softer labels',
  affine: 'warped copies',
  distilled: 'with a teacher',
};

const amounts: Record<Disturbance, number> = { shift: 3, turn: 30, noise: 0.2 };

const rungOf = (wanted: Rung) => bestLadderRecord.rungs.find(({ name }) => name === wanted)!;

const disturbedShares = (wanted: Rung, kind: Disturbance): number[] =>
  rungOf(wanted).points.map(({ disturbed }) =>
    shareOf(disturbed.find((one) => one.kind === kind && one.amount === amounts[kind])!.test),
  );

export const rungs = (): LadderShares[] =>
  bestLadderRecord.rungs.map(({ name, points }) => ({
    name: ladderNames[name],
    tests: points.map(({ test }) => shareOf(test)),
    disturbed: {
      shift: disturbedShares(name, 'shift'),
      turn: disturbedShares(name, 'turn'),
      noise: disturbedShares(name, 'noise'),
    },
  }));

const mean = (shares: readonly number[]) =>
  shares.reduce((sum, share) => sum + share, 0) / shares.length;

/** Each the mean of a rung's seeds, but those of the best network, which is one. */
export function ladderFacts() {
  const all = bestLadderRecord.rungs.map(({ name }) => name);
  const testOf = (name: Rung) => mean(rungOf(name).points.map(({ test }) => shareOf(test)));
  const wrongOf = (name: Rung) => {
    const [{ test }] = rungOf(name).points;
    return test.count - test.correct;
  };
  const { copies } = rungOf('affine').recipe;
  const smoothing = rungOf('smoothed').recipe.labelSmoothing!;
  return {
    ...family('ladder', all, testOf),
    ...family('ladder-noisy', ['schedule', 'smoothed', 'affine', 'distilled'], (name) =>
      mean(disturbedShares(name, 'noise')),
    ),
    ...family('ladder-moved', ['schedule', 'distilled'], (name) =>
      mean(disturbedShares(name, 'shift')),
    ),
    'ladder-recipe-gain': 100 * (testOf('smoothed') - testOf('plain')),
    'ladder-copies-gain': 100 * (testOf('affine') - testOf('smoothed')),
    'ladder-best': shareOf(rungOf('distilled').points[0].test),
    'ladder-best-errors': wrongOf('distilled'),
    'ladder-book-errors': wrongOf('schedule'),
    'ladder-teacher-images': wrongOf('affine') - wrongOf('distilled'),
    'ladder-teacher': shareOf(bestLadderRecord.teacher.test),
    'ladder-copies': copies!,
    'ladder-wanted': 1 - smoothing + smoothing / 10,
    'ladder-wanted-others': smoothing / 10,
  };
}
