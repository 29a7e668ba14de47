// What a file is, by its first bytes: its name may say anything. What cannot be read here is told by its own name.

import { DataError } from './data-error.ts';

export type FileKind = 'png' | 'jpeg' | 'gzip' | 'idx' | 'csv';

const starts: [kind: FileKind, found: (bytes: Uint8Array) => boolean][] = [
  ['png', beginsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ['jpeg', beginsWith(0xff, 0xd8, 0xff)],
  ['gzip', beginsWith(0x1f, 0x8b)],
  // The third byte is the type of its numbers; a film or a HEIC photo begins with two zeros as well.
  ['idx', (bytes) => beginsWith(0, 0)(bytes) && (bytes.length < 3 || isIdxType(bytes[2]))],
];

const isIdxType = (byte: number) => byte >= 0x08 && byte <= 0x0e;

function beginsWith(...bytes: number[]) {
  return (beginning: Uint8Array) => bytes.every((byte, k) => beginning[k] === byte);
}

/** Others that people have, and what to do with them. The first that fits counts. */
const others: [name: string, at: number, text: string, advice: string][] = [
  ['a WebP image', 8, 'WEBP', 'Save it as PNG or JPEG'],
  ['a GIF image', 0, 'GIF8', 'Save it as PNG'],
  ['a BMP image', 0, 'BM', 'Save it as PNG'],
  ['an AVIF image', 4, 'ftypavif', 'Save it as PNG or JPEG'],
  ['a HEIC photo', 4, 'ftyphei', 'Save it as JPEG'],
  ['a HEIC photo', 4, 'ftypmif1', 'Save it as JPEG'],
  ['a film', 4, 'ftyp', 'Save single pictures of it as PNG or JPEG'],
  ['a TIFF image', 0, 'II*\0', 'Save it as PNG'],
  ['a TIFF image', 0, 'MM\0*', 'Save it as PNG'],
  ['a Photoshop image', 0, '8BPS', 'Save it as PNG'],
  ['an icon', 0, '\0\0\u0001\0', 'Save it as PNG'],
  ['a JPEG XL image', 4, 'JXL ', 'Save it as PNG or JPEG'],
  ['a JPEG 2000 image', 4, 'jP  ', 'Save it as PNG or JPEG'],
  ['a PDF', 0, '%PDF', 'Save its pictures as PNG'],
  ['a NumPy array', 1, 'NUMPY', 'Save it as CSV or IDX'],
  ['an old Excel or Word file', 0, '\u00d0\u00cf\u0011\u00e0', 'Save it as CSV'],
  ['an HDF5 file', 1, 'HDF\r\n', 'Save its tables as CSV'],
  ['a MATLAB file', 0, 'MATLAB', 'Save its tables as CSV'],
  ['a Parquet table', 0, 'PAR1', 'Save it as CSV'],
  ['an Arrow table', 0, 'ARROW1', 'Save it as CSV'],
  ['an SQLite database', 0, 'SQLite format', 'Save its table as CSV'],
  ['a Python pickle', 0, '\u0080\u0002', 'Save it as CSV'],
  ['a Python pickle', 0, '\u0080\u0003', 'Save it as CSV'],
  ['a Python pickle', 0, '\u0080\u0004', 'Save it as CSV'],
  ['a Python pickle', 0, '\u0080\u0005', 'Save it as CSV'],
  ['a RAR archive', 0, 'Rar!', 'Unpack it, and bring the files in it'],
  ['a 7z archive', 0, '7z\u00bc\u00af', 'Unpack it, and bring the files in it'],
  ['a bzip2 archive', 0, 'BZh', 'Unpack it, and bring the file in it'],
  ['an xz archive', 0, '\u00fd7zXZ', 'Unpack it, and bring the file in it'],
  ['a Zstandard archive', 0, '\u0028\u00b5\u002f\u00fd', 'Unpack it, and bring the file in it'],
  ['a tar archive', 257, 'ustar', 'Unpack it, and bring the files in it'],
];

/** Of an archive, of an empty one, and of one in parts. */
const zipStarts = ['PK\u0003\u0004', 'PK\u0005\u0006', 'PK\u0007\u0008'];

/** Files that are ZIP archives inside: their ending, or what their first entry is called, tells. */
const zipped: [name: string, endings: RegExp, entries: RegExp, advice: string][] = [
  ['an Excel table', /^xls[xmb]$/i, /\bxl\//, 'Save it as CSV'],
  ['a table of LibreOffice', /^ods$/i, /opendocument\.spreadsheet/, 'Save it as CSV'],
  ['a table of Numbers', /^numbers$/i, /Index\/Document\.iwa/, 'Save it as CSV'],
  ['NumPy arrays', /^npz$/i, /\.npy/, 'Save each as CSV or IDX'],
  ['a trained network of PyTorch', /^(pt|pth)$/i, /data\.pkl/, 'Bring the images it learned from'],
  [
    'a text or a presentation',
    /^(doc|ppt)[xm]$|^od[tp]$/i,
    /\b(word|ppt)\//,
    'Save its pictures as PNG',
  ],
  ['a ZIP archive', /^/, /^/, 'Unpack it, and bring the files in it'],
];

/** Texts that are no tables, by how they begin. */
const texts: [name: string, found: RegExp, advice: string][] = [
  [
    'a pointer of Git LFS to a file, and not the file',
    /^version https?:\/\/(git-lfs|hawser)/,
    'Fetch the file itself: “git lfs pull”, or the button for downloads on the page it is from',
  ],
  [
    'a pointer of git-annex to a file, and not the file',
    /^(\.\.\/)*(\.git)?\/?annex\/objects\//,
    'Fetch the file itself: “git annex get”',
  ],
  [
    'an SVG drawing',
    /^(<\?xml[^>]*>\s*)?(<!--[^>]*-->\s*)?(<!DOCTYPE svg[^>]*>\s*)?<svg\b/i,
    'Save it as PNG',
  ],
  [
    'a web page, perhaps one that says why the file did not come',
    /^(<!--[^>]*-->\s*)?<(!doctype html|html|head|body|script|meta|title|center|h1)\b/i,
    'Open it to see what it says, and fetch the file again',
  ],
  ['XML', /^<\?xml|^<[a-z][\w:-]*[\s>]/i, 'Save it as CSV'],
  [
    'JSON',
    /^[[{]\s*["[{\]}\d-]/,
    'If it is a message, fetch the file again; if it is a table, save it as CSV',
  ],
  ['an ARFF table', /^((%[^\n]*)?\n)*\s*@relation\b/i, 'Save it as CSV'],
  ['a LIBSVM table', /^\S+([ \t]+\d+:\S+){2}/, 'Save it as CSV'],
  ['a Matrix Market table', /^%%MatrixMarket/, 'Save it as CSV'],
  ['a PGM or PPM image', /^P[1-6]\s+(#[^\n]*\n\s*)*\d+\s+\d+/, 'Save it as PNG'],
  ['a text in RTF', /^\{\\rtf/, 'Save it as CSV'],
  ['a PostScript drawing', /^%!PS/, 'Save it as PNG'],
  ['a program', /^#!\s*\//, 'Bring the table that it makes'],
];

/** `beginning` is the first kilobyte or so. Throws DataError for what cannot be read here. */
export function kindOf(file: string, beginning: Uint8Array): FileKind {
  if (beginning.length === 0) throw new DataError(file, '', 'the file is empty');
  for (const [kind, found] of starts) if (found(beginning)) return kind;
  // One letter a byte.
  const letters = Array.from(beginning.subarray(0, 1024), (byte) => String.fromCharCode(byte));
  const beginningText = letters.join('');
  for (const [name, at, text, advice] of others)
    if (beginningText.startsWith(text, at)) throw isOther(file, name, advice);
  if (zipStarts.some((text) => beginningText.startsWith(text))) {
    const ending = endingOf(file);
    const [name, , , advice] =
      zipped.find(([, endings]) => ending && endings.source !== '^' && endings.test(ending)) ??
      zipped.find(([, , entries]) => entries.test(beginningText))!;
    throw isOther(file, name, advice);
  }
  // Text has no byte 0; UTF-16, as some tables are saved in, has, and says so at its start.
  if (!beginning.includes(0)) return expectTable(file, beginningText);
  const isWide = /^(\u00ff\u00fe|\u00fe\u00ff)/.test(beginningText);
  throw new DataError(
    file,
    'byte 0',
    isWide
      ? 'this text is in UTF-16, and UTF-8 can be read here'
      : 'this isn’t a PNG, JPEG, IDX or CSV file',
    isWide ? 'Save it as CSV in UTF-8' : '',
  );
}

const isOther = (file: string, name: string, advice: string) =>
  new DataError(
    file,
    'byte 0',
    `this is ${name}, and PNG, JPEG, IDX and CSV can be read here`,
    advice,
  );

/** Without its point; empty where there is none. */
const endingOf = (file: string) => /\.(\w{1,8})$/.exec(file.slice(-10))?.[1] ?? '';

function expectTable(file: string, beginning: string): 'csv' {
  const text = beginning.replace(/^\u00ef\u00bb\u00bf/, '').trimStart();
  for (const [name, found, advice] of texts)
    if (found.test(text)) throw isOther(file, name, advice);
  // Only a table has commas or other marks; a picture's name on it is a mistake of whoever saved it.
  if (/^(png|jpe?g|jfif|gif|webp|bmp|tiff?|heic|avif)$/i.test(endingOf(file)))
    throw new DataError(
      file,
      'byte 0',
      'this is text, and no picture, whatever its name says',
      'Fetch or save it again',
    );
  return 'csv';
}
