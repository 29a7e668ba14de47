// The text of a table before its cells: which mark parts them, which lines are no rows, and pieces of it that end where rows end.

import { dsvFormat } from 'd3-dsv';
import { DataError } from './data-error.ts';
import { inWords, limits } from './limits.ts';

/** Some fifty images of 784 pixels: a few hundredths of a second. */
const pieceCharacters = 2 ** 17;
/** Spreadsheets write commas, semicolons or tabs, by country; programs also bars and spaces. */
const marks = ['\t', ';', ',', '|', ' '] as const;
/** A line that is no row. */
export const hasNoRow = /^\s*(#|sep=|$)/i;

/** Whether a number of columns can be a table of images: a square of pixels, and so many columns beside it. */
const isTableOf = (columns: number, beside = [1, 2]): boolean =>
  beside.some((others) => {
    const side = Math.sqrt(columns - others);
    return Number.isInteger(side) && side >= limits.smallestSide;
  });

/** The mark that makes a table of images of the first row; where none does, the one that parts it most often. */
export function delimiterOf(text: string): string {
  const [, said] = /^\s*sep=([,;|\t])/i.exec(text) ?? [];
  if (said) return said;
  const line = firstRow(text);
  const counts = marks.map((mark) => {
    const [cells = []] = dsvFormat(mark).parseRows(mark === ' ' ? oneSpace(line) : line);
    const columns = cells.length;
    return {
      mark,
      columns,
      isTable: isTableOf(columns) || (!cells.at(-1) && isTableOf(columns - 1)),
    };
  });
  // The classes of pixels alone may lie in another file.
  const table =
    counts.find(({ isTable }) => isTable) ?? counts.find(({ columns }) => isTableOf(columns, [0]));
  if (table) return table.mark;
  const [best] = counts
    .filter(({ mark }) => mark !== ' ' && mark !== '|')
    .toSorted((one, other) => other.columns - one.columns);
  return best.columns > 1 ? best.mark : ',';
}

/** Programs that write for the eye put several spaces between numbers, and some before the first. */
export const oneSpace = (text: string): string =>
  text.replaceAll(/[ \t]+/g, ' ').replaceAll(/^ | $/gm, '');

function firstRow(text: string): string {
  let start = 0;
  while (start < text.length) {
    const end = /[\r\n]/g;
    end.lastIndex = start;
    const stop = Math.min(end.exec(text)?.index ?? text.length, start + limits.lineCharacters);
    const line = text.slice(start, stop);
    if (!hasNoRow.test(line)) return line;
    start = stop + 1;
  }
  return '';
}

/**
 * Parts of a text that each end where a row ends; a line's end within quotes ends no row.
 * Each is looked at before it is taken apart: a line of a hundred million cells would be as many strings.
 */
export function* piecesOf(file: string, text: string): Generator<string, void, void> {
  let [pieceStart, lineStart, line, isQuoted] = [0, 0, 1, false];
  for (let at = 0; at <= text.length; at++) {
    const letter = text[at];
    if (letter === '"') isQuoted = !isQuoted;
    const isEnd = at === text.length || letter === '\n' || letter === '\r';
    if (!isEnd) continue;
    if (at - lineStart > limits.lineCharacters) {
      throw new DataError(
        file,
        `line ${inWords(line)}`,
        `a line may have ${inWords(limits.lineCharacters)} characters, and this one has ${inWords(at - lineStart)}`,
        'Each row should hold one image',
      );
    }
    if (letter === '\r' && text[at + 1] === '\n') at += 1;
    line += 1;
    lineStart = at + 1;
    if (isQuoted || at - pieceStart < pieceCharacters) continue;
    yield text.slice(pieceStart, lineStart);
    pieceStart = lineStart;
  }
  yield text.slice(pieceStart);
}
