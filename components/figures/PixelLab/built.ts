// The first test image and the first training image, each with its answers.
import { openBook } from '#src/facts/book.ts';
import { pixelsOf, type ImageSet } from '#src/mnist/image-set.ts';
import { topAnswers } from './top-answers.ts';

export async function built() {
  const { network, train, test } = await openBook();
  const known = (images: ImageSet) => {
    const pixels = pixelsOf(images, 0).slice();
    return { pixels, answers: topAnswers(network, pixels) };
  };
  const first = known(test);
  // To begin with: the first entry of the list that holds any ink.
  const firstIndex = first.pixels.findIndex((pixel) => pixel > 0);
  return { first, training: known(train), trainingLabel: train.labels[0], firstIndex };
}
