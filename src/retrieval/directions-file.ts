// The directions' file: what a page needs to place an image among principal components, as plain float32 numbers.
//
// The directions of the pixels (50, 784), largest variance first.

export const directionsFile = 'experiments/directions.bin';
export const pixelDirections = 50;
const pixelCount = 784;

export function packDirections(pixels: readonly ArrayLike<number>[]): Uint8Array<ArrayBuffer> {
  const numbers = pixels.slice(0, pixelDirections).flatMap((row) => Array.from(row));
  return new Uint8Array(Float32Array.from(numbers).buffer);
}

/** (50, 784). Throws RangeError when the length is another. */
export function unpackDirections(bytes: Uint8Array): Float32Array {
  const all = pixelDirections * pixelCount;
  if (bytes.length !== 4 * all) {
    throw new RangeError(
      `directions: the file should have ${4 * all} bytes, found ${bytes.length}.`,
    );
  }
  return new Float32Array(bytes.slice().buffer);
}
