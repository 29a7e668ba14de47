// What the chapter on the training loop says in numbers: its own recipe with three seeds, and eight broken loops.
import { brokenLoopsRecord } from '#src/records/index.ts';
import type { Answers } from '#src/records/recorded.ts';

const shareOf = ({ correct, count }: Answers) => correct / count;
const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

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
    'twice-best': Math.E / (Math.E + 9),
    'twice-floor': Math.log(1 + 9 / Math.E),
    'leak-validation': leak.curve.validation.correct.at(-1)! / leak.curve.validation.count,
    'leak-test': shareOf(leak.test),
    'twice-lowest': Math.min(...twice.broken.map(({ lowest }) => lowest)),
  };
}
