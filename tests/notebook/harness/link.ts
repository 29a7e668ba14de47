// Links with cells in them, made as anybody can make them: of any shape.
import { deflateRawSync } from 'node:zlib';

/** A text goes in as it is, anything else as JSON. */
export const packed = (value: unknown) =>
  `#cells=${deflateRawSync(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')}`;

export const link = (cells: unknown, chapter: unknown = 'connections', v: unknown = 1) =>
  packed({ v, chapter, cells });
