// A list of alike objects as a table: one row each, one column for each key they share.
import { describe } from './describe.ts';
import { shown, wholeCharacters } from './limits.ts';
import { elementAt, isPlain, ownProperties } from './own.ts';
import { roughText } from './primitives.ts';
import type { Table } from './table.ts';

const longestCell = 60;

/** The keys of a plain object without getters; undefined for anything else. */
function keysOf(value: unknown): string[] | undefined {
  if (!isPlain(value)) return undefined;
  const { own } = ownProperties(value, Infinity);
  if (own.some(({ key, getter }) => getter || typeof key !== 'string')) return undefined;
  return own.map(({ key }) => key as string);
}

/** Six digits of a number fill a column and leave room for the next. */
function plainText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? roughText(value, 6) : describe(value);
}

function cellText(value: unknown): string {
  const text = plainText(value).replaceAll(/\s+/g, ' ');
  return text.length > longestCell ? `${wholeCharacters(text, longestCell - 1)}…` : text;
}

const counted = (count: number, what: string) => `… ${count} more ${what}${count === 1 ? '' : 's'}`;

/** @returns undefined unless there are two or more, all with the same keys. */
export function recordsTable(value: unknown): Table | undefined {
  if (!Array.isArray(value) || value.length < 2) return undefined;
  const keys = keysOf(elementAt(value, 0));
  if (!keys || keys.length === 0) return undefined;
  const sorted = keys.toSorted().join('\n');
  for (let row = 1; row < value.length; row++) {
    if (keysOf(elementAt(value, row))?.toSorted().join('\n') !== sorted) return undefined;
  }
  const columns = keys.slice(0, shown.columns);
  const rows = Array.from({ length: Math.min(value.length, shown.rows) }, (_, row) => {
    const record = elementAt(value, row) as object;
    return columns.map((key) => cellText(Reflect.getOwnPropertyDescriptor(record, key)?.value));
  });
  const more = [
    value.length > rows.length ? counted(value.length - rows.length, 'row') : '',
    keys.length > columns.length ? counted(keys.length - columns.length, 'column') : '',
  ].filter(Boolean);
  return { heads: columns, rows, ...(more.length > 0 ? { note: more.join(', ') } : {}) };
}
