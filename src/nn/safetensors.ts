// Tensors in a file: each number in a fixed count of bytes, little-endian, row by row.
//
// F64, F32: IEEE 754 · F16: 1 bit of sign, 5 of exponent, 10 of fraction · BF16: the upper half of a float32
//
// Whatever a file holds, the tensors here are float32; files are written as F32, or at half the length as F16.

import { type Entry, type Metadata, readHeader, SafetensorsError } from './safetensors-header.ts';
import { expectShape } from './shape-error.ts';

export type Tensor = { shape: number[]; values: Float32Array };

const byteSizes = new Map([
  ['F64', 8],
  ['F32', 4],
  ['F16', 2],
  ['BF16', 2],
]);

/** The tensors of a file by name, and its metadata. Throws SafetensorsError when anything in it is not sound. */
export function readTensors(bytes: Uint8Array): {
  tensors: Map<string, Tensor>;
  metadata: Metadata;
} {
  const { entries, metadata, start } = readHeader(bytes, byteSizes);
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, bytes.length - start);
  const tensors = new Map(entries.map((entry) => [entry.name, readTensor(entry, view)]));
  return { tensors, metadata };
}

/** The shapes of a file's tensors by name, from its beginning alone: nothing is read but the header. */
export function readShapes(beginning: Uint8Array, fileLength: number): Map<string, number[]> {
  const { entries } = readHeader(beginning, byteSizes, fileLength);
  return new Map(entries.map(({ name, shape }) => [name, shape]));
}

/** A file's metadata, from its beginning alone. */
export const readMetadata = (beginning: Uint8Array, fileLength: number): Metadata =>
  readHeader(beginning, byteSizes, fileLength).metadata;

function readTensor({ name, dtype, shape, first, end }: Entry, view: DataView): Tensor {
  const byteSize = byteSizes.get(dtype)!;
  const values = new Float32Array((end - first) / byteSize);
  for (let k = 0; k < values.length; k++) {
    values[k] = readNumber(dtype, view, first + k * byteSize);
    if (!Number.isFinite(values[k])) {
      throw new SafetensorsError(
        `${JSON.stringify(name)}: every number should be finite in float32, found ${values[k]} at place ${k}`,
      );
    }
  }
  return { shape, values };
}

function readNumber(dtype: string, view: DataView, at: number): number {
  if (dtype === 'F64') return view.getFloat64(at, true);
  if (dtype === 'F32') return view.getFloat32(at, true);
  const bits = view.getUint16(at, true);
  return dtype === 'F16' ? fromHalf(bits) : fromUpperHalf(bits);
}

function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}

function fromUpperHalf(bits: number): number {
  return new Float32Array(new Uint32Array([bits << 16]).buffer)[0];
}

/** The bits of the float16 nearest to `value`, ties to even; ±∞ from 65,520 on. */
function toHalf(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (Number.isNaN(value)) return 0x7e00;
  // Below the smallest normal number all steps are 2⁻²⁴; above it a step doubles with each power of two.
  const exponent = Math.max(-14, Math.floor(Math.log2(size)));
  const steps = toEven(size * 2 ** (10 - exponent));
  const bits = (exponent + 14) * 1024 + steps;
  return sign | Math.min(bits, 0x7c00);
}

function toEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  return rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? below + 1 : below;
}

/** A file with these tensors, in the map's order. Equal tensors and metadata give equal bytes. Throws ShapeError. */
export function writeTensors(
  tensors: Map<string, Tensor>,
  metadata: Metadata,
  dtype: 'F32' | 'F16' = 'F32',
): Uint8Array {
  const byteSize = byteSizes.get(dtype)!;
  const header: Record<string, unknown> = { __metadata__: metadata };
  let byteCount = 0;
  for (const [name, { shape, values }] of tensors) {
    expectShape('writeTensors', name, values, ...shape);
    const first = byteCount;
    byteCount += values.length * byteSize;
    header[name] = { dtype, shape, data_offsets: [first, byteCount] };
  }
  const text = new TextEncoder().encode(JSON.stringify(header));
  const start = 8 + Math.ceil(text.length / 8) * 8; // a multiple of 8, as the format advises
  const bytes = new Uint8Array(start + byteCount).fill(0x20, 8, start);
  bytes.set(text, 8);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(start - 8), true);
  const numbers = [...tensors.values()].flatMap(({ values }) => [...values]);
  numbers.forEach((value, k) => {
    const at = start + k * byteSize;
    if (dtype === 'F16') view.setUint16(at, toHalf(value), true);
    else view.setFloat32(at, value, true);
  });
  return bytes;
}
