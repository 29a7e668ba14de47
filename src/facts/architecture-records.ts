// What the chapter on architectures says in numbers of its records: asked early, with a patch hidden, with few labels.
import {
  fewLabelsRecord,
  hiddenPatchesRecord,
  quickCnnRecord,
  rowByRowRecord,
} from '#src/records/index.ts';
import type { FewLabelsPoint } from '#src/records/experiments/few-labels.ts';
import { family, joinFacts } from './define-facts.ts';

export const architectureRecordFacts = () =>
  joinFacts([rowFacts(), hiddenPatchFacts(), fewLabelFacts()]);

/** The first row after which at least this share of the test images is read correctly. */
function firstRowOver(share: number): number {
  const { correct, count } = rowByRowRecord;
  return correct.findIndex((right) => right >= share * count) + 1;
}

/** The row by which half of the test images have shown all their ink. */
function medianLastInk(): number {
  const { lastInk, count } = rowByRowRecord;
  let seen = 0;
  return lastInk.findIndex((images) => (seen += images) >= count / 2);
}

function rowFacts() {
  const { correct, count } = rowByRowRecord;
  const inkEnds = medianLastInk();
  return {
    'row-of-half': firstRowOver(0.5),
    ...family('row-right', [14, 20, 24, 28], (row) => correct[row - 1] / count),
    'row-ink-ends': inkEnds,
    'row-right-ink-ends': correct[inkEnds - 1] / count,
  };
}

function hiddenPatchFacts() {
  const { count, correct, foundWorst } = hiddenPatchesRecord;
  return {
    'hidden-images': count,
    ...family(
      'hidden-right',
      ['none', 'random', 'attention-1', 'attention-2', 'ink', 'least'],
      (way) => correct[way] / count,
    ),
    'worst-images': foundWorst.images,
    ...family('worst-found', ['attention-2', 'ink'], (way) => foundWorst[way]),
  };
}

/** The mean share of right answers over the seeds. */
export function fewLabelsMean(network: FewLabelsPoint['network']): number {
  const own = fewLabelsRecord.points.filter((point) => point.network === network);
  return own.reduce((sum, { test }) => sum + test.correct / test.count, 0) / own.length;
}

function fewLabelFacts() {
  const { epochs, test, recipe } = quickCnnRecord;
  const best = Math.max(...epochs.map(({ accuracy }) => accuracy));
  return {
    'few-train-images': fewLabelsRecord.trainCount,
    ...family('few', ['book', 'cnn-small', 'cnn', 'gru', 'transformer'], fewLabelsMean),
    'few-cnn-lead': 100 * (fewLabelsMean('cnn') - fewLabelsMean('book')),
    'quick-cnn-images': recipe.trainCount!,
    'quick-cnn-epochs': epochs.length,
    'quick-cnn-validation': best,
    'quick-cnn-test': test.correct / test.count,
  };
}
