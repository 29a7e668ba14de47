// A pair of IDX files, as MNIST and its relatives are published: one of images, one of their labels.

import { readIdx } from '../mnist/idx.ts';
import { DataError, shortName } from './data-error.ts';
import type { Labelled } from './example.ts';
import { checkImageCount, checkSide, inWords, limits } from './limits.ts';
import { squareToBytes } from './prepare.ts';
import { fullOf, type Reading, scaleChanges, scaleWords, type Taken } from './reading.ts';

export interface IdxFile {
  file: string;
  /** (count, height, width) of images, (count) of labels. */
  shape: number[];
  values: Uint8Array;
}

export const isLabels = ({ shape }: IdxFile) => shape.length === 1;

/** One half of a pair. Throws DataError. */
export function openIdx(file: string, bytes: Uint8Array): IdxFile {
  const { shape, values } = read(file, bytes);
  if (shape.length !== 1 && shape.length !== 3) {
    throw new DataError(
      file,
      'byte 3',
      `labels have 1 dimension and grey images have 3, and this file has ${shape.length}`,
    );
  }
  if (shape[0] === 0) throw new DataError(file, 'byte 4', 'the file says that it holds nothing');
  checkImageCount(file, 'byte 4', shape[0]);
  if (shape.length === 3) checkSide(file, 'byte 8', shape[1], shape[2]);
  return { file, shape, values };
}

function read(file: string, bytes: Uint8Array): { shape: number[]; values: Uint8Array } {
  try {
    return readIdx(bytes);
  } catch (error) {
    const words = (error as Error).message.replace(/^readIdx: /, '').replace(/\.$/, '');
    const isMagic = words.startsWith('an IDX');
    throw new DataError(
      file,
      `byte ${isMagic ? 0 : 4}`,
      words,
      isMagic ? '' : 'It may be cut off: fetch it again',
    );
  }
}

/** Names that differ in "images" and "labels" alone are a pair; where there is one of each, they are one. */
export function pairUp(files: IdxFile[]): {
  pairs: [images: IdxFile, labels: IdxFile][];
  alone: IdxFile[];
} {
  const images = files.filter((file) => !isLabels(file));
  const labels = files.filter(isLabels);
  const only = images.length === 1 && labels.length === 1;
  const free = new Set(labels);
  const pairs = images.flatMap((one): [IdxFile, IdxFile][] => {
    const other = [...free].find(({ file }) => only || stem(file) === stem(one.file));
    if (!other) return [];
    free.delete(other);
    return [[one, other]];
  });
  const paired = new Set(pairs.flat());
  return { pairs, alone: files.filter((file) => !paired.has(file)) };
}

/** A second download's number, a copy's word, endings, and the words that tell one half from the other say nothing. */
export const stem = (name: string) =>
  name
    .toLowerCase()
    .slice(-300)
    .replaceAll(/\(\d+\)|[-_ ](copy|kopie)(?= |\.|$)/g, '')
    .replace(/\.gz$/, '')
    .replace(/\.(csv|tsv|txt)$/, '')
    .replaceAll(
      /images?|pixels?|features?|labels?|targets?|class(es)?|idx\d?|ubyte|[^\p{L}\p{N}]/gu,
      '',
    )
    // X_train and y_train, as many libraries call them.
    .replace(/^[xy](?=train|test|val|$)|(?<=train|test|val)[xy]$/, '');

/** Throws DataError when the two do not fit together. The class of label 3 is called "3". */
export function joinPair(
  images: IdxFile,
  labels: IdxFile,
  said: Reading = {},
): { found: Labelled[]; taken: Taken } {
  const [count, side] = images.shape;
  if (labels.shape[0] !== count) {
    throw new DataError(
      labels.file,
      'byte 4',
      `there should be as many labels as ${images.file} has images, ${inWords(count)}, and there are ${inWords(labels.shape[0])}`,
    );
  }
  const classes = new Set(labels.values).size;
  if (classes > limits.classes) {
    throw new DataError(
      labels.file,
      '',
      `there may be ${limits.classes} classes, and these labels have ${classes}`,
      'Bring some of them',
    );
  }
  const most = images.values.reduce((largest, value) => Math.max(largest, value), 0);
  const full = said.full ?? fullOf(most);
  const zeroIsInk = said.zeroIsInk ?? false;
  const found = Array.from({ length: count }, (_, k) => {
    const square = Float32Array.from(
      images.values.subarray(k * side * side, (k + 1) * side * side),
      (value) => {
        const share = Math.min(1, value / full);
        return 255 * (zeroIsInk ? 1 - share : share);
      },
    );
    return {
      className: String(labels.values[k]),
      example: { pixels: squareToBytes(square, side), source: images.file },
    };
  });
  const words = `${inWords(count)} ${count === 1 ? 'image' : 'images'} of ${side} × ${side}, with the classes of ${shortName(labels.file)}; ${scaleWords(full, zeroIsInk)}.`;
  return { found, taken: { file: images.file, words, changes: scaleChanges(full, zeroIsInk) } };
}
