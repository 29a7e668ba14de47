// The rows of a table of images as they come, and once the last has come, what its columns are.
import { cleanName } from './class-names.ts';
import {
  addEvidence,
  type Evidence,
  type Layout,
  looksLikeHead,
  newEvidence,
  numberIn,
  openColumns,
  rolesIn,
  sideOf,
} from './csv-layout.ts';
import { isOwnHead, withoutApostrophe } from './csv-names.ts';
import { DataError, shortName, shown } from './data-error.ts';
import { checkImageCount, inWords } from './limits.ts';
import { fullOf, type Reading, scaleChanges, scaleWords, type Taken } from './reading.ts';

interface Row {
  place: number;
  /** Of the columns that may hold something else than pixels. */
  texts: Map<number, string>;
  values: Float32Array;
}

export class Table {
  readonly rows: Row[] = [];
  #head: { cells: string[]; place: number } | undefined;
  /** Of an image's row, without empty cells behind its last comma. */
  #columns = 0;
  #shape: { side: number; others: number } | undefined;
  #open = new Set<number>();
  readonly #evidence = new Map<number, Evidence>();
  #comment: { cells: string[]; place: number } | undefined;
  /** The first row that is no comment: a head or an image. */
  #first: { cells: string[]; place: number } | undefined;
  readonly #file: string;
  readonly #said: Reading;
  readonly #classesFrom: string | undefined;

  constructor(file: string, said: Reading, classesFrom: string | undefined) {
    this.#file = file;
    this.#said = said;
    this.#classesFrom = classesFrom;
  }

  add(place: number, cells: string[]): void {
    if (cells.every((cell) => cell.trim() === '')) return;
    if (!this.#first && /^\s*sep=/i.test(cells[0])) return;
    if (this.#isComment(place, cells)) return;
    if (!this.#first) {
      this.#first = { cells, place };
      if (this.#said.head ?? looksLikeHead(cells)) {
        this.#head = { cells: [...cells], place };
        return;
      }
    }
    if (!this.#shape) this.#begin(place, cells);
    this.#read(place, cells);
  }

  /** A line that begins with # and does not have an image's columns; before the first row, its words may be the head. */
  #isComment(place: number, cells: string[]): boolean {
    if (!cells[0].trimStart().startsWith('#')) return false;
    if (this.#shape) return cells.length < this.#columns;
    const bare = cells.with(0, cells[0].replace(/^\s*#+\s*/, ''));
    const isHead = looksLikeHead(bare);
    if (!isHead && bare.slice(1).some((cell) => !Number.isNaN(numberIn(cell)))) return false;
    if (isHead) this.#comment = { cells: withoutEmptyEnd(bare), place };
    return true;
  }

  /** With the first image, the table's columns are known. */
  #begin(place: number, cells: string[]): void {
    const trimmed = withoutEmptyEnd(cells).length;
    if (this.#comment?.cells.length === trimmed) this.#head ??= this.#comment;
    const head = this.#head?.cells;
    const fits = (columns: number) => {
      try {
        return sideOf(this.#file, place, columns, head) !== undefined;
      } catch {
        return false;
      }
    };
    this.#columns = !fits(trimmed) && fits(cells.length) ? cells.length : trimmed;
    this.#shape = sideOf(this.#file, this.#head?.place ?? place, this.#columns, head);
    if (head)
      head.length = Math.min(head.length, Math.max(this.#columns, withoutEmptyEnd(head).length));
    // Some programs give no name to the column that numbers the rows.
    if (head && head.length === this.#columns - 1) head.unshift('');
    if (head && head.length !== this.#columns) throw this.#ragged(place, head.length, cells.length);
    this.#open = openColumns(this.#columns, head, this.#said.label);
    for (const column of this.#open) this.#evidence.set(column, newEvidence());
  }

  #read(place: number, cells: string[]): void {
    const columns = this.#columns;
    const isLonger = cells.length > columns && withoutEmptyEnd(cells).length <= columns;
    if (cells.length !== columns && !isLonger) throw this.#ragged(place, columns, cells.length);
    checkImageCount(this.#file, `row ${inWords(place)}`, this.rows.length + 1);
    const values = new Float32Array(columns);
    let isWrong = false;
    for (let column = 0; column < columns; column++) {
      const value = numberIn(cells[column]);
      values[column] = value;
      if (!(value >= 0 && value <= 255) && !this.#open.has(column)) isWrong = true;
    }
    const texts = new Map<number, string>();
    for (const column of this.#open) {
      texts.set(column, cells[column]);
      addEvidence(this.#evidence.get(column)!, cells[column]);
    }
    if (isWrong) {
      const roles = this.#roles();
      const beside = new Set(roles ? [roles.label, ...roles.ignored] : this.#open);
      for (let column = 0; column < columns; column++)
        if (!beside.has(column)) this.#expectPixel(place, column, values[column], cells[column]);
    }
    this.rows.push({ place, texts, values });
  }

  /** By what the rows so far hold. */
  #roles() {
    return rolesIn({
      columns: this.#columns,
      others: this.#shape!.others,
      head: this.#head?.cells,
      evidence: this.#evidence,
      label: this.#said.label,
    });
  }

  #ragged(place: number, wanted: number, found: number): DataError {
    return new DataError(
      this.#file,
      `row ${inWords(place)}`,
      `it should have ${inWords(wanted)} columns as the rows before, and has ${inWords(found)}`,
    );
  }

  #expectPixel(place: number, column: number, value: number, cell: string): void {
    if (value >= 0 && value <= 255) return;
    throw new DataError(
      this.#file,
      `row ${inWords(place)}, column ${inWords(column + 1)}`,
      `a pixel should be a number from 0 to 255, but this is ${shown(cell)}`,
    );
  }

  /** Decides what the columns are, and looks at those pixels that could have been something else. */
  finish(): { layout: Layout; full: number; zeroIsInk: boolean; taken: Taken } {
    if (!this.#shape && this.#head) {
      const { cells, place } = this.#head;
      sideOf(this.#file, place, withoutEmptyEnd(cells).length, cells);
    }
    if (!this.#shape || this.rows.length === 0)
      throw new DataError(this.#file, '', 'the table has no row with an image');
    const { side } = this.#shape;
    const roles = this.#roles();
    if (!roles) {
      throw new DataError(
        this.#file,
        `row ${inWords(this.rows[0].place)}`,
        `${inWords(side * side)} of the ${inWords(this.#columns)} columns are pixels, and nothing says which of the others is the class`,
        'Call its column “label” in row 1, or take the others out',
      );
    }
    const beside = new Set([roles.label, ...roles.ignored]);
    const pixels = Array.from({ length: this.#columns }, (_, column) => column).filter(
      (column) => !beside.has(column),
    );
    const layout: Layout = { ...roles, pixels, side };
    let most = 0;
    for (const row of this.rows) {
      for (const column of this.#open)
        if (!beside.has(column))
          this.#expectPixel(row.place, column, row.values[column], row.texts.get(column)!);
      for (const column of pixels) most = Math.max(most, row.values[column]);
    }
    const full = this.#said.full ?? fullOf(most);
    const zeroIsInk = this.#said.zeroIsInk ?? false;
    return { layout, full, zeroIsInk, taken: this.#taken(layout, full, zeroIsInk) };
  }

  pixelsOf({ values }: Row, { pixels }: Layout): Float32Array {
    return Float32Array.from(pixels, (column) => values[column]);
  }

  /** A name is text, whatever a spreadsheet would make of it. A whole number is written as one, unless the book wrote it. */
  names({ label }: Layout): string[] {
    const cells = this.rows.map(({ texts }) => texts.get(label)!);
    const isFraction = cells.every((cell) => /^\s*\d+([.,]0*|[.,]\d*e[+-]?\d+)\s*$/i.test(cell));
    const areNumbers =
      isFraction &&
      cells.every((cell) => Number.isInteger(numberIn(cell))) &&
      !isOwnHead(this.#head?.cells);
    return cells.map((cell, k) => {
      const name = areNumbers ? String(numberIn(cell)) : cleanName(withoutApostrophe(cell));
      if (name) return name;
      throw new DataError(
        this.#file,
        `row ${inWords(this.rows[k].place)}, column ${inWords(label + 1)}`,
        'the name of the class is missing',
      );
    });
  }

  #taken({ label, ignored, side }: Layout, full: number, zeroIsInk: boolean): Taken {
    const count = this.rows.length;
    const head = this.#head;
    const images = `${inWords(count)} ${count === 1 ? 'image' : 'images'} of ${side} × ${side}`;
    if (this.#classesFrom !== undefined) {
      const words = `${images}, with the classes of ${shortName(this.#classesFrom)}; ${scaleWords(full, zeroIsInk)}.`;
      return { file: this.#file, words, changes: scaleChanges(full, zeroIsInk) };
    }
    const called = head?.cells[label]?.trim();
    const sentences = [
      images,
      `the class is in column ${inWords(label + 1)}${called ? `, ${shown(called)}` : ''}`,
      ...ignored.map((column) => `column ${inWords(column + 1)} is left out`),
      head ? `row ${inWords(head.place)} is a head` : 'there is no head',
      scaleWords(full, zeroIsInk),
    ];
    const changes: Taken['changes'] = [];
    const other = [0, this.#columns - 1].find((column) => column !== label);
    if (other !== undefined && ignored.length === 0)
      changes.push({ words: `Class in column ${inWords(other + 1)}`, reading: { label: other } });
    const first = this.#first!;
    if (!head) changes.push({ words: `Row ${first.place} is a head`, reading: { head: true } });
    else if (head.cells.filter((cell) => Number.isNaN(numberIn(cell))).length <= 2)
      changes.push({ words: `Row ${head.place} is an image`, reading: { head: false } });
    return {
      file: this.#file,
      words: `${sentences.join('; ')}.`,
      changes: [...changes, ...scaleChanges(full, zeroIsInk)],
    };
  }
}

function withoutEmptyEnd(cells: readonly string[]): string[] {
  let end = cells.length;
  while (end > 0 && cells[end - 1].trim() === '') end -= 1;
  return cells.slice(0, end);
}
