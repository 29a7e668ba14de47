// A chapter's cells as one program that Node runs as it is: `node forward-pass.mts`.
import type { ChapterRecord } from '../record.ts';
import { carriedLiteral, preparation, preparing } from './carried.ts';
import { moduleVariables, downloadedCells, type DownloadedCell } from './cells.ts';
import { codeOf } from './code.ts';
import type { Edits, Parts } from './parts.ts';
import type { Naming } from './portable.ts';
import { builtInTypes } from './built-in-types.ts';

export const programName = ({ chapter }: ChapterRecord) => `${chapter}.mts`;

const comment = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => `// ${line}`.trimEnd())
    .join('\n');

/** Text of the .mts: the cells come first, and below them what they need to run. */
export function programFile(record: ChapterRecord, parts: Parts, edits?: Edits): string {
  const cells = downloadedCells(record, parts, edits);
  const variables = moduleVariables(cells);
  const naming = { variables, known: new Set<string>() };
  const modules = Object.keys(variables) as (keyof typeof variables)[];
  return `${[
    introduction(record, parts, cells),
    preparing(variables, 'carriedParts()'),
    ...cells.map((cell, place) => section(cell, parts, naming, cells[place - 1])),
    comment(
      'Below is what the cells above need. Each name is known in the whole file, so it may come at the end.',
    ),
    builtInTypes,
    preparation,
    `function carriedParts() {\nreturn ${carriedLiteral(parts, modules)};\n}`,
  ].join('\n\n')}\n`;
}

function introduction(record: ChapterRecord, { address }: Parts, cells: DownloadedCell[]): string {
  const edited = cells.filter((cell) => cell.edited).length;
  // The book's own cells only need their types taken out; a reader may have written an enum.
  const flag = edited > 0 ? '--experimental-transform-types ' : '';
  return comment(
    [
      `${record.title}: the code cells of this chapter of How neural networks learn, as one program.`,
      ...(address ? [`From ${address}`] : []),
      ...(edited > 0 ? [`With your changes to ${edited} ${edited === 1 ? 'cell' : 'cells'}.`] : []),
      `To run it: node ${flag}${programName(record)}   (Node 24 or newer; it needs no package and no network)`,
    ].join('\n'),
  );
}

function section(
  cell: DownloadedCell,
  { prose, headings }: Parts,
  naming: Naming,
  before?: DownloadedCell,
): string {
  const heading = headings?.[cell.name];
  const isNew = heading !== undefined && heading !== (before && headings?.[before.name]);
  const words = [
    ...(isNew ? [`## ${heading}`, ''] : []),
    ...(prose?.[cell.name] ? [prose[cell.name]!, ''] : []),
    `--- ${cell.name}${cell.record.manual ? ' (takes long)' : ''} ---`,
  ].join('\n');
  return `${comment(words)}\n${cell.problem ? unreadable(cell) : codeOf(cell, naming)}`;
}

/** One such cell would keep the whole file from being read, so it stays as a comment. */
const unreadable = ({ source, problem }: DownloadedCell) =>
  comment(`Left out, because it cannot be read: ${problem}\n\n${source}`);
