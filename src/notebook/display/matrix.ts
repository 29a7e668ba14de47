// A matrix as a table of its corners, under its shape: `3 × 4`.
import { shown } from './limits.ts';
import { isNumbers, plainNumbers, viewName, type Numbers } from './numbers.ts';
import { elementAt } from './own.ts';
import { float32Text, numberText, roughText } from './primitives.ts';
import type { Table } from './table.ts';

export interface Matrix {
  rows: number;
  columns: number;
  at: (row: number, column: number) => number;
  /** All numbers, row after row. */
  flat: () => ArrayLike<number>;
  text: (value: number) => string;
}

/** Few numbers are told whole, many in four digits. */
const textOf = (count: number, view: string | undefined) => {
  if (count > shown.columns * shown.columns) return (value: number) => roughText(value);
  return view === 'Float32Array' ? float32Text : numberText;
};

function fromFlat(value: Numbers, [rows, columns]: number[]): Matrix {
  const flat = plainNumbers(value);
  return {
    rows: rows!,
    columns: columns!,
    at: (row, column) => flat[row * columns! + column]!,
    flat: () => flat,
    text: textOf(flat.length, viewName(value)),
  };
}

function fromRows(list: unknown[]): Matrix | undefined {
  const first = elementAt(list, 0);
  if (!isNumbers(first) || first.length === 0) return undefined;
  const rows: ArrayLike<number>[] = [];
  for (let row = 0; row < list.length; row++) {
    const numbers = elementAt(list, row);
    if (!isNumbers(numbers) || numbers.length !== first.length) return undefined;
    rows.push(plainNumbers(numbers));
  }
  return {
    rows: rows.length,
    columns: first.length,
    at: (row, column) => rows[row]![column]!,
    flat: () => rows.flatMap((row) => Array.from(row)),
    text: textOf(rows.length * first.length, viewName(first)),
  };
}

/** @returns undefined for what is no matrix: no rows of one length, or a shape that does not fit. */
export function matrixOf(value: unknown, shape?: readonly number[]): Matrix | undefined {
  if (shape?.length === 2 && isNumbers(value)) {
    const fits = shape[0]! > 0 && value.length === shape[0]! * shape[1]!;
    return fits ? fromFlat(value, [...shape]) : undefined;
  }
  return Array.isArray(value) && value.length > 0 ? fromRows(value) : undefined;
}

/** The places that are told of `count`: all, or the first and the last with a gap (undefined) between. */
function places(count: number, most: number): (number | undefined)[] {
  if (count <= most) return Array.from({ length: count }, (_, place) => place);
  const first = Array.from({ length: most - 3 }, (_, place) => place);
  return [...first, undefined, count - 2, count - 1];
}

export function matrixTable({ rows, columns, at, text }: Matrix): Table {
  const across = places(columns, shown.columns - 2);
  const down = places(rows, shown.columns);
  const gap = (place: number | undefined) => (place === undefined ? '…' : String(place));
  return {
    caption: `${rows} × ${columns}`,
    heads: ['', ...across.map(gap)],
    rowHeads: true,
    rows: down.map((row) => [
      gap(row),
      ...across.map((column) =>
        row === undefined || column === undefined ? '…' : text(at(row, column)),
      ),
    ]),
  };
}
