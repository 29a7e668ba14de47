// The shipped weights as the bytes of their file say, read without src/nn.
import { readFileSync } from 'node:fs';

/** One tensor, row by row: `hidden.weights` (784, 128), `hidden.biases`, `output.weights` (128, 10), `output.biases`. */
export function weightsInFile(name: string): Float32Array {
  const path = new URL('../../public/weights/mlp-784-128-10.safetensors', import.meta.url);
  const bytes = readFileSync(path);
  const start = 8 + Number(bytes.readBigUInt64LE(0));
  const header = JSON.parse(bytes.toString('utf8', 8, start));
  const [first, end] = header[name].data_offsets;
  return new Float32Array(new Uint8Array(bytes.subarray(start + first, start + end)).buffer);
}
