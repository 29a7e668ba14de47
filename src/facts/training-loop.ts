// What the chapter on the training loop says in numbers: its own recipe with three seeds, and eight broken loops.
import { deviationOf, type Pool } from '../formulas/asked-share.ts';
import { sharesAt, twiceFloor } from '../formulas/softmax-twice.ts';
import { brokenLoopsRecord } from '#src/records/index.ts';
import type { Answers } from '#src/records/recorded.ts';

const shareOf = ({ correct, count }: Answers) => correct / count;
const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** How far from the truth draws of some images may lead, in percentage points: two deviations. */
export const askedFacts = (pool: Pool) => ({
  'asked-of-hundred': 200 * deviationOf(pool, 100),
  'asked-of-thousand': 200 * deviationOf(pool, 1000),
});

export function trainingLoopFacts() {
  const { whole, fileOrder, faults } = brokenLoopsRecord;
  const twice = faults['softmax-twice'];
  const twiceTests = twice.broken.map(({ test }) => shareOf(test));
  const leak = faults.leak.broken[0];
  const tests = whole.map(({ test }) => shareOf(test));
  return {
    'loop-least': Math.min(...tests),
    'loop-mean': mean(tests),
    'loop-file-order': mean(fileOrder.map(({ test }) => shareOf(test))),
    'healthy-least': Math.min(...twice.cure.map(({ test }) => shareOf(test))),
    'twice-least': Math.min(...twiceTests),
    'twice-most': Math.max(...twiceTests),
    'sorted-test': mean(faults.sorted.broken.map(({ test }) => shareOf(test))),
    'twice-best': sharesAt(Infinity).twice,
    'twice-floor': twiceFloor(),
    'leak-validation': leak.curve.validation.correct.at(-1)! / leak.curve.validation.count,
    'leak-test': shareOf(leak.test),
    'twice-lowest': Math.min(...twice.broken.map(({ lowest }) => lowest)),
  };
}
