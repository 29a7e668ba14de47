// Files as other programs write them: PNG, IDX and CSV put together here by their formats' descriptions.
import { crc32, deflateSync, gzipSync } from 'node:zlib';

const chunk = (name: string, content: Uint8Array) => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function header(width: number, height: number): Buffer {
  const fields = Buffer.alloc(13);
  fields.writeUInt32BE(width, 0);
  fields.writeUInt32BE(height, 4);
  fields.set([8, 0, 0, 0, 0], 8); // 8 bits of grey
  return fields;
}

/** `pixels` is (height, width), 0 = black. */
export function png(width: number, height: number, pixels: ArrayLike<number>): Buffer<ArrayBuffer> {
  const rows = Buffer.alloc(height * (width + 1));
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++)
      rows[row * (width + 1) + 1 + column] = pixels[row * width + column]!;
  return pngOf(width, height, deflateSync(rows));
}

/** A PNG that says it is of this size, whatever it holds. */
export const pngOf = (width: number, height: number, content: Uint8Array): Buffer<ArrayBuffer> =>
  Buffer.concat([
    signature,
    chunk('IHDR', header(width, height)),
    chunk('IDAT', content),
    chunk('IEND', Buffer.alloc(0)),
  ]);

/** The beginning of a JPEG: a comment, and the frame's header. */
export const jpegStart = (width: number, height: number): Buffer<ArrayBuffer> =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, 6, 1, 2, 3, 4, 0xff, 0xff, 0xc2, 0, 11, 8]),
    Buffer.from([height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]),
  ]);

export function idx(shape: number[], values: ArrayLike<number>): Buffer<ArrayBuffer> {
  const start = Buffer.alloc(4 + 4 * shape.length);
  start.set([0, 0, 8, shape.length]);
  shape.forEach((size, k) => start.writeUInt32BE(size, 4 + 4 * k));
  return Buffer.concat([start, Uint8Array.from(values)]);
}

export const gz = (bytes: Uint8Array): Buffer<ArrayBuffer> => Buffer.from(gzipSync(bytes));

/** A stroke from the top to the bottom, or from left to right, with the image's number as a faint mark of its own. */
export function stroke(kind: 'upright' | 'lying', number: number): Uint8Array<ArrayBuffer> {
  const pixels = new Uint8Array(784);
  const place = 11 + (number % 6);
  for (let along = 4; along < 24; along++)
    for (let across = place; across < place + 3; across++)
      pixels[kind === 'upright' ? along * 28 + across : across * 28 + along] = 255 - (number % 40);
  pixels[0] = Math.floor(number / 6) % 200;
  return pixels;
}
