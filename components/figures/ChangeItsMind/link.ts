// A changed digit in a link: in the part of the address that is never sent to a host.
//
// What comes out of a link is a picture and a list of pixels, or nothing. One byte for the version, one for the wanted
// digit, one that says whether the picture itself follows, then two bytes an edit. The last two check all the others, so
// that a letter that was lost or changed on the way makes no other picture.
import type { Edit } from '#src/formulas/persuasion.ts';
import { imagePixels } from '#src/mnist/image-set.ts';
import { packedIn, spellings } from '#src/session/link-address.ts';

export interface Shared {
  wanted: number;
  /** 784 bytes; none when it is the book's own example. */
  pixels?: Uint8Array;
  /** No pixel twice. */
  edits: Edit[];
}

const version = 1;
const [headLength, checkLength] = [3, 2];
/** In letters: a picture, and every one of its pixels edited. */
const longest = 4 * Math.ceil((headLength + 3 * imagePixels + checkLength) / 3);
/** Beyond the place of a pixel, in its two bytes: ink, not paper. */
const penBit = 0x8000;

/** A prime: one byte for another, or two that change places, never leave the sum as it was. */
const checkOf = (bytes: Iterable<number>): number => {
  let sum = 0;
  for (const byte of bytes) sum = (31 * sum + byte + 1) % 65_521;
  return sum;
};

/** The fragment, `#` included. */
export function writeLink({ wanted, pixels, edits }: Shared): string {
  const bytes = [version, wanted, pixels ? 1 : 0, ...(pixels ?? [])];
  for (const { pixel, tool } of edits) {
    const both = pixel | (tool === 'pen' ? penBit : 0);
    bytes.push(both >> 8, both & 255);
  }
  const check = checkOf(bytes);
  bytes.push(check >> 8, check & 255);
  return `#mind=${btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')}`;
}

/** Above it nothing is ours; some dashes may stand behind it. */
export const isTooLong = (packed: string) => packed.length > longest + 8;

/** Undefined for whatever is not a link of ours. */
export function readLink(fragment: string): Shared | undefined {
  const packed = packedIn(fragment, 'mind') ?? '';
  if (isTooLong(packed)) return undefined;
  for (const spelling of spellings(packed)) {
    const found = read(bytesOf(spelling));
    if (found) return found;
  }
  return undefined;
}

function bytesOf(encoded: string): Uint8Array {
  try {
    const binary = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

function read(all: Uint8Array): Shared | undefined {
  const bytes = all.subarray(0, -checkLength);
  const [high = 0, low = 0] = all.subarray(-checkLength);
  if (checkOf(bytes) !== ((high << 8) | low)) return undefined;
  const [found, wanted, own] = bytes;
  if (found !== version || wanted === undefined || wanted > 9 || own === undefined || own > 1) {
    return undefined;
  }
  const start = headLength + own * imagePixels;
  if (bytes.length < start || (bytes.length - start) % 2 === 1) return undefined;
  const edits: Edit[] = [];
  for (let at = start; at < bytes.length; at += 2) {
    const both = (bytes[at]! << 8) | bytes[at + 1]!;
    const pixel = both & ~penBit;
    if (pixel >= imagePixels) return undefined;
    edits.push({ pixel, tool: both & penBit ? 'pen' : 'eraser' });
  }
  if (new Set(edits.map(({ pixel }) => pixel)).size < edits.length) return undefined;
  return { wanted, edits, ...(own && { pixels: bytes.slice(headLength, start) }) };
}
