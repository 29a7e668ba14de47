// The reader's images as a table that this figure reads again: class, then 784 pixels, one row an image.
import { csvFormatRow } from 'd3-dsv';
import type { Collection } from './collection.ts';
import { ownHead, withApostrophe } from './csv-names.ts';

export function writeCsv(collection: Collection): string {
  const rows = collection.flatMap(({ name, examples }) =>
    examples.map(({ pixels }) => [withApostrophe(name), ...Array.from(pixels, String)]),
  );
  return [ownHead, ...rows].map((row) => `${csvFormatRow(row)}\r\n`).join('');
}
