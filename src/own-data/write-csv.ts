// The reader's images as a table that this figure reads again: class, then 784 pixels, one row an image.
import { csvFormatRow } from 'd3-dsv';
import type { Collection } from './collection.ts';

/** A spreadsheet takes a name that begins so for a formula, and an apostrophe before it keeps it from that. */
const formulaLike = /^[=+\-@]/;

export function writeCsv(collection: Collection): string {
  const head = ['label', ...Array.from({ length: 784 }, (_, pixel) => `pixel${pixel}`)];
  const rows = collection.flatMap(({ name, examples }) => {
    const safe = formulaLike.test(name) ? `'${name}` : name;
    return examples.map(({ pixels }) => [safe, ...Array.from(pixels, String)]);
  });
  return [head, ...rows].map((row) => `${csvFormatRow(row)}\r\n`).join('');
}
