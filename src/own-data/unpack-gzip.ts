// A gzip file unpacked piece by piece, and given up as soon as it is more than it may be.

import { DataError } from './data-error.ts';
import { checkBytes } from './limits.ts';

/** `limit` in bytes, unpacked. Throws DataError. */
export async function unpackGzip(file: string, packed: Blob, limit: number): Promise<Uint8Array> {
  const reader = packed.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      length += next.value.length;
      checkBytes(file, length, limit, 'an unpacked file');
      pieces.push(next.value);
    }
  } catch (error) {
    void reader.cancel().catch(() => undefined);
    if (error instanceof DataError) throw tooLarge(file, limit);
    throw new DataError(
      file,
      `after ${length.toLocaleString('en-GB')} unpacked bytes`,
      'the gzip file is damaged or cut off',
      'Fetch or pack it again',
    );
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** How large it would have become nobody knows. */
const tooLarge = (file: string, limit: number) =>
  new DataError(
    file,
    '',
    `unpacked it is more than the ${Math.round(limit / 2 ** 20)} MB that a file may have`,
    'Bring a part of it',
  );
