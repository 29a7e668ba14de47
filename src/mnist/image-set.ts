// Many handwritten digits in two flat arrays: their pixels and their labels.

/** The side of a picture, in pixels. */
export const imageSide = 28;
/** Pixels in one picture. */
export const imagePixels = imageSide * imageSide;
/** What a picture may show. */
export const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
export const classCount = digits.length;

/** `pixels` is (count, 784), row by row, 0 = paper and 255 = ink; `labels` is (count), each 0 to 9. */
export interface ImageSet {
  name: string;
  count: number;
  pixels: Uint8Array;
  labels: Uint8Array;
}

/** The 784 pixels of one picture: a view, so writing to it would change the set. */
export function pixelsOf(set: ImageSet, index: number): Uint8Array {
  if (!Number.isInteger(index) || index < 0 || index >= set.count) {
    throw new RangeError(
      `pixelsOf: the index in "${set.name}" should be a whole number from 0 to ${set.count - 1}, found ${index}.`,
    );
  }
  return set.pixels.subarray(index * imagePixels, (index + 1) * imagePixels);
}

/** Pixels 0..255 as a network's inputs 0..1, same shape. */
export function toInputs(pixels: ArrayLike<number>): Float32Array {
  const inputs = new Float32Array(pixels.length);
  for (let i = 0; i < inputs.length; i++) inputs[i] = pixels[i] / 255;
  return inputs;
}

/**
 * The images at `places` as a batch: inputs (places.length, 784) from 0 to 1, and their labels.
 * Throws RangeError for an empty list, and for a place that is none of the set's.
 */
export function gatherBatch(
  { name, count, pixels, labels }: ImageSet,
  places: ArrayLike<number>,
): { inputs: Float32Array; labels: Uint8Array } {
  if (!(places.length > 0)) {
    throw new RangeError(`gatherBatch: a batch needs at least one image of "${name}", found none.`);
  }
  const pixelCount = pixels.length / labels.length;
  const batch = {
    inputs: new Float32Array(places.length * pixelCount),
    labels: new Uint8Array(places.length),
  };
  for (let row = 0; row < places.length; row++) {
    const place = places[row];
    if (!(place >= 0 && place < count)) {
      throw new RangeError(
        `gatherBatch: a place in "${name}" should be a whole number from 0 to ${count - 1}, found ${place}.`,
      );
    }
    for (let i = 0; i < pixelCount; i++) {
      batch.inputs[row * pixelCount + i] = pixels[place * pixelCount + i] / 255;
    }
    batch.labels[row] = labels[place];
  }
  return batch;
}

/** Several sets, one after the other, as one set. */
export function joinImageSets(name: string, sets: readonly ImageSet[]): ImageSet {
  const count = sets.reduce((sum, set) => sum + set.count, 0);
  const pixels = new Uint8Array(count * imagePixels);
  const labels = new Uint8Array(count);
  let first = 0;
  for (const set of sets) {
    pixels.set(set.pixels, first * imagePixels);
    labels.set(set.labels, first);
    first += set.count;
  }
  return { name, count, pixels, labels };
}
