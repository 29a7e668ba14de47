// Our example and the first training image, each with its answers.
import { openBook } from '#src/facts/book.ts';
import { exampleIn } from '#src/mnist/example-images.ts';
import { pixelsOf } from '#src/mnist/image-set.ts';
import { topAnswers } from './top-answers.ts';

export async function built() {
  const { network, train, test } = await openBook();
  const known = (pixels: Uint8Array) => ({ pixels, answers: topAnswers(network, pixels) });
  const first = known(exampleIn(test).pixels);
  // To begin with: the first entry of the list that holds any ink.
  const firstIndex = first.pixels.findIndex((pixel) => pixel > 0);
  return {
    first,
    training: known(pixelsOf(train, 0).slice()),
    trainingLabel: train.labels[0],
    firstIndex,
  };
}
