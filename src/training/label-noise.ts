// Random labels: images keep their pixels, and each gets a digit by chance, so that there is nothing to learn but each by heart.
import { classCount, type ImageSet } from '../mnist/image-set.ts';
import { createRandom } from '../nn/index.ts';

export function withRandomLabels(images: ImageSet, seed: number): ImageSet {
  const random = createRandom(seed);
  return { ...images, labels: images.labels.map(() => random.below(classCount)) };
}
