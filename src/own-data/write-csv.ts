// The reader's images as a table that this figure reads again: class, then 784 pixels, one row an image.

import type { Collection } from './collection.ts';

/** A spreadsheet takes a name that begins so for a formula, and an apostrophe before it keeps it from that. */
const formulaLike = /^[=+\-@]/;

export function writeCsv(collection: Collection): string {
  const head = ['label', ...Array.from({ length: 784 }, (_, pixel) => `pixel${pixel}`)].join(',');
  const rows = collection.flatMap(({ name, examples }) =>
    examples.map(({ pixels }) => `${quoted(name)},${pixels.join(',')}`),
  );
  return `${[head, ...rows].join('\r\n')}\r\n`;
}

function quoted(name: string): string {
  const safe = formulaLike.test(name) ? `'${name}` : name;
  return /[",;\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
