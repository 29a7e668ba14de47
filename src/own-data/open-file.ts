// One file, looked at by its first bytes, checked against the limits, and only then read whole.
import { DataError } from './data-error.ts';
import type { Labelled } from './example.ts';
import { kindOf } from './file-kind.ts';
import { bytesOf, type ImageOptions, type ImagesRead, openImage } from './image-files.ts';
import { inPieces } from './in-pieces.ts';
import { type HalfTable, halfTable } from './join-tables.ts';
import { checkBytes, limits } from './limits.ts';
import { type ReadTable, readCsv } from './read-csv.ts';
import { type IdxFile, openIdx } from './read-idx.ts';
import type { Reading, Taken } from './reading.ts';
import { unpackGzip } from './unpack-gzip.ts';

export interface Brought {
  /** With its folders, as far as they are known: "cats/1.png". */
  path: string;
  blob: Blob;
}

export interface OpenOptions extends ImageOptions {
  images: ImagesRead;
  /** How the reader wants a file to be read, by its path. */
  readings?: ReadonlyMap<string, Reading>;
  /** Tables whose names say that they are halves of pairs. */
  named: ReadonlySet<string>;
  onShare(share: number): void;
  signal?: AbortSignal;
}

type Opened = { found: Labelled[]; taken?: Taken } | IdxFile | HalfTable;

export async function open({ path, blob }: Brought, options: OpenOptions): Promise<Opened> {
  const beginning = await bytesOf(blob.slice(0, 1024));
  const kind = kindOf(path, beginning);
  if (kind === 'png' || kind === 'jpeg')
    return { found: [await openImage(path, blob, kind, options.images, options)] };
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

export async function readTable(
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
