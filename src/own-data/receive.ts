// Files of any kind that can be read become examples; each that cannot is told, and the others stay.
//
// A half of an IDX pair is kept by the caller until the other half comes.

import { DataError, shortName } from './data-error.ts';
import type { Labelled } from './example.ts';
import { type ImageOptions, imagesAs, imagesTaken } from './image-files.ts';
import { type HalfTable, joinTables, pairedByName, pairTables } from './join-tables.ts';
import { inWords, limits } from './limits.ts';
import { type Brought, open, readTable } from './open-file.ts';
import type { Manner } from './prepare.ts';
import type { readCsv } from './read-csv.ts';
import { type IdxFile, isLabels, joinPair, pairUp } from './read-idx.ts';
import type { Reading, Taken } from './reading.ts';
import { isSystemFile } from './system-files.ts';

export type { Brought };

export interface ReceiveOptions extends ImageOptions {
  manner: Manner;
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
  const images = imagesAs(options.manner, readings?.get(''));
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
