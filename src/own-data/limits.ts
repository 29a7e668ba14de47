// How much a reader may bring: each limit is checked before the memory is taken that it is about.

import { DataError } from './data-error.ts';

const mebibyte = 2 ** 20;

export const limits = {
  /** Files brought at once. */
  files: 20_000,
  /** Of a PNG or JPEG file, packed. */
  imageBytes: 32 * mebibyte,
  /** Of a PNG or JPEG, unpacked: a photo of a telephone has some 12 million pixels. */
  imagePixels: 50_000_000,
  /** Of a CSV or IDX file, unpacked. */
  tableBytes: 64 * mebibyte,
  /** In a line of a CSV file. */
  lineCharacters: 64 * 64 * 24,
  /** In all. */
  images: 70_000,
  classes: 20,
  fewestClasses: 2,
  /** In each class: one is held out, four are learned from. */
  fewestInClass: 5,
  /** Sides of the images in a CSV or IDX file. */
  smallestSide: 4,
  largestSide: 64,
  nameCharacters: 40,
} as const;

export const inWords = (count: number): string => count.toLocaleString('en-GB');

const megabytes = (bytes: number): string =>
  `${(bytes / mebibyte).toLocaleString('en-GB', { maximumFractionDigits: 1 })} MB`;

/** Throws DataError when a file of `bytes` is more than `limit`. */
export function checkBytes(file: string, bytes: number, limit: number, what: string): void {
  if (bytes <= limit) return;
  throw new DataError(
    file,
    '',
    `${what} may have ${megabytes(limit)}, and this one has ${megabytes(bytes)}`,
    'Bring a smaller one, or a part of it',
  );
}

/** Throws DataError when an image would unpack to more pixels than there may be. */
export function checkImagePixels(file: string, width: number, height: number): void {
  const size = `${inWords(width)} × ${inWords(height)} pixels`;
  if (width < 1 || height < 1) {
    throw new DataError(file, 'its header', `an image of ${size} has nothing in it`);
  }
  if (width * height <= limits.imagePixels) return;
  throw new DataError(
    file,
    'its header',
    `an image may have ${inWords(limits.imagePixels)} pixels, and this one says ${size}`,
    'Make it smaller first: 28 × 28 is all the network sees',
  );
}

/** Throws DataError for more images in a file than there may be in all. */
export function checkImageCount(file: string, place: string, count: number): void {
  if (count <= limits.images) return;
  throw new DataError(
    file,
    place,
    `there may be ${inWords(limits.images)} images, and here are ${inWords(count)}`,
    'Bring a part of them',
  );
}

/** Throws DataError unless `height` × `width` is a square that can be made 28 × 28. */
export function checkSide(file: string, place: string, height: number, width: number): void {
  const { smallestSide, largestSide } = limits;
  if (height === width && height >= smallestSide && height <= largestSide) return;
  throw new DataError(
    file,
    place,
    `images should be squares of ${smallestSide} × ${smallestSide} to ${largestSide} × ${largestSide} pixels, and these are ${inWords(height)} × ${inWords(width)}`,
  );
}
