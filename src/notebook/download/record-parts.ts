// From a chapter's record to the words that go along with its cells.
import type { ChapterRecord } from '../record.ts';
import type { Parts } from './parts.ts';

const named = (pairs: [name: string, text: string | undefined][]) =>
  Object.fromEntries(pairs.filter((pair): pair is [string, string] => pair[1] !== undefined));

export const wordsOf = ({ cells }: ChapterRecord): Pick<Parts, 'headings' | 'prose'> => ({
  headings: named(cells.map(({ name, heading }) => [name, heading])),
  prose: named(cells.map(({ name, task }) => [name, task])),
});
