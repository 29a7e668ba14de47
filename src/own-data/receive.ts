// Files of any kind that can be read become examples; each that cannot is told, and the others stay.
//
// A file is looked at by its first bytes, checked against the limits, and only then read whole. A half of an IDX pair is
// kept by the caller until the other half comes.

import { classOfPath } from './class-names.ts';
import { DataError } from './data-error.ts';
import type { Labelled } from './example.ts';
import { kindOf } from './file-kind.ts';
import { headerBytes, readJpegSize, readPngSize } from './image-header.ts';
import { inPieces } from './in-pieces.ts';
import { checkBytes, checkImagePixels, inWords, limits } from './limits.ts';
import { type Manner, prepare } from './prepare.ts';
import { readCsv } from './read-csv.ts';
import { type IdxFile, isLabels, joinPair, openIdx, pairUp } from './read-idx.ts';
import type { Grey } from './scale.ts';
import { unpackGzip } from './unpack-gzip.ts';

export interface Brought {
  /** With its folders, as far as they are known: "cats/1.png". */
  path: string;
  blob: Blob;
}

export interface ReceiveOptions {
  /** The class of all image files, where the reader has said so. */
  className?: string;
  manner: Manner;
  /** Unpacks a PNG or JPEG to brightness, 0 to 255; rejects when it cannot. */
  decode(blob: Blob): Promise<Grey>;
  /** Halves of IDX pairs from before. */
  waiting?: IdxFile[];
  /** Files that are read, the one at hand by its part. */
  onProgress?(done: number, of: number): void;
  signal?: AbortSignal;
}

export interface Received {
  found: Labelled[];
  troubles: DataError[];
  waiting: IdxFile[];
}

export async function receive(files: Brought[], options: ReceiveOptions): Promise<Received> {
  const { waiting = [], onProgress, signal } = options;
  const found: Labelled[] = [];
  const troubles: DataError[] = [];
  const halves = [...waiting];
  if (files.length > limits.files) {
    troubles.push(
      new DataError(
        '',
        '',
        `${inWords(limits.files)} files may come at once, and these are ${inWords(files.length)}: the first ${inWords(limits.files)} were read`,
      ),
    );
  }
  const some = files.slice(0, limits.files);
  for (const [place, brought] of some.entries()) {
    if (signal?.aborted) break;
    onProgress?.(place, some.length);
    const onShare = (share: number) => onProgress?.(place + share, some.length);
    await attempt(brought.path, troubles, async () => {
      const result = await open(brought, { ...options, onShare });
      if (Array.isArray(result)) for (const one of result) found.push(one);
      else halves.push(result);
    });
  }
  const { pairs, alone } = pairUp(halves);
  for (const [images, labels] of pairs)
    await attempt(images.file, troubles, async () => {
      for (const one of joinPair(images, labels)) found.push(one);
    });
  return { found, troubles, waiting: alone };
}

async function attempt(
  path: string,
  troubles: DataError[],
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    // The reader has stopped it, and knows.
    if ((error as Error)?.name === 'AbortError') return;
    troubles.push(
      error instanceof DataError
        ? error
        : new DataError(
            path,
            '',
            `it could not be read (${(error as Error)?.message || String(error)})`,
          ),
    );
  }
}

/** A half that waits for the other, in words. */
export const waitingSentence = (half: IdxFile): string =>
  isLabels(half)
    ? `${half.file}: ${inWords(half.shape[0])} ${half.shape[0] === 1 ? 'label is' : 'labels are'} here. Bring the file with the images.`
    : `${half.file}: ${inWords(half.shape[0])} ${half.shape[0] === 1 ? 'image is' : 'images are'} here. Bring the file with the labels.`;

interface OpenOptions extends ReceiveOptions {
  onShare(share: number): void;
}

async function open({ path, blob }: Brought, options: OpenOptions): Promise<Labelled[] | IdxFile> {
  const beginning = await bytesOf(blob.slice(0, 1024));
  const kind = kindOf(path, beginning);
  if (kind === 'png' || kind === 'jpeg') return [await openImage(path, blob, kind, options)];
  if (kind !== 'gzip') {
    checkBytes(path, blob.size, limits.tableBytes, 'a CSV or IDX file');
    return openTable(path, kind, await bytesOf(blob), options);
  }
  const bytes = await unpackGzip(path, blob, limits.tableBytes);
  const inner = kindOf(path, bytes.subarray(0, 1024));
  if (inner === 'idx' || inner === 'csv') return openTable(path, inner, bytes, options);
  throw new DataError(
    path,
    'byte 0',
    `in this gzip file lies a ${inner.toUpperCase()}, and a CSV or IDX file can be read here`,
    'Unpack it first',
  );
}

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

async function openTable(
  path: string,
  kind: 'idx' | 'csv',
  bytes: Uint8Array,
  watched: OpenOptions,
): Promise<Labelled[] | IdxFile> {
  if (kind === 'idx') return openIdx(path, bytes);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return await inPieces(readCsv(path, text), watched);
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw error;
    if (error instanceof DataError) {
      // A reader who mends the row and brings the file again should not wonder about the others.
      if (error.place) error.message += ' Nothing of this file came in.';
      throw error;
    }
    throw new DataError(path, '', 'the text is not in UTF-8', 'Save it as CSV in UTF-8');
  }
}

async function openImage(
  path: string,
  blob: Blob,
  kind: 'png' | 'jpeg',
  { className, manner, decode }: ReceiveOptions,
): Promise<Labelled> {
  checkBytes(path, blob.size, limits.imageBytes, 'an image file');
  const name = className ?? classOfPath(path);
  if (!name) {
    throw new DataError(
      path,
      '',
      'nothing says which class it belongs to',
      'Choose the class under “Put images into”, name the file as in “cat-12.png”, or put it into a folder with the name of its class',
    );
  }
  const header = await bytesOf(blob.slice(0, headerBytes));
  const { width, height } = (kind === 'png' ? readPngSize : readJpegSize)(path, header);
  checkImagePixels(path, width, height);
  const grey = await decode(blob).catch(() => {
    throw new DataError(
      path,
      '',
      `this ${kind.toUpperCase()} is damaged: the browser cannot unpack it`,
      'Save it again',
    );
  });
  return { className: name, example: { pixels: prepare(path, grey, manner), source: path } };
}
