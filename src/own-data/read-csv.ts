// A table of images: one row an image, one column its class, the others its pixels, row by row.
//
// The class is in the column called label, class, digit, target or y; without such a name in the first or the last, by what
// they hold. The head may be missing; lines without an image are passed over: sep=, comments, blank ones. A column that
// numbers the rows is left out. Squares from 4 × 4 to 64 × 64 are taken and made 28 × 28. Where all numbers are at most 1,
// 1 is full ink; where they are at most 16, as in the digits of 8 × 8 that many libraries bring, 16 is.

import { dsvFormat } from 'd3-dsv';
import { Table } from './csv-table.ts';
import { delimiterOf, oneSpace, piecesOf } from './csv-text.ts';
import type { Labelled } from './example.ts';
import { squareToBytes } from './prepare.ts';
import type { Reading, Taken } from './reading.ts';

const piecePictures = 100;

export interface ReadTable {
  found: Labelled[];
  taken: Taken;
}

/**
 * Yields the share that is read, piece by piece; `classesFrom` is the file that the classes were joined from.
 * Throws DataError with the row and the column, counted from 1 as spreadsheets do.
 */
export function* readCsv(
  file: string,
  text: string,
  said: Reading = {},
  classesFrom?: string,
): Generator<number, ReadTable, void> {
  const whole = text.replace(/^\uFEFF/, '');
  const mark = delimiterOf(whole);
  const format = dsvFormat(mark);
  const table = new Table(file, said, classesFrom);
  let [rowsBefore, done] = [0, 0];
  for (const piece of piecesOf(file, whole)) {
    let rowsHere = 0;
    // Rows only: the package's way to name fields makes code from text, which the page's policy forbids.
    format.parseRows(mark === ' ' ? oneSpace(piece) : piece, (cells, index) => {
      rowsHere = index + 1;
      table.add(rowsBefore + rowsHere, cells);
      return undefined;
    });
    rowsBefore += rowsHere;
    done += piece.length;
    yield done / Math.max(1, whole.length);
  }
  const { layout, full, zeroIsInk, taken } = table.finish();
  const found: Labelled[] = [];
  const names = table.names(layout);
  for (const [place, row] of table.rows.entries()) {
    const ink = table.pixelsOf(row, layout).map((value) => {
      const share = Math.min(1, value / full);
      return 255 * (zeroIsInk ? 1 - share : share);
    });
    const pixels = squareToBytes(ink, layout.side);
    found.push({ className: names[place], example: { pixels, source: file } });
    if (place % piecePictures === piecePictures - 1) yield 1;
  }
  return { found, taken };
}
