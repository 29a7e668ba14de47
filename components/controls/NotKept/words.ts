// What a place that keeps something says when it is not kept: one sentence, wherever it stands.
import type { Kept, NotKept } from '#src/session/storage.ts';

const reasons: Record<NotKept, string> = {
  refused: 'your browser doesn’t let this page store anything',
  full: 'your browser’s storage for this site is full',
  framed: 'the book is shown inside a page of another site',
};
const lasts: Record<Kept, string> = {
  digit: 'Your digit lasts',
  'course-test': 'The test stays as it is now',
  'exercises-done': 'The tick lasts',
  'chapters-read': 'The marks of what you have read last',
  'measured-time': 'Your time lasts',
  path: 'The neuron and the digit you follow last',
  look: 'Your choice lasts',
  cells: 'Your changes last',
};

export function notKeptSentence(of: Kept, why: NotKept): string {
  const instead = why === 'framed' ? ' To keep it, open the book in a tab of its own.' : '';
  return `Not saved here: ${reasons[why]}. ${lasts[of]} until you leave the page.${instead}`;
}
