// Changed cells in a link: packed into the part of the address that is never sent to a host.
//
// What comes out of a link is text and nothing more; whoever opens it decides what becomes of it.
import * as v from 'valibot';

/** Sizes beyond which a link is refused: as it stands in the address, and unpacked. */
export const linkLimits = { encodedCharacters: 32_768, decodedBytes: 1_000_000 };

const mark = '#cells=';

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

export const isShared = (hash: string) => hash.startsWith(mark);

/** The fragment, `#` included. Throws ShareError when it would be too long for a link. */
export async function writeShared({ chapter, cells }: Shared): Promise<string> {
  const text = JSON.stringify({ v: 1, chapter, cells: [...cells] });
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  const encoded = toBase64(bytes);
  if (encoded.length > linkLimits.encodedCharacters) {
    throw new ShareError(
      'These changes are too long for a link. Download the notebook and send the file.',
    );
  }
  return mark + encoded;
}

/** Throws ShareError for whatever is not a link of ours. */
export async function readShared(hash: string): Promise<Shared> {
  if (!isShared(hash)) throw new ShareError('This link carries no cells.');
  const encoded = hash.slice(mark.length);
  if (encoded.length > linkLimits.encodedCharacters)
    throw new ShareError('This link is too long to be one of this book’s.');
  try {
    const bytes = fromBase64(encoded);
    const parsed = v.safeParse(shared, JSON.parse(await unpack(bytes)));
    if (!parsed.success) throw new Error('another shape');
    const { chapter, cells } = parsed.output;
    if (new Set(cells.map(([name]) => name)).size < cells.length) throw new Error('twice');
    return { chapter, cells: new Map(cells) };
  } catch (error) {
    if (error instanceof ShareError) throw error;
    throw new ShareError('This link is damaged: the changed cells in it cannot be read.');
  }
}

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
      throw new ShareError('This link unpacks to more than a chapter can hold.');
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
  if (!/^[\w-]*$/.test(text)) throw new Error('other characters');
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
