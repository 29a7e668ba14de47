// The vote: the k nearest images each name their digit, and the digit that is named most often is the answer.
import { classCount } from '../mnist/image-set.ts';
import type { Nearest } from './neighbours.ts';

/** Who wins where digits are named equally often: the one whose image is nearest, or the smallest, as in scikit-learn. */
export type TieRule = 'nearest' | 'smallest';

/** The digit that the first `k` neighbours of `query` name. */
export function voteOf(
  { k: kept, places }: Nearest,
  labels: Uint8Array,
  query: number,
  k: number,
  tie: TieRule,
): number {
  const names = Array.from({ length: k }, (_, n) => labels[places[query * kept + n]]);
  const votes = new Uint8Array(classCount);
  for (const name of names) votes[name] += 1;
  const most = Math.max(...votes);
  return tie === 'nearest' ? names.find((name) => votes[name] === most)! : votes.indexOf(most);
}

/** How many queries get their own label; `queryLabels` (queries). */
export function countRight(
  nearest: Nearest,
  labels: Uint8Array,
  queryLabels: Uint8Array,
  k: number,
  tie: TieRule,
): number {
  return queryLabels.reduce(
    (right, label, query) => right + Number(voteOf(nearest, labels, query, k, tie) === label),
    0,
  );
}
