// Vectors: many points in one flat array, whether pixels as they are or numbers that a network or a formula made of them.
import type { ImageSet } from '../mnist/image-set.ts';
import type { DenseLayer } from '../nn/index.ts';
import type { Machine } from '../nn/kernels/index.ts';
import { createProducts } from './products.ts';

export interface Vectors {
  /** (count, size). Bytes are whole numbers, and everything about them stays exact. */
  values: Uint8Array | Float32Array;
  count: number;
  size: number;
}

export const pixelVectors = ({ pixels, count }: ImageSet): Vectors => ({
  values: pixels,
  count,
  size: pixels.length / count,
});

/** What a dense layer makes of all images, before any activation: (count, outputSize). */
export function throughLayer(
  machine: Machine,
  { weights, biases, inputSize, outputSize }: Omit<DenseLayer, 'kind' | 'name'>,
  { pixels, count }: ImageSet,
): Vectors {
  const products = createProducts(machine, inputSize, outputSize);
  const column = new Float32Array(inputSize);
  for (let j = 0; j < outputSize; j++) {
    products.setColumn(
      j,
      column.map((_, i) => weights[i * outputSize + j]),
    );
  }
  const values = new Float32Array(count * outputSize);
  for (let first = 0; first < count; first += products.mostRows) {
    const some = Math.min(products.mostRows, count - first);
    const images = pixels.subarray(first * inputSize, (first + some) * inputSize);
    products.multiplyImages(images, some, 'inputs');
    for (let r = 0; r < some; r++) {
      const row = values.subarray((first + r) * outputSize, (first + r + 1) * outputSize);
      products.copyRow(r, row);
      for (let j = 0; j < outputSize; j++) row[j] += biases[j];
    }
  }
  return { values, count, size: outputSize };
}

/** The activations of a hidden layer with ReLU, for all images: (count, outputSize). */
export function hiddenVectors(machine: Machine, layer: DenseLayer, images: ImageSet): Vectors {
  const vectors = throughLayer(machine, layer, images);
  return { ...vectors, values: vectors.values.map((value) => Math.max(0, value)) };
}

/** The sum of the squares of each vector: (count). */
export function squaredLengths({ values, count, size }: Vectors): Float64Array {
  const lengths = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    let sum = 0;
    for (let i = k * size; i < (k + 1) * size; i++) sum += values[i] * values[i];
    lengths[k] = sum;
  }
  return lengths;
}
