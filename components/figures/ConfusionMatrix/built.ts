// The counts, and a few pictures of the commonest error, so that the page shows them without a download.
import { pixelText } from '#components/pictures/TestImages/pixel-text.ts';
import { openBook } from '#src/facts/book.ts';
import { commonestError } from '#src/facts/prediction.ts';
import { pixelsOf } from '#src/mnist/image-set.ts';
import { errorsText, imagesIn, parseErrors } from './cells.ts';

export async function built() {
  const { confusion, test, testPredictions, testTops } = await openBook();
  const errors = errorsText(test.labels, testPredictions);
  const firstCell = commonestError(confusion);
  const firstPictures = imagesIn(firstCell, parseErrors(errors), test.labels)
    .slice(0, 10)
    .map((index) => ({
      index,
      confidence: Number(testTops[index].toPrecision(9)),
      pixels: pixelText(pixelsOf(test, index)),
    }));
  return { counts: confusion.join(' '), errors, firstCell, firstPictures };
}
