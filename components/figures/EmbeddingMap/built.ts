// The marks at both ends of the map, in hundredths, how much of the variance each end holds, and our example's neighbours.
import { type Ink, inkOf } from '#components/pictures/InkTiles/ink-sheet.ts';
import { openBook } from '#src/facts/book.ts';
import { hundredths } from '#src/facts/embeddings.ts';
import { type ImageSet, pixelsOf } from '#src/mnist/image-set.ts';
import { exampleIn } from '#src/mnist/example-images.ts';
import { pack } from '#src/numbers/packed.ts';
import { mapImages, type MapSpace } from '#src/records/experiments/embedding-map.ts';
import { embeddingMapRecord } from '#src/records/index.ts';
import { mapSheet } from './places.ts';

export async function built() {
  const { facts } = await openBook();
  return {
    labels: embeddingMapRecord.labels.join(''),
    ends: {
      untrained: packedEnd('untrained', facts['variance-of-two-untrained']),
      trained: packedEnd('trained', facts['variance-of-two-trained']),
    },
    nearest: {
      untrained: embeddingMapRecord.untrained.nearest[mapImages],
      trained: embeddingMapRecord.trained.nearest[mapImages],
    },
    // A build writes this address anew for each page, wherever that is.
    picture: 'url(/figures/map-digits.png)',
  };
}

const packedEnd = (space: MapSpace, share: number) => ({
  places: pack(embeddingMapRecord[space].places.flatMap(hundredths)),
  share: Number(share.toPrecision(5)),
});

/** The picture of all marks, in their order: of `images`, the 10,000 test images, the first, and last our example. */
export function mapInk(images: ImageSet): Ink {
  const first = Array.from({ length: mapImages }, (_, image) => pixelsOf(images, image));
  return inkOf(mapSheet, [...first, exampleIn(images).pixels]);
}
