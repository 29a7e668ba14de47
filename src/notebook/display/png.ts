// A picture as a PNG file: signature, header, pixels in stored (uncompressed) blocks, end. RFC 2083, RFC 1950 and RFC 1951.
// The book's one writer of PNG in the browser: the cells' pictures and the small ones of the reader's own data.

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xed_b8_83_20 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

export function crc32(bytes: Uint8Array): number {
  let crc = 0xff_ff_ff_ff;
  for (const byte of bytes) crc = crcTable[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return ~crc >>> 0;
}

export function adler32(bytes: Uint8Array): number {
  let [low, high] = [1, 0];
  for (const byte of bytes) {
    low = (low + byte) % 65_521;
    high = (high + low) % 65_521;
  }
  return ((high << 16) | low) >>> 0;
}

const bigEndian = (value: number) => [
  value >>> 24,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
];

function joined(parts: ArrayLike<number>[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** zlib without compression: blocks of up to 65,535 bytes, each with its length and the length's complement. */
function stored(bytes: Uint8Array): Uint8Array {
  const parts: ArrayLike<number>[] = [[0x78, 0x01]];
  for (let at = 0; at < bytes.length; at += 65_535) {
    const block = bytes.subarray(at, at + 65_535);
    const last = at + block.length === bytes.length ? 1 : 0;
    const [low, high] = [block.length & 255, block.length >> 8];
    parts.push([last, low, high, ~low & 255, ~high & 255], block);
  }
  return joined([...parts, bigEndian(adler32(bytes))]);
}

function chunk(type: string, content: ArrayLike<number>): Uint8Array {
  const body = joined([Array.from(type, (letter) => letter.charCodeAt(0)), content]);
  return joined([bigEndian(content.length), body, bigEndian(crc32(body))]);
}

export interface PngForm {
  width: number;
  height: number;
  /** Bits of a sample, and what a pixel is: 6 red, green, blue and opacity; 3 a place in a palette. */
  depth: 4 | 8;
  kind: 3 | 6;
  /** What stands before the pixels. */
  before?: [type: string, content: ArrayLike<number>][];
}

/** @param rows the pixels' bytes, row after row, of `height` rows. */
export function pngFile(rows: ArrayLike<number>, form: PngForm): Uint8Array {
  const { width, height, depth, kind, before = [] } = form;
  const long = Math.ceil((width * depth * (kind === 6 ? 4 : 1)) / 8);
  const all = height * long;
  if (rows.length !== all)
    throw new RangeError(`png: the pixels should have ${all} bytes, found ${rows.length}.`);
  const lines = new Uint8Array(height * (long + 1));
  // Each line begins with the number of its filter: 0, none.
  for (let at = 0; at < rows.length; at++) lines[at + Math.floor(at / long) + 1] = rows[at]!;
  return joined([
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    chunk('IHDR', [...bigEndian(width), ...bigEndian(height), depth, kind, 0, 0, 0]),
    ...before.map(([type, content]) => chunk(type, content)),
    chunk('IDAT', stored(lines)),
    chunk('IEND', []),
  ]);
}

/** @param pixels red, green, blue, opacity of each, row after row: width · height · 4 bytes. */
export const png = (pixels: ArrayLike<number>, width: number, height: number): Uint8Array =>
  pngFile(pixels, { width, height, depth: 8, kind: 6 });

export function base64(bytes: Uint8Array): string {
  let letters = '';
  for (let at = 0; at < bytes.length; at += 8_192) {
    letters += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  }
  return btoa(letters);
}
