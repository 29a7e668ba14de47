// The header of a safetensors file says what the bytes behind it are; every word of it is checked.
//
// bytes = headerLength (8 bytes, little-endian) · header (JSON, padded with spaces) · tensors, end to end
// header = { name: { dtype, shape, data_offsets: [first, end] }, …, __metadata__: { name: text, … } }
//
// The format: https://github.com/huggingface/safetensors#format

/** Thrown for a file that is broken or is no safetensors file; the message is one sentence. */
export class SafetensorsError extends Error {
  override name = 'SafetensorsError';
}

export type Metadata = Record<string, string>;
/** Where a tensor lies: from byte `first` up to `end`, counted from the end of the header. */
export type Entry = { name: string; dtype: string; shape: number[]; first: number; end: number };

/** In bytes; a header of ours has a thousandth of it. */
export const longestHeader = 2 ** 20;

/**
 * The tensors that a file announces, its metadata, and the byte at which its tensors start.
 * `byteSizes` holds the size of one number for each dtype that the caller can read. The beginning
 * of a file is enough, if it holds the header and `fileLength` tells how long the whole file is.
 */
export function readHeader(
  bytes: Uint8Array,
  byteSizes: ReadonlyMap<string, number>,
  fileLength = bytes.length,
): { entries: Entry[]; metadata: Metadata; start: number } {
  const start = 8 + headerLength(bytes);
  if (start > 8 && bytes[8] !== 0x7b) {
    throw new SafetensorsError('the header should be a JSON object, from its first byte on');
  }
  const header = parseJson(bytes.subarray(8, start));
  if (!isRecord(header)) throw new SafetensorsError('the header should be a JSON object');
  const { __metadata__: metadata = {}, ...rest } = header;
  if (!isRecord(metadata) || Object.values(metadata).some((text) => typeof text !== 'string')) {
    throw new SafetensorsError('__metadata__ should hold texts only');
  }
  const entries = Object.entries(rest).map(([name, entry]) => readEntry(name, entry, byteSizes));
  checkCover(entries, fileLength - start);
  return { entries, metadata: metadata as Metadata, start };
}

// Nothing is allocated before this length is known to be sane.
function headerLength(bytes: Uint8Array): number {
  if (bytes.length < 8) {
    throw new SafetensorsError(`the file should hold at least 8 bytes, found ${bytes.length}`);
  }
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  const longest = Math.min(longestHeader, bytes.length - 8);
  if (length <= longest) return length;
  throw new SafetensorsError(`the header should take at most ${longest} bytes, found ${length}`);
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new SafetensorsError('the header should be JSON in UTF-8, found something else');
  }
}

function readEntry(name: string, entry: unknown, byteSizes: ReadonlyMap<string, number>): Entry {
  const { dtype, shape, data_offsets: offsets } = isRecord(entry) ? entry : {};
  const wrong = (what: string, expected: string, found: unknown) =>
    new SafetensorsError(`${show(name)}: ${what} should be ${expected}, found ${show(found)}`);
  const byteSize = typeof dtype === 'string' ? byteSizes.get(dtype) : undefined;
  if (typeof dtype !== 'string' || byteSize === undefined) {
    throw wrong('dtype', `one of ${[...byteSizes.keys()].join(', ')}`, dtype);
  }
  if (!isSizes(shape)) throw wrong('shape', 'a list of sizes', shape);
  if (!isSizes(offsets) || offsets.length !== 2) {
    throw wrong('data_offsets', 'two places in the file', offsets);
  }
  const [first, end] = offsets;
  const expected = shape.reduce((product, size) => product * size, byteSize);
  if (end - first !== expected) {
    throw wrong(`${dtype} of shape ${show(shape)}`, `${expected} bytes long`, end - first);
  }
  return { name, dtype, shape, first, end };
}

// The tensors must fill the rest of the file end to end: no gap, no overlap, nothing missing or left over.
function checkCover(entries: Entry[], byteCount: number): void {
  let end = 0;
  for (const entry of entries.toSorted((a, b) => a.first - b.first || a.end - b.end)) {
    if (entry.first !== end) {
      throw new SafetensorsError(
        `${show(entry.name)} should start at byte ${end} of the tensors, found ${entry.first}`,
      );
    }
    end = entry.end;
  }
  if (end === byteCount) return;
  throw new SafetensorsError(
    `the file should hold ${end} bytes behind its header, found ${byteCount}`,
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isSizes = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
// A stranger's text in an error: on one line, and not longer than a line.
const show = (value: unknown) => (JSON.stringify(value) ?? 'nothing').slice(0, 60);
