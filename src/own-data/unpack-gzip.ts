// A gzip file unpacked piece by piece, and given up as soon as it is more than it may be.
//
// It may be several members in a row, as "cat a.gz b.gz" makes it: browsers unpack one, and take the next for rubbish.
// Source: RFC 1952, section 2.2, https://www.rfc-editor.org/rfc/rfc1952

import { DataError } from './data-error.ts';
import { limits } from './limits.ts';

/** What looks like a beginning within packed bytes is tried as one; after so many that were none, the file is damaged. */
const mostTries = 40;

/** `limit` in bytes, unpacked. Throws DataError. */
export async function unpackGzip(file: string, packed: Blob, limit: number): Promise<Uint8Array> {
  // Packed text is never larger than its text by more than this.
  if (packed.size > limit + limits.imageBytes) throw tooLarge(file, limit);
  const { ends, last } = endsOfMembers(new Uint8Array(await packed.arrayBuffer()));
  const pieces: Uint8Array[] = [];
  const room = { limit, length: 0 };
  let [start, tries] = [0, 0];
  for (const end of ends) {
    const [before, count] = [room.length, pieces.length];
    if (await unpackMember(packed.slice(start, end), pieces, room)) {
      [start, tries] = [end, 0];
      continue;
    }
    if (room.length > limit) throw tooLarge(file, limit);
    const isLastTry = end === packed.size || ++tries > mostTries;
    if (isLastTry && start < last) throw damaged(file, room.length);
    if (isLastTry) break;
    room.length = before;
    pieces.length = count;
  }
  return joined(pieces, room.length);
}

/** Where a member may end: before each three bytes that begin one, and at the end; the zeros there, as tapes leave them, are none. */
function endsOfMembers(bytes: Uint8Array): { ends: number[]; last: number } {
  const ends: number[] = [];
  for (let at = bytes.indexOf(0x1f, 1); at > 0; at = bytes.indexOf(0x1f, at + 1))
    if (bytes[at + 1] === 0x8b && bytes[at + 2] === 8 && bytes[at + 3] < 0x20) ends.push(at);
  let last = bytes.length;
  while (last > 0 && bytes[last - 1] === 0) last -= 1;
  // The last four bytes are the length, whose own zeros are no rubbish.
  for (let end = last; end < Math.min(bytes.length, last + 4); end++) ends.push(end);
  return { ends: [...ends, bytes.length], last };
}

/** Adds to `pieces` what it unpacks; false when the member is not whole, or there is no more room. */
async function unpackMember(
  member: Blob,
  pieces: Uint8Array[],
  room: { readonly limit: number; length: number },
): Promise<boolean> {
  const reader = member.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      room.length += next.value.length;
      if (room.length > room.limit) throw new RangeError('too large');
      pieces.push(next.value);
    }
    return true;
  } catch {
    void reader.cancel().catch(() => undefined);
    return false;
  }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

const damaged = (file: string, length: number) =>
  new DataError(
    file,
    `after ${length.toLocaleString('en-GB')} unpacked bytes`,
    'the gzip file is damaged or cut off',
    'Fetch or pack it again',
  );

/** How large it would have become nobody knows. */
const tooLarge = (file: string, limit: number) =>
  new DataError(
    file,
    '',
    `unpacked it is more than the ${Math.round(limit / 2 ** 20)} MB that a file may have`,
    'Bring a part of it',
  );
