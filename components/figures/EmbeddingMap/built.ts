// The two maps of the first test images, in hundredths, and how much of the variance each holds.
import { pixelText } from '#components/pictures/TestImages/pixel-text.ts';
import { embeddingsRecord } from '#src/records/index.ts';
import { openBook } from '#src/facts/book.ts';
import { mapImages } from '#src/facts/embeddings.ts';
import { pixelsOf } from '#src/mnist/image-set.ts';
import { pack } from '#src/numbers/packed.ts';

export async function built() {
  const { test, facts } = await openBook();
  const { map, hiddenMap } = embeddingsRecord;
  const packed = (places: readonly [number, number][], share: number) => ({
    places: pack(places.slice(0, mapImages).flatMap((at) => at.map((x) => Math.round(100 * x)))),
    share: Number(share.toPrecision(5)),
  });
  return {
    labels: map
      .slice(0, mapImages)
      .map(({ label }) => label)
      .join(''),
    maps: {
      pixels: packed(
        map.map(({ at }) => at),
        facts['variance-of-two'],
      ),
      hidden: packed(hiddenMap, facts['variance-of-two-hidden']),
    },
    firstPixels: pixelText(pixelsOf(test, 0)),
  };
}
