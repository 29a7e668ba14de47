// IDX, the format MNIST is published in: a magic number, the shape, then the bytes.

// Third byte of the magic number: the values are unsigned bytes. MNIST uses no other type.
const unsignedByte = 0x08;

/** `values` is a view on `bytes`, row-major in `shape`. Throws an Error when `bytes` is no sound IDX file. */
export function readIdx(bytes: Uint8Array): { shape: number[]; values: Uint8Array } {
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || header.getUint16(0) !== 0 || bytes[2] !== unsignedByte) {
    const found = Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0'));
    throw new Error(
      `readIdx: an IDX file of unsigned bytes should begin with 00 00 08, found ${found.join(' ') || 'nothing'}.`,
    );
  }
  const dimensions = bytes[3];
  const start = 4 + 4 * dimensions;
  if (bytes.length < start) {
    throw new Error(`readIdx: the header should hold ${start} bytes, found ${bytes.length}.`);
  }
  // Numbers in the header are big-endian, which DataView reads by default.
  const shape = Array.from({ length: dimensions }, (_, i) => header.getUint32(4 + 4 * i));
  const expected = shape.reduce((product, size) => product * size, 1);
  const values = bytes.subarray(start);
  if (values.length !== expected) {
    throw new Error(
      `readIdx: ${shape.join(' × ')} should be ${expected} values, found ${values.length}.`,
    );
  }
  return { shape, values };
}
