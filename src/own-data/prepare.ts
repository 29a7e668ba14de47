// A picture of any size made into the 784 pixels of the network: 0 is paper, 255 is ink.
//
// As writing: what is not paper is ink; cut out, its longer side 20 pixels, its mass in the middle of 28 × 28, as MNIST.
// As a photo: the square in its middle, made 28 × 28; dark is ink.
// A picture of 28 × 28 is taken as it is, but for the question which of its ends is paper.

import { centre, fittedSide } from '../mnist/fit.ts';
import { imagePixels, imageSide } from '../mnist/image-set.ts';
import { DataError } from './data-error.ts';
import { findPaper } from './find-paper.ts';
import { evenLight, isShaded, withoutLines, withoutSpecks } from './mend-paper.ts';
import { type Grey, scale } from './scale.ts';

export type Manner = 'writing' | 'photo';

/** Of 255: with less between its darkest and lightest place, a picture has nothing written on it. */
const leastContrast = 24;
/** Of the contrast: what is fainter than this is paper, with its grain and its shadows. */
const paperShare = 0.2;
/** Of a picture's pixels: no digit has so much ink, and a sheet of paper on a table has. */
const mostInk = 0.45;

/** `brightness` is 0, black, to 255, white; `lightIsInk` where the reader has said so. Throws DataError for a picture with nothing on it. */
export function prepare(
  file: string,
  brightness: Grey,
  manner: Manner,
  lightIsInk = manner === 'writing' && !hasLightPaper(brightness),
): Uint8Array {
  const ink = lightIsInk ? brightness : dark(brightness);
  if (manner === 'photo') return toBytes(middleSquare(ink));
  if (ink.width === imageSide && ink.height === imageSide) {
    expectContrast(file, ink);
    return toBytes(ink.values);
  }
  return toBytes(asWriting(file, ink));
}

/** The paper is what lies along the edge. */
export function hasLightPaper(brightness: Grey): boolean {
  return median(border(brightness)) > 127;
}

const dark = ({ width, height, values }: Grey): Grey => ({
  width,
  height,
  values: Float32Array.from(values, (value) => 255 - value),
});

function border({ width, height, values }: Grey): number[] {
  const edge: number[] = [];
  for (let column = 0; column < width; column++)
    edge.push(values[column], values[(height - 1) * width + column]);
  for (let row = 0; row < height; row++)
    edge.push(values[row * width], values[row * width + width - 1]);
  return edge;
}

function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function middleSquare({ width, height, values }: Grey): Float32Array {
  const side = Math.min(width, height);
  const [left, top] = [Math.floor((width - side) / 2), Math.floor((height - side) / 2)];
  return scale(part({ width, height, values }, left, top, side, side), imageSide, imageSide);
}

function rangeOf(ink: Grey): { paper: number; most: number } {
  let most = 0;
  for (let i = 0; i < ink.values.length; i++) most = Math.max(most, ink.values[i]);
  return { paper: median(border(ink)), most };
}

function hasContrast(ink: Grey): boolean {
  const { paper, most } = rangeOf(ink);
  return most - paper >= leastContrast;
}

function expectContrast(file: string, ink: Grey): void {
  if (hasContrast(ink)) return;
  throw new DataError(
    file,
    '',
    'nothing is written on it that stands out from the paper',
    'Bring it as a photo, or a clearer picture',
  );
}

/** The ink alone, from 0 to 1. */
function clearOf(file: string, given: Grey): Grey {
  const ink = isShaded(given) ? evenLight(given) : given;
  expectContrast(file, ink);
  const { paper, most } = rangeOf(ink);
  const floor = paper + paperShare * (most - paper);
  return {
    ...ink,
    values: Float32Array.from(ink.values, (value) => Math.max(0, value - floor) / (most - floor)),
  };
}

/** Of all pixels, those that are more ink than paper. */
function inkShare({ values }: Grey): number {
  let count = 0;
  for (let i = 0; i < values.length; i++) if (values[i] > 0.5) count += 1;
  return count / values.length;
}

const inkIn = ({ values }: Grey): boolean =>
  Array.prototype.some.call(values, (value) => value > 0);

function asWriting(file: string, ink: Grey): Float32Array {
  let clear = clearOf(file, ink);
  if (inkShare(clear) > mostInk) {
    // What was taken for ink may be a sheet, and the edge a table.
    const sheet = findPaper(clear);
    if (!sheet || !hasContrast(sheet)) throw mostIsInk(file, inkShare(clear));
    const onSheet = clearOf(file, sheet);
    if (inkShare(onSheet) > mostInk) throw mostIsInk(file, inkShare(clear));
    clear = onSheet;
  }
  const unlined = withoutLines(clear);
  // Where nothing is left, the line was the writing.
  const cut = cutOut(withoutSpecks(inkIn(unlined) ? unlined : clear));
  const longer = Math.max(cut.width, cut.height);
  const sideOf = (length: number) => Math.max(1, Math.round((fittedSide * length) / longer));
  const [width, height] = [sideOf(cut.width), sideOf(cut.height)];
  const small = scale(cut, width, height);
  const [left, top] = [Math.floor((fittedSide - width) / 2), Math.floor((fittedSide - height) / 2)];
  const box = new Float32Array(fittedSide * fittedSide);
  for (let row = 0; row < height; row++)
    box.set(small.subarray(row * width, (row + 1) * width), (top + row) * fittedSide + left);
  const { values } = centre({ width: fittedSide, height: fittedSide, values: box });
  const strongest = values.reduce((strong, value) => Math.max(strong, value), 0);
  return values.map((value) => (255 * value) / strongest);
}

const mostIsInk = (file: string, share: number) =>
  new DataError(
    file,
    '',
    `most of it is ink, ${Math.round(100 * share)} %, so the paper was not found`,
    'Cut the picture so that paper lies along its edge, or bring it as a photo',
  );

/** The smallest upright part that holds all ink. */
function cutOut(ink: Grey): Grey {
  let [left, top, right, bottom] = [ink.width, ink.height, -1, -1];
  for (let i = 0; i < ink.values.length; i++) {
    if (ink.values[i] === 0) continue;
    const [column, row] = [i % ink.width, Math.floor(i / ink.width)];
    left = Math.min(left, column);
    right = Math.max(right, column);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
  }
  return part(ink, left, top, right - left + 1, bottom - top + 1);
}

function part(from: Grey, left: number, top: number, width: number, height: number): Grey {
  const values = new Float32Array(width * height);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++)
      values[row * width + column] = from.values[(top + row) * from.width + left + column];
  return { width, height, values };
}

/** (784), rounded and kept between 0 and 255. */
export function toBytes(values: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(imagePixels);
  for (let i = 0; i < imagePixels; i++)
    bytes[i] = Math.min(255, Math.max(0, Math.round(values[i])));
  return bytes;
}

/** A square of `side` × `side` numbers from 0 to 255, as the network takes it. */
export function squareToBytes(values: ArrayLike<number>, side: number): Uint8Array {
  if (side === imageSide) return toBytes(values);
  return toBytes(scale({ width: side, height: side, values }, imageSide, imageSide));
}
