// Before anything is timed: does the contender do the work? The same answers, and training that trains the same.
import { accuracy, predictions } from '../../../src/nn/index.ts';
import type { Layer } from '../../../src/nn/layers/index.ts';
import type { OptimiserName } from '../contender.ts';
import type { Host } from '../host.ts';
import { comparedImages, type Reference } from '../work/reference.ts';
import { classCount, type Work } from '../work/work.ts';

const rightTolerance = 1;
const probabilityTolerance = 1e-4;
/** How far the loss after training may lie from the reference's, as a share: long Adam runs drift apart in float32. */
const lossTolerance: Record<OptimiserName, number> = { sgd: 0.01, adam: 0.05 };

export interface Checked {
  right: number;
  largestDifference: number;
  /** Loss on 1,000 test images after 100 mini-batches; before them it is `startLoss`. */
  losses: Partial<Record<OptimiserName, number>>;
}

/** @throws what is wrong. */
export async function checkContender(
  host: Host,
  work: Pick<Work<Layer>, 'test'>,
  reference: Reference,
  optimisers: readonly OptimiserName[],
): Promise<Checked> {
  const isOwn = reference.right !== undefined;
  const { whole, hundreds, single } = await host.ask('predict', {
    atOnce: isOwn ? work.test.count : 1000,
    byHundreds: isOwn,
  });
  const many = hundreds ? [whole, hundreds] : [whole];
  const rights = many.map((answers) => rightAnswers(answers, work));
  const { right: expected } = reference;
  // Not a number: not one answer for each image.
  const wrong = rights.find((right) =>
    expected === undefined ? Number.isNaN(right) : !(Math.abs(right - expected) <= rightTolerance),
  );
  if (wrong !== undefined)
    throw new Error(`reads ${wrong} test images right where ${expected ?? 'any count'} is right`);
  const largestDifference = Math.max(
    ...[...many, single].map((answers) => difference(answers, reference.probabilities)),
  );
  if (!(largestDifference <= probabilityTolerance))
    throw new Error(`probabilities differ by ${largestDifference.toExponential(1)}`);
  const losses: Checked['losses'] = {};
  for (const optimiser of optimisers)
    losses[optimiser] = await checkTraining(host, reference, optimiser);
  return { right: rights[0], largestDifference, losses };
}

function rightAnswers(answers: readonly number[], { test }: Pick<Work<Layer>, 'test'>): number {
  if (answers.length !== test.count * classCount) return Number.NaN;
  const share = accuracy(predictions(Float32Array.from(answers), classCount), test.labels);
  return Math.round(share * test.count);
}

/** NaN counts as infinitely far. */
function difference(answers: readonly number[], expected: Float32Array): number {
  const count = Math.min(answers.length, comparedImages * classCount);
  let largest = 0;
  for (let k = 0; k < count; k++) {
    const distance = Math.abs(answers[k] - expected[k]);
    if (!(distance <= largest)) largest = Number.isNaN(distance) ? Infinity : distance;
  }
  return largest;
}

async function checkTraining(
  host: Host,
  { startLoss, losses, trainingSteps, lossOf, right }: Reference,
  optimiser: OptimiserName,
): Promise<number> {
  const parameters = await host.ask('train', { optimiser, steps: trainingSteps });
  const loss = lossOf(parameters);
  // The book's own network falls far in these steps; others are held by their loss alone.
  const falls = loss < (right === undefined ? startLoss : startLoss / 2);
  const same = Math.abs(loss / losses[optimiser] - 1) <= lossTolerance[optimiser];
  if (falls && same) return loss;
  throw new Error(
    `${optimiser}: the loss goes from ${startLoss.toFixed(3)} to ${loss.toFixed(3)} ` +
      `where ${losses[optimiser].toFixed(3)} is right`,
  );
}
