// The marks at both ends of the map, in hundredths, how much of the variance each end holds, and our example's neighbours.
import { openBook } from '#src/facts/book.ts';
import { hundredths } from '#src/facts/embeddings.ts';
import { type ImageSet, pixelsOf } from '#src/mnist/image-set.ts';
import { exampleIn } from '#src/mnist/example-images.ts';
import { pack } from '#src/numbers/packed.ts';
import { mapImages, mapSpaces, type MapSpace } from '#src/records/experiments/embedding-map.ts';
import { embeddingMapRecord } from '#src/records/index.ts';

export async function built() {
  const { facts } = await openBook();
  const bySpace = <Part>(part: (space: MapSpace) => Part) =>
    Object.fromEntries(mapSpaces.map((space) => [space, part(space)])) as Record<MapSpace, Part>;
  return {
    labels: embeddingMapRecord.labels.join(''),
    ends: bySpace((space) => ({
      places: pack(embeddingMapRecord[space].places.flatMap(hundredths)),
      share: Number(facts[`variance-of-two-${space}`].toPrecision(5)),
    })),
    nearest: bySpace((space) => embeddingMapRecord[space].nearest[mapImages]),
    // A build writes this address anew for each page, wherever it stands.
    picture: 'url(/figures/map-digits.png)',
  };
}

/** 784 pixels of each mark, in their order: the first of `images`, the 10,000 test images, and last our example. */
export function markPixels(images: ImageSet): Uint8Array[] {
  const first = Array.from({ length: mapImages }, (_, image) => pixelsOf(images, image));
  return [...first, exampleIn(images).pixels];
}
