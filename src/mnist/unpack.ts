// Unpacks a shard and lets it through only if it is, byte for byte, the one the manifest names.
import { AssetError } from './asset-error.ts';
import { isGzip } from './download.ts';
import { classCount, type ImageSet } from './image-set.ts';
import type { Shard } from './manifest.ts';
import { contentLength, splitContent } from './packing.ts';

/** `body` may be packed or, by a host that unpacks on the way, not. Throws AssetError, 'truncated' or 'corrupt'. */
export async function unpack(shard: Shard, body: Uint8Array<ArrayBuffer>): Promise<ImageSet> {
  const length = contentLength(shard.count);
  const content = isGzip(body) ? await inflate(shard, body) : body;
  if (content.length !== length) {
    // A body that begins with neither gzip's mark nor a label was damaged, however long it is.
    const isBegun = content.length === 0 || content[0] < classCount;
    const kind = isBegun && content.length < length ? 'truncated' : 'corrupt';
    throw new AssetError(
      kind,
      `${shard.file} should unpack to ${length} bytes, found ${content.length}.`,
    );
  }
  const found = await digest(content);
  if (found !== shard.sha256) {
    throw new AssetError(
      'corrupt',
      `${shard.file} should have the SHA-256 ${shard.sha256}, found ${found}.`,
    );
  }
  return splitContent(shard.name, content, shard.count);
}

async function inflate(shard: Shard, packed: Uint8Array<ArrayBuffer>) {
  if (!('DecompressionStream' in globalThis))
    throw new AssetError('old', `There is no DecompressionStream for ${shard.file}.`);
  try {
    const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(unpacked).arrayBuffer());
  } catch (cause) {
    const kind = isCutShort(shard, packed) ? 'truncated' : 'corrupt';
    throw new AssetError(kind, `${shard.file} could not be unpacked.`, cause);
  }
}

/** Each browser words the decoder's error in its own way, so the bytes are asked: gzip ends with the length. */
function isCutShort({ count }: Shard, packed: Uint8Array): boolean {
  if (packed.length < 4) return true;
  const end = new DataView(packed.buffer, packed.byteOffset + packed.length - 4);
  return end.getUint32(0, true) !== contentLength(count);
}

async function digest(content: Uint8Array<ArrayBuffer>): Promise<string> {
  // Browsers give crypto.subtle to secure pages only; a course on plain http must work too.
  const bytes = globalThis.crypto?.subtle
    ? new Uint8Array(await crypto.subtle.digest('SHA-256', content))
    : (await import('@noble/hashes/sha2.js')).sha256(content);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
