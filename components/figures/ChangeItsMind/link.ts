// A changed digit in a link: in the part of the address that is never sent to a host.
//
// What comes out of a link is a picture and a list of pixels, or nothing. One byte for the version, one for the wanted
// digit, one that says whether the picture itself follows, then two bytes an edit.
import type { Edit } from '#src/formulas/persuasion.ts';
import { imagePixels } from '#src/mnist/image-set.ts';

export interface Shared {
  wanted: number;
  /** 784 bytes; none when it is the book's own example. */
  pixels?: Uint8Array;
  /** No pixel twice. */
  edits: Edit[];
}

const version = 1;
const headLength = 3;
/** Above it nothing is ours: a picture, and every one of its pixels edited. */
const longest = 4 * Math.ceil((headLength + 3 * imagePixels) / 3);
/** Beyond the place of a pixel, in its two bytes: ink, not paper. */
const penBit = 0x8000;

/** The fragment, `#` included. */
export function writeLink({ wanted, pixels, edits }: Shared): string {
  const bytes = [version, wanted, pixels ? 1 : 0, ...(pixels ?? [])];
  for (const { pixel, tool } of edits) {
    const both = pixel | (tool === 'pen' ? penBit : 0);
    bytes.push(both >> 8, both & 255);
  }
  return `#mind=${btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')}`;
}

/** Undefined for whatever is not a link of ours. */
export function readLink(fragment: string): Shared | undefined {
  const [, encoded] = /^#mind=([\w-]+)/i.exec(fragment) ?? [];
  if (!encoded || encoded.length > longest) return undefined;
  let bytes: Uint8Array;
  try {
    const binary = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
    bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
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
