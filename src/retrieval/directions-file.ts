// The directions' file: what a page needs to place an image among principal components, as plain float32 numbers.
//
// First the directions of the pixels (50, 784), largest variance first, then those of the trained hidden layer (2, 128).

export const directionsFile = 'experiments/directions.bin';
export const [pixelDirections, hiddenDirections] = [50, 2];
const [pixelCount, hiddenCount] = [784, 128];

export interface Directions {
  /** (50, 784) */
  pixels: Float32Array;
  /** (2, 128) */
  hidden: Float32Array;
}

type Rows = readonly ArrayLike<number>[];

export function packDirections(pixels: Rows, hidden: Rows): Uint8Array<ArrayBuffer> {
  const numbers = [...pixels.slice(0, pixelDirections), ...hidden.slice(0, hiddenDirections)];
  return new Uint8Array(Float32Array.from(numbers.flatMap((row) => Array.from(row))).buffer);
}

/** Throws RangeError when the length is another. */
export function unpackDirections(bytes: Uint8Array): Directions {
  const first = pixelDirections * pixelCount;
  const all = first + hiddenDirections * hiddenCount;
  if (bytes.length !== 4 * all) {
    throw new RangeError(
      `directions: the file should have ${4 * all} bytes, found ${bytes.length}.`,
    );
  }
  const numbers = new Float32Array(bytes.slice().buffer);
  return { pixels: numbers.subarray(0, first), hidden: numbers.subarray(first) };
}
