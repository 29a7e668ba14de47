// What a file is, by its first bytes: its name may say anything.

import { DataError } from './data-error.ts';

export type FileKind = 'png' | 'jpeg' | 'gzip' | 'idx' | 'csv';

const starts: [kind: FileKind, ...bytes: number[]][] = [
  ['png', 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  ['jpeg', 0xff, 0xd8, 0xff],
  ['gzip', 0x1f, 0x8b],
  ['idx', 0x00, 0x00],
];

/** Others that people have, and what to do with them. */
const others: [name: string, at: number, text: string, advice: string][] = [
  ['a WebP image', 8, 'WEBP', 'Save it as PNG or JPEG'],
  ['a GIF image', 0, 'GIF8', 'Save it as PNG'],
  ['a BMP image', 0, 'BM', 'Save it as PNG'],
  ['an AVIF or HEIC image', 4, 'ftyp', 'Save it as JPEG'],
  ['a PDF', 0, '%PDF', 'Save its pictures as PNG'],
  ['a ZIP archive', 0, 'PK\u0003\u0004', 'Unpack it, and bring the files in it'],
  ['a NumPy array', 1, 'NUMPY', 'Save it as CSV or IDX'],
];

/** `beginning` is the first kilobyte or so. Throws DataError for what cannot be read here. */
export function kindOf(file: string, beginning: Uint8Array): FileKind {
  if (beginning.length === 0) throw new DataError(file, '', 'the file is empty');
  for (const [kind, ...bytes] of starts)
    if (bytes.every((byte, k) => beginning[k] === byte)) return kind;
  for (const [name, at, text, advice] of others)
    if ([...text].every((letter, k) => beginning[at + k] === letter.charCodeAt(0)))
      throw new DataError(
        file,
        'byte 0',
        `this is ${name}, and PNG, JPEG, IDX and CSV can be read here`,
        advice,
      );
  // Text has no byte 0; UTF-16, as some tables are saved in, has, and says so at its start.
  if (!beginning.includes(0)) return 'csv';
  const isWide =
    (beginning[0] === 0xff && beginning[1] === 0xfe) ||
    (beginning[0] === 0xfe && beginning[1] === 0xff);
  throw new DataError(
    file,
    'byte 0',
    isWide
      ? 'this text is in UTF-16, and UTF-8 can be read here'
      : 'this is no PNG, JPEG, IDX or CSV',
    isWide ? 'Save it as CSV in UTF-8' : '',
  );
}
