// A table of images: one row an image, one column its class, the others its pixels from 0 to 255, row by row.
//
// The class is in the column called label, class, digit, target or y; without such a name in the first.
// The head may be missing. Squares from 4 × 4 to 64 × 64 are taken and made 28 × 28. Where all numbers are at most 1, 1 is
// full ink; where they are at most 16, as in the digits of 8 × 8 that many libraries bring, 16 is.

import { dsvFormat } from 'd3-dsv';
import { cleanName } from './class-names.ts';
import { DataError, shown } from './data-error.ts';
import type { Labelled } from './example.ts';
import { checkImageCount, checkSide, inWords, limits } from './limits.ts';
import { squareToBytes } from './prepare.ts';

const labelNames = /^(label|labels|class|digit|target|y)$/i;
const numeric = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;

interface Layout {
  columns: number;
  label: number;
  side: number;
}

interface Row {
  name: string;
  values: Float32Array;
}

/** Some fifty images of 784 pixels: a few hundredths of a second. */
const pieceCharacters = 2 ** 17;
const piecePictures = 100;

/**
 * Yields the share that is read, piece by piece.
 * Throws DataError with the row and the column, counted from 1 as spreadsheets do.
 */
export function* readCsv(file: string, text: string): Generator<number, Labelled[], void> {
  const whole = text.replace(/^\uFEFF/, '');
  const format = dsvFormat(delimiterOf(whole));
  const rows: Row[] = [];
  let layout: Layout | undefined;
  let [rowsBefore, done, most] = [0, 0, 0];
  for (const piece of piecesOf(file, whole)) {
    let rowsHere = 0;
    // Rows only: the package's way to name fields makes code from text, which the page's policy forbids.
    format.parseRows(piece, (cells, index) => {
      rowsHere = index + 1;
      const row = rowsBefore + rowsHere;
      if (row === 1 && hasHead(cells)) {
        layout = layoutOf(
          file,
          row,
          cells,
          Math.max(
            0,
            cells.findIndex((cell) => labelNames.test(cell.trim())),
          ),
        );
        return undefined;
      }
      if (cells.length === 1 && cells[0].trim() === '') return undefined;
      layout ??= layoutOf(file, row, cells, 0);
      checkImageCount(file, `row ${inWords(row)}`, rows.length + 1);
      const values = readRow(file, row, cells, layout);
      most = values.reduce((so, value) => Math.max(so, value), most);
      rows.push({ name: readName(file, row, cells[layout.label], layout.label), values });
      return undefined;
    });
    rowsBefore += rowsHere;
    done += piece.length;
    yield done / Math.max(1, whole.length);
  }
  if (!layout || rows.length === 0)
    throw new DataError(file, '', 'the table has no row with an image');
  const factor = 255 / (most <= 1 ? 1 : most <= 16 ? 16 : 255);
  return yield* picturesOf(file, rows, layout.side, factor);
}

function* picturesOf(file: string, rows: Row[], side: number, factor: number) {
  const found: Labelled[] = [];
  for (const [place, { name, values }] of rows.entries()) {
    const pixels = squareToBytes(
      values.map((value) => value * factor),
      side,
    );
    found.push({ className: name, example: { pixels, source: file } });
    if (place % piecePictures === piecePictures - 1) yield 1;
  }
  return found;
}

/**
 * Parts of a text that each end where a row ends; a line's end within quotes ends no row.
 * Each is looked at before it is taken apart: a line of a hundred million cells would be as many strings.
 */
function* piecesOf(file: string, text: string): Generator<string, void, void> {
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

/** Spreadsheets write commas, semicolons or tabs, by country. */
function delimiterOf(text: string): string {
  const line = text.slice(0, limits.lineCharacters).split(/[\r\n]/, 1)[0];
  const count = (mark: string) => line.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function hasHead(cells: string[]): boolean {
  const words = cells.filter((cell) => cell.trim() !== '' && !numeric.test(cell));
  return words.some((word) => labelNames.test(word.trim())) || words.length > cells.length / 2;
}

function layoutOf(file: string, row: number, cells: string[], label: number): Layout {
  const columns = cells.length;
  const side = Math.sqrt(columns - 1);
  if (Number.isInteger(side) && side >= limits.smallestSide) {
    checkSide(file, `row ${row}`, side, side);
    return { columns, label, side };
  }
  const isSquare = Number.isInteger(Math.sqrt(columns)) && columns > 1;
  throw new DataError(
    file,
    `row ${row}`,
    isSquare
      ? `${inWords(columns)} columns are a square of pixels, and a column for the class is missing`
      : `one column for the class and a square number of pixels should stand here, such as 1 + 784, and there ${columns === 1 ? 'is one column' : `are ${inWords(columns)} columns`}`,
  );
}

function readRow(file: string, row: number, cells: string[], layout: Layout): Float32Array {
  const { columns, label, side } = layout;
  if (cells.length !== columns) {
    throw new DataError(
      file,
      `row ${inWords(row)}`,
      `it should have ${inWords(columns)} columns as the rows before, and has ${inWords(cells.length)}`,
    );
  }
  const values = new Float32Array(side * side);
  let pixel = 0;
  cells.forEach((cell, column) => {
    if (column === label) return;
    const value = numeric.test(cell) ? Number(cell) : NaN;
    if (!(value >= 0 && value <= 255)) {
      throw new DataError(
        file,
        `row ${inWords(row)}, column ${inWords(column + 1)}`,
        `a pixel should be a number from 0 to 255, and here stands ${shown(cell)}`,
      );
    }
    values[pixel] = value;
    pixel += 1;
  });
  return values;
}

/** A name is text, whatever a spreadsheet would make of it; the apostrophe that keeps it from doing so is taken off. */
function readName(file: string, row: number, cell: string, column: number): string {
  const name = cleanName(cell.replace(/^'(?=[=+\-@])/, ''));
  if (name) return name;
  throw new DataError(
    file,
    `row ${inWords(row)}, column ${column + 1}`,
    'the name of the class is missing',
  );
}
