// Was she right? The cause against the answer, the cure against what it did, in words.
import { formatNumber } from '#src/numbers/format.ts';
import type { CaseRun, ClinicCase, Remedy } from './ward.ts';

export interface Choice {
  /** A name of the clinic's list; empty until she has chosen. */
  cause: string;
  cure: string;
}

export const isSolved = ({ cause }: ClinicCase, choice: Choice) =>
  choice.cause === cause && choice.cure === cause;

type Remedies = Readonly<Record<string, Remedy>>;

export function causeVerdict(
  one: ClinicCase,
  { cause }: Choice,
  run: CaseRun,
  causes: Remedies,
): string {
  if (cause === '') return '';
  if (cause === one.cause) return `Right: ${causes[cause].cause}. ${one.why(run)}`;
  return `Not quite: the cause isn’t that ${sentenceOf(causes[cause])}. ${causes[cause].sign} Compare that with case ${one.letter}.`;
}

/** As in "the cause is not that …". */
const sentenceOf = ({ cause }: Remedy) =>
  /^(the|all|softmax|gradients|dropout|test) /i.test(cause) ? cause : `there is “${cause}” here`;

export interface Outcome {
  before: number;
  after: number;
  /** The recipe is the same with the cure as without. */
  unchanged: boolean;
}

/** `before`, `after`: shares of the validation images that are right in the end. */
export function cureVerdict(
  one: ClinicCase,
  { cure }: Choice,
  outcome: Outcome,
  causes: Remedies,
): string {
  if (cure === '') return '';
  const { before, after, unchanged } = outcome;
  const percent = (share: number) => formatNumber(share, 'percent-1');
  const change = `Validation accuracy ${percent(before)} without, ${percent(after)} with ${causes[cure].cure}`;
  if (unchanged) {
    return `${change}: in this case nothing is left to change that way, so both runs are the same.`;
  }
  if (cure === one.cause) return `${change}: yes, that cures it.`;
  if (after > before + 0.02) return `${change}: it helps, but another cure goes to the root.`;
  return `${change}: that doesn’t cure it.`;
}
