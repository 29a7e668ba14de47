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

/** Throws DataError with the row and the column, counted from 1 as spreadsheets do. */
export function readCsv(file: string, text: string): Labelled[] {
  checkLines(file, text);
  const rows: { name: string; values: Float32Array }[] = [];
  let layout: Layout | undefined;
  let [first, largest] = [true, 0];
  // Rows only: the package's way to name fields makes code from text, which the page's policy forbids.
  dsvFormat(delimiterOf(text)).parseRows(text.replace(/^\uFEFF/, ''), (cells, index) => {
    const row = index + 1;
    const isHead = first && hasHead(cells);
    first = false;
    if (isHead) {
      layout = layoutOf(file, row, cells, Math.max(0, cells.findIndex((cell) => labelNames.test(cell.trim())))); // prettier-ignore
      return undefined;
    }
    if (cells.length === 1 && cells[0].trim() === '') return undefined;
    layout ??= layoutOf(file, row, cells, 0);
    checkImageCount(file, `row ${inWords(row)}`, rows.length + 1);
    const values = readRow(file, row, cells, layout);
    largest = values.reduce((most, value) => Math.max(most, value), largest);
    rows.push({ name: readName(file, row, cells[layout.label], layout.label), values });
    return undefined;
  });
  if (!layout || rows.length === 0) throw new DataError(file, '', 'the table has no row with an image'); // prettier-ignore
  const { side } = layout;
  const factor = 255 / (largest <= 1 ? 1 : largest <= 16 ? 16 : 255);
  return rows.map(({ name, values }) => ({
    className: name,
    example: {
      pixels: squareToBytes(
        values.map((value) => value * factor),
        side,
      ),
      source: file,
    },
  }));
}

/** Before the text is taken apart: a line of a hundred million cells would be as many strings. */
function checkLines(file: string, text: string): void {
  let [start, line] = [0, 1];
  for (let at = 0; at <= text.length; at++) {
    const isEnd = at === text.length || text[at] === '\n' || text[at] === '\r';
    if (!isEnd) continue;
    if (at - start > limits.lineCharacters) {
      throw new DataError(file, `line ${inWords(line)}`, `a line may have ${inWords(limits.lineCharacters)} characters, and this one has ${inWords(at - start)}`, 'Each row should hold one image'); // prettier-ignore
    }
    if (text[at] !== '\r' || text[at + 1] !== '\n') line += 1;
    start = at + 1;
  }
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
    throw new DataError(file, `row ${inWords(row)}`, `it should have ${inWords(columns)} columns as the rows before, and has ${inWords(cells.length)}`); // prettier-ignore
  }
  const values = new Float32Array(side * side);
  let pixel = 0;
  cells.forEach((cell, column) => {
    if (column === label) return;
    const value = numeric.test(cell) ? Number(cell) : NaN;
    if (!(value >= 0 && value <= 255)) {
      throw new DataError(file, `row ${inWords(row)}, column ${inWords(column + 1)}`, `a pixel should be a number from 0 to 255, and here stands ${shown(cell)}`); // prettier-ignore
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
  throw new DataError(file, `row ${inWords(row)}, column ${column + 1}`, 'the name of the class is missing'); // prettier-ignore
}
