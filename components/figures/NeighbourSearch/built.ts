// The example with its stored neighbours, and the test images on which two spaces differ.
import { pixelText } from '#components/pictures/TestImages/pixel-text.ts';
import { embeddingsRecord } from '#src/records/index.ts';
import { openBook } from '#src/facts/book.ts';
import { exampleImages } from '#src/mnist/example-images.ts';
import { type ImageSet, pixelsOf } from '#src/mnist/image-set.ts';

export async function built() {
  const { train, test } = await openBook();
  const { stored, nearest, onlyHidden, onlyPixels } = embeddingsRecord.storedVectors;
  const { search } = exampleImages;
  const picture = (set: ImageSet, place: number) => ({
    label: set.labels[place],
    pixels: pixelText(pixelsOf(set, place)),
  });
  const places = [...new Set(Object.values(nearest).flat())];
  // In turns, so that neither space looks better than it is; the commoner kind begins.
  const kinds = [onlyHidden.images, onlyPixels.images];
  const differing = kinds[0].flatMap((_, k) => kinds.map((images) => images[k]));
  return {
    stored,
    first: { index: search, ...picture(test, search) },
    pictures: Object.fromEntries(places.map((place) => [place, picture(train, place)])),
    nearest,
    differing: differing.filter((image) => image !== undefined),
  };
}
