// Changed cells in a link: packed into the part of the address that is never sent to a host.
//
// What comes out of a link is text and nothing more; whoever opens it decides what becomes of it.
import * as v from 'valibot';
import { packedIn, spellings } from '#src/session/link-address.ts';
import { countUnseen } from './signs.ts';

/**
 * Sizes beyond which a link is neither made nor opened: as it stands in the address, unpacked, and in lines. A few
 * kilobytes may unpack to what holds the page up by being printed.
 */
export const linkLimits = {
  encodedCharacters: 32_768,
  decodedBytes: 300_000,
  characters: 50_000,
  lines: 2_000,
  /** Signs that nobody sees, each of which is shown as a mark. */
  unseen: 200,
};

const mark = '#cells=';
/** Characters may take three bytes each. */
const longestPacked = linkLimits.decodedBytes / 3;

export class ShareError extends Error {
  override name = 'ShareError';
}

const shared = v.strictObject({
  v: v.literal(1),
  chapter: v.pipe(v.string(), v.maxLength(100)),
  cells: v.pipe(
    v.array(v.tuple([v.pipe(v.string(), v.minLength(1), v.maxLength(100)), v.string()])),
    v.minLength(1),
    v.maxLength(200),
  ),
});

export interface Shared {
  chapter: string;
  cells: Map<string, string>;
}

const linesOf = (text: string): number => {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
};

function fits(cells: Map<string, string>): boolean {
  const texts = [...cells.values()];
  const lines = texts.reduce((sum, text) => sum + linesOf(text), 0);
  const unseen = texts.reduce((sum, text) => sum + countUnseen(text, linkLimits.unseen), 0);
  return (
    lines <= linkLimits.lines &&
    unseen <= linkLimits.unseen &&
    texts.every(({ length }) => length <= linkLimits.characters)
  );
}

/** The fragment, `#` included. Throws ShareError when it would be too long for a link. */
export async function writeShared({ chapter, cells }: Shared): Promise<string> {
  const text = JSON.stringify({ v: 1, chapter, cells: [...cells] });
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  const encoded = toBase64(bytes);
  const isTooLong = encoded.length > linkLimits.encodedCharacters || text.length > longestPacked;
  if (isTooLong || !fits(cells)) {
    throw new ShareError(
      'These changes are too long for a link. Download the notebook and send the file.',
    );
  }
  return mark + encoded;
}

/** Throws ShareError for whatever is not a link of ours. */
export async function readShared(hash: string): Promise<Shared> {
  const encoded = packedIn(hash, 'cells');
  if (encoded === undefined) throw new ShareError('This link carries no cells.');
  if (encoded.length > linkLimits.encodedCharacters)
    throw new ShareError('This link is too long to be one of this book’s.');
  for (const spelling of spellings(encoded)) {
    try {
      return await read(spelling);
    } catch (error) {
      if (error instanceof ShareError) throw error;
    }
  }
  throw new ShareError('This link is damaged: the changed cells in it cannot be read.');
}

async function read(encoded: string): Promise<Shared> {
  const parsed = v.parse(shared, JSON.parse(await unpack(fromBase64(encoded))));
  const cells = new Map(parsed.cells);
  if (cells.size < parsed.cells.length) throw new Error('twice');
  if (!fits(cells)) throw new ShareError(unpacksToMore);
  return { chapter: parsed.chapter, cells };
}

const unpacksToMore = 'This link unpacks to more than a chapter can hold.';

async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    length += value.length;
    if (length > linkLimits.decodedBytes) {
      // A few kilobytes may unpack to gigabytes.
      await reader.cancel();
      throw new ShareError(unpacksToMore);
    }
    text += decoder.decode(value, { stream: true });
  }
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
