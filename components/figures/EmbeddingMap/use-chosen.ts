// Which image the map's lines start from: our example, the reader's digit, or a mark that she has pressed.
//
// Kept: her wish, and whether the map follows her digit; what is shown lags behind the wish until its neighbours are here.
import { useEffect, useState } from 'preact/hooks';
import { useFetched } from '#components/controls/use-fetched.ts';
import { useTestImages } from '#components/pictures/TestImages/useTestImages.ts';
import type { MapSpace } from '#src/records/experiments/embedding-map.ts';
import { digitName } from '#src/session/digit-name.ts';
import { type Digit, digit } from '#src/session/digit.ts';
import { wakeSession } from '#src/session/reading.ts';
import type { MapPlaces, Place } from './places.ts';

export interface Shown {
  name: string;
  /** Its place among the marks, or the pixels of a digit that is none of them. */
  image?: number;
  pixels?: Uint8Array;
  /** What its writer meant, where that is known. */
  label?: number;
  place: Record<MapSpace, Place>;
  /** Places of the nearest marks, by all numbers of each space, nearest first. */
  nearest: Record<MapSpace, number[]>;
}

/** `example` is the last mark's place; `nearest` is what the page was built with, for the example. */
export function useChosen(
  labels: string,
  maps: Record<MapSpace, MapPlaces>,
  nearest: Record<MapSpace, number[]>,
) {
  const example = labels.length - 1;
  const [wanted, want] = useState<number | Digit>(example);
  const [isFollowing, setFollowing] = useState(false);
  const { fetching, fetchWithNetwork } = useTestImages();
  const mark = (image: number, near: Shown['nearest']): Shown => ({
    name: image === example ? digitName(false) : `test image ${image}`,
    image,
    label: Number(labels[image]),
    place: { untrained: maps.untrained.places[image], trained: maps.trained.places[image] },
    nearest: near,
  });
  const { part: shown, trouble } = useFetched<number | Digit, Shown | undefined>(
    wanted,
    { key: example, part: mark(example, nearest) },
    async (wish) => {
      if (typeof wish === 'number') {
        const { embeddingMapRecord: record } = await import('#src/records/read-embedding-map.ts');
        return mark(wish, {
          untrained: record.untrained.nearest[wish],
          trained: record.trained.nearest[wish],
        });
      }
      const [images, { placeDigit }] = await Promise.all([
        fetchWithNetwork(),
        import('./place-digit.ts'),
      ]);
      if (!images) return undefined;
      const { at, nearest: near } = placeDigit(images, wish);
      return {
        name: digitName(true),
        pixels: wish.pixels,
        label: wish.label,
        place: {
          untrained: maps.untrained.placeOf(at.untrained),
          trained: maps.trained.placeOf(at.trained),
        },
        nearest: near,
      };
    },
  );
  // Once she has placed hers, a digit that she draws anew is placed at once.
  const yours = isFollowing ? digit.value : undefined;
  useEffect(() => {
    if (isFollowing) want(yours ?? example);
  }, [isFollowing, yours]);
  return {
    shown: shown!,
    fetching,
    trouble,
    show(image: number) {
      setFollowing(false);
      want(image);
    },
    showYours() {
      wakeSession();
      setFollowing(true);
    },
  };
}
