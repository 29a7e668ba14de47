// A neuron that somebody paints: what its weighted sum is for each image, and which digits it puts on top.
import { classCount, imagePixels, imageSide, type ImageSet } from '#src/mnist/image-set.ts';

/** The digit that it should find. */
export const wantedDigit = 4;
/** Of the trained network’s hidden neurons, counted from 0, the one that finds it best; a test compares all 128. */
export const trainedNeuron = 15;

/** −1, 0 or 1 for each pixel, (784). */
export type Painting = Int8Array;

/** A brush is a cross of five pixels around `pixel`; what would lie outside the picture is left out. */
export function brushAt(pixel: number): number[] {
  const [row, column] = [Math.floor(pixel / imageSide), pixel % imageSide];
  return [
    [row, column],
    [row - 1, column],
    [row + 1, column],
    [row, column - 1],
    [row, column + 1],
  ]
    .filter((place) => place.every((at) => at >= 0 && at < imageSide))
    .map(([y, x]) => y! * imageSide + x!);
}

/** The pixels of a straight line between two, both ends included: a fast pointer skips some. */
export function lineBetween(from: number, to: number): number[] {
  const [top, left] = [Math.floor(from / imageSide), from % imageSide];
  const [down, right] = [Math.floor(to / imageSide) - top, (to % imageSide) - left];
  const steps = Math.max(1, Math.abs(down), Math.abs(right));
  return Array.from({ length: steps + 1 }, (_, k) => {
    const share = k / steps;
    return Math.round(top + share * down) * imageSide + Math.round(left + share * right);
  });
}

/** `painting` with the brush led from pixel `from` to pixel `to`. */
export function stroked(
  painting: Painting,
  from: number,
  to: number,
  weight: -1 | 0 | 1,
): Painting {
  const next = painting.slice();
  for (const middle of lineBetween(from, to)) for (const at of brushAt(middle)) next[at] = weight;
  return next;
}

/** A 4 in three strokes, as one would write it: row and column of both ends of each. */
const strokesOf4 = [
  [6, 8, 14, 7],
  [14, 7, 14, 18],
  [6, 19, 22, 18],
] as const;

/** What the reader finds: ink that counts for a 4, and none that counts against. */
export const firstPainting: Painting = strokesOf4.reduce<Painting>(
  (painting, [top, left, bottom, right]) =>
    stroked(painting, top * imageSide + left, bottom * imageSide + right, 1),
  new Int8Array(imagePixels),
);

/** The weighted sum of each image’s bytes (count): whole numbers where the weights are. */
export function sumsOf(weights: ArrayLike<number>, { pixels, count }: ImageSet): Float64Array {
  const places = Array.from(weights, (_, pixel) => pixel).filter((pixel) => weights[pixel] !== 0);
  return Float64Array.from({ length: count }, (_, image) => {
    let sum = 0;
    for (const pixel of places) sum += weights[pixel]! * pixels[image * imagePixels + pixel]!;
    return sum;
  });
}

export interface Top {
  /** Of each digit, how many of the images on top show it (10). */
  counts: number[];
  /** As many images as show the wanted digit: so many are on top. */
  size: number;
  /** The images on top that show another digit, the largest sum first. */
  others: number[];
}

/** The images with the largest sums; of equal ones the earlier. */
export function topOf(sums: Float64Array, labels: Uint8Array): Top {
  const size = labels.filter((label) => label === wantedDigit).length;
  const order = [...sums.keys()].toSorted((a, b) => sums[b]! - sums[a]! || a - b).slice(0, size);
  const counts = Array<number>(classCount).fill(0);
  for (const image of order) counts[labels[image]!]! += 1;
  return { counts, size, others: order.filter((image) => labels[image] !== wantedDigit) };
}
