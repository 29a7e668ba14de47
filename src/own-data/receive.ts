// Files of any kind that can be read become examples; each that cannot is told, and the others stay.
//
// A file is looked at by its first bytes, checked against the limits, and only then read whole. A half of an IDX pair is
// kept by the caller until the other half comes.

import { classOfPath } from './class-names.ts';
import { DataError, shortName } from './data-error.ts';
import type { Labelled } from './example.ts';
import { kindOf } from './file-kind.ts';
import { pngHeaderBytes, readJpegSize, readPngSize } from './image-header.ts';
import { inPieces } from './in-pieces.ts';
import { checkBytes, checkImagePixels, inWords, limits } from './limits.ts';
import { hasLightPaper, type Manner, prepare } from './prepare.ts';
import { type ReadTable, readCsv } from './read-csv.ts';
import { type HalfTable, halfTable, joinTables, pairedByName, pairTables } from './join-tables.ts';
import { type IdxFile, isLabels, joinPair, openIdx, pairUp } from './read-idx.ts';
import type { Reading, Taken } from './reading.ts';
import type { Grey } from './scale.ts';
import { isSystemFile } from './system-files.ts';
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
  /** How the reader wants a file to be read, by its path; image files together have the empty one. */
  readings?: ReadonlyMap<string, Reading>;
  /** Files that are read, the one at hand by its part. */
  onProgress?(done: number, of: number): void;
  signal?: AbortSignal;
}

export interface Received {
  found: Labelled[];
  troubles: DataError[];
  waiting: IdxFile[];
  /** What each file was taken for. */
  taken: Taken[];
  /** What came in and may be of no use. */
  notes: string[];
}

export async function receive(brought: Brought[], options: ReceiveOptions): Promise<Received> {
  const { waiting = [], readings, onProgress, signal } = options;
  // What a system put beside the reader's files is none of hers.
  const files = brought.filter(({ path }) => !isSystemFile(path));
  const images: ImagesRead = { ...imagesAs(options), darkOnLight: 0, lightOnDark: 0 };
  const taken: Taken[] = [];
  const found: Labelled[] = [];
  const troubles: DataError[] = [];
  const halves = [...waiting];
  const tables: HalfTable[] = [];
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
  const named = pairedByName(some.map(({ path }) => path));
  for (const [place, one] of some.entries()) {
    if (signal?.aborted) break;
    onProgress?.(place, some.length);
    const onShare = (share: number) => onProgress?.(place + share, some.length);
    await attempt(one.path, troubles, async () => {
      const result = await open(one, { ...options, onShare, images, named });
      if ('shape' in result) halves.push(result);
      else if ('holds' in result) tables.push(result);
      else {
        for (const labelled of result.found) found.push(labelled);
        if (result.taken) taken.push(result.taken);
      }
    });
  }
  const { pairs: joined, alone: others } = pairTables(tables);
  const take = async (...table: Parameters<typeof readCsv>) => {
    const read = await readTable(options, ...table);
    for (const one of read.found) found.push(one);
    taken.push(read.taken);
  };
  for (const [pixels, classes] of joined)
    await attempt(pixels.file, troubles, async () => {
      const { text, said } = joinTables(pixels, classes);
      await take(pixels.file, text, { ...readings?.get(pixels.file), ...said }, classes.file);
    });
  for (const { file, text } of others)
    await attempt(file, troubles, () => take(file, text, readings?.get(file)));
  const { pairs, alone } = pairUp(halves);
  for (const [pictures, labels] of pairs)
    await attempt(pictures.file, troubles, async () => {
      const pair = joinPair(pictures, labels, readings?.get(pictures.file));
      for (const one of pair.found) found.push(one);
      taken.push(pair.taken);
    });
  const ofImages = imagesTaken(images);
  return {
    found,
    troubles,
    waiting: alone,
    taken: ofImages ? [ofImages, ...taken] : taken,
    notes: blankNotes(found),
  };
}

/** Of whatever size they were: a network learns nothing from them. */
function blankNotes(found: readonly Labelled[]): string[] {
  const blank = found.filter(({ example: { pixels } }) =>
    pixels.every((value) => value === pixels[0]),
  );
  if (blank.length === 0) return [];
  const files = [...new Set(blank.map(({ example }) => shortName(example.source)))];
  const where = files.length === 1 ? files[0] : `${files[0]} and other files`;
  return [
    `${blank.length === 1 ? 'One image is' : `${inWords(blank.length)} images are`} blank, of ${where}: all pixels are the same.`,
  ];
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
  images: ImagesRead;
  /** Tables whose names say that they are halves of pairs. */
  named: ReadonlySet<string>;
  onShare(share: number): void;
}

type Opened = { found: Labelled[]; taken?: Taken } | IdxFile | HalfTable;

async function open({ path, blob }: Brought, options: OpenOptions): Promise<Opened> {
  const beginning = await bytesOf(blob.slice(0, 1024));
  const kind = kindOf(path, beginning);
  if (kind === 'png' || kind === 'jpeg')
    return { found: [await openImage(path, blob, kind, options)] };
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
): Promise<ReadTable | IdxFile | HalfTable> {
  if (kind === 'idx') return openIdx(path, bytes);
  const text = textIn(path, bytes);
  const half = watched.named.has(path) ? halfTable(path, text) : undefined;
  if (half) return half;
  try {
    return await readTable(watched, path, text, watched.readings?.get(path));
  } catch (error) {
    const other = error instanceof DataError ? halfTable(path, text) : undefined;
    if (!other) throw error;
    return other;
  }
}

function textIn(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new DataError(path, '', 'the text is not in UTF-8', 'Save it as CSV in UTF-8');
  }
}

async function readTable(
  watched: Pick<OpenOptions, 'signal'> & Partial<OpenOptions>,
  ...table: Parameters<typeof readCsv>
): Promise<ReadTable> {
  try {
    return await inPieces(readCsv(...table), watched);
  } catch (error) {
    // A reader who mends the row and brings the file again should not wonder about the others.
    if (error instanceof DataError && error.place)
      error.message += ' Nothing of this file came in.';
    throw error;
  }
}

async function openImage(
  path: string,
  blob: Blob,
  kind: 'png' | 'jpeg',
  { className, images, decode }: OpenOptions,
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
  const { width, height } =
    kind === 'png'
      ? readPngSize(path, await bytesOf(blob.slice(0, pngHeaderBytes)))
      : readJpegSize(path, await bytesOf(blob));
  checkImagePixels(path, width, height);
  const grey = await decode(blob).catch(() => {
    throw new DataError(
      path,
      '',
      `this ${kind.toUpperCase()} is damaged: the browser cannot unpack it`,
      'Save it again',
    );
  });
  const { manner } = images;
  const lightIsInk = images.lightIsInk ?? (manner === 'writing' && !hasLightPaper(grey));
  const pixels = prepare(path, grey, manner, lightIsInk);
  if (lightIsInk) images.lightOnDark += 1;
  else images.darkOnLight += 1;
  return { className: name, example: { pixels, source: path } };
}

/** How image files are read, and how many came out how. */
interface ImagesRead {
  manner: Manner;
  /** What the reader has said; else the edge of each tells. */
  lightIsInk?: boolean;
  darkOnLight: number;
  lightOnDark: number;
}

function imagesAs({ manner, readings }: ReceiveOptions): Pick<ImagesRead, 'manner' | 'lightIsInk'> {
  const said = readings?.get('');
  return { manner: said?.manner ?? manner, lightIsInk: said?.lightIsInk };
}

/** Undefined where no image file came in. */
function imagesTaken({ manner, darkOnLight, lightOnDark }: ImagesRead): Taken | undefined {
  const count = darkOnLight + lightOnDark;
  if (count === 0) return undefined;
  const files = count === 1 ? '1 image file' : `${inWords(count)} image files`;
  const as = manner === 'writing' ? 'writing' : count === 1 ? 'a photo' : 'photos';
  const inks =
    lightOnDark === 0
      ? 'dark is ink'
      : darkOnLight === 0
        ? 'light is ink'
        : `dark is ink in ${inWords(darkOnLight)} and light in ${inWords(lightOnDark)}, by their edges`;
  const other = manner === 'writing' ? 'photo' : 'writing';
  return {
    file: '',
    words: `${files}, taken as ${as}; ${inks}.`,
    changes: [
      { words: `Take as ${other === 'photo' ? 'photos' : other}`, reading: { manner: other } },
      ...(darkOnLight > 0 ? [{ words: 'Light is ink', reading: { lightIsInk: true } }] : []),
      ...(lightOnDark > 0 ? [{ words: 'Dark is ink', reading: { lightIsInk: false } }] : []),
    ],
  };
}
