// Two tables that belong together, as many libraries write them: X_train.csv holds the pixels, y_train.csv the classes of
// the same rows.

import { dsvFormat } from 'd3-dsv';
import { looksLikeHead } from './csv-layout.ts';
import { delimiterOf, hasNoRow, oneSpace } from './csv-text.ts';
import { DataError, shortName } from './data-error.ts';
import { inWords, limits } from './limits.ts';
import { stem } from './read-idx.ts';
import type { Reading } from './reading.ts';

export interface HalfTable {
  file: string;
  text: string;
  holds: 'pixels' | 'classes';
}

/** The cells of one line. */
const cellsIn = (line: string, mark: string): string[] =>
  (dsvFormat(mark).parseRows(mark === ' ' ? oneSpace(line) : line)[0] ?? []).map((cell) =>
    cell.trim(),
  );

const linesOf = (text: string) => text.replace(/^\uFEFF/, '').split(/\r\n|[\n\r]/);

const isSquare = (columns: number) =>
  columns >= limits.smallestSide ** 2 && Number.isInteger(Math.sqrt(columns));

/** What the first row says: pixels alone, or a class alone, each with the row's number or without; undefined for others. */
export function halfTable(file: string, text: string): HalfTable | undefined {
  const line = linesOf(text).find((one) => !hasNoRow.test(one)) ?? '';
  if (line.length > limits.lineCharacters) return undefined;
  const columns = cellsIn(line, delimiterOf(text)).length;
  if (columns === 1 || columns === 2) return { file, text, holds: 'classes' };
  return isSquare(columns) || isSquare(columns - 1) ? { file, text, holds: 'pixels' } : undefined;
}

const isTableName = /\.(csv|tsv|txt)(\.gz)?$/i;
const classesWord = /(^|[^a-z])(y|labels?|targets?|class(es)?)([^a-z]|$)/i;
const pixelsWord = /(^|[^a-z])(x|images?|pixels?|features?)([^a-z]|$)/i;

/** Files that say by their names that they are two halves, such as X_test.csv and y_test.csv. */
export function pairedByName(paths: readonly string[]): Set<string> {
  const tables = paths.filter((path) => isTableName.test(path));
  const stemsOf = (word: RegExp) =>
    new Set(tables.filter((path) => word.test(path)).map((path) => stem(path)));
  const [classes, pixels] = [stemsOf(classesWord), stemsOf(pixelsWord)];
  return new Set(
    tables.filter(
      (path) =>
        (classesWord.test(path) && pixels.has(stem(path))) ||
        (pixelsWord.test(path) && classes.has(stem(path))),
    ),
  );
}

/** Those of one name but for the words of the half; where there is one of each, they are one. */
export function pairTables(halves: readonly HalfTable[]) {
  const [pixels, classes] = (['pixels', 'classes'] as const).map((holds) =>
    halves.filter((half) => half.holds === holds),
  );
  const only = pixels.length === 1 && classes.length === 1;
  const free = new Set(classes);
  const pairs = pixels.flatMap((one): [pixels: HalfTable, classes: HalfTable][] => {
    const other = [...free].find(({ file }) => only || stem(file) === stem(one.file));
    if (!other) return [];
    free.delete(other);
    return [[one, other]];
  });
  const paired = new Set(pairs.flat());
  return { pairs, alone: halves.filter((half) => !paired.has(half)) };
}

/**
 * The pixels' table with the classes as its first column, each row in its place, and how it is to be read.
 * Throws DataError where the two have not the same number of rows.
 */
export function joinTables(pixels: HalfTable, classes: HalfTable): { text: string; said: Reading } {
  const mark = delimiterOf(pixels.text);
  const lines = linesOf(pixels.text);
  const isRow = (line: string) => !hasNoRow.test(line);
  const first = lines.find(isRow) ?? '';
  const head = looksLikeHead(cellsIn(first, mark));
  const count = lines.filter(isRow).length - Number(head);
  const classMark = delimiterOf(classes.text);
  const names = linesOf(classes.text)
    .filter(isRow)
    .map((line) => cellsIn(line, classMark).at(-1) ?? '');
  // One row more than there are images is the name of the column.
  if (names.length === count + 1) names.shift();
  if (names.length !== count) {
    throw new DataError(
      classes.file,
      '',
      `there should be as many rows as ${shortName(pixels.file)} has images, ${inWords(count)}, and there are ${inWords(names.length)}`,
    );
  }
  if (head) names.unshift('label');
  let place = 0;
  const joined = lines.map((line) => {
    if (!isRow(line)) return line;
    const name = `"${names[place].replaceAll('"', '""')}"`;
    place += 1;
    return name + mark + (mark === ' ' ? oneSpace(line) : line);
  });
  return { text: joined.join('\n'), said: { head, label: 0 } };
}
