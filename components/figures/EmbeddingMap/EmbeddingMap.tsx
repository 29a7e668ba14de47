// Live part: point at a mark, or move the slider, and see the image that stands there.
import { useMemo, useState } from 'preact/hooks';
import { Choice } from '#components/controls/Choice.tsx';
import { DigitChoice } from '#components/controls/DigitChoice.tsx';
import { Fact } from '#components/controls/Fact.tsx';
import { Slider } from '#components/controls/Slider.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { useFetched } from '#components/controls/use-fetched.ts';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { FetchingLine } from '#components/pictures/TestImages/FetchingLine.tsx';
import { pixelsFrom } from '#components/pictures/TestImages/pixel-text.ts';
import { useTestImages } from '#components/pictures/TestImages/useTestImages.ts';
import { sameAsNearest } from '#src/formulas/map-neighbours.ts';
import { type ImageSet, pixelsOf } from '#src/mnist/image-set.ts';
import { articleFor } from '#src/numbers/format.ts';
import { Marks } from './Marks.tsx';
import { nearestPlace, type PackedMap, placesOf } from './places.ts';

const words = { pixels: '784 pixels', hidden: '128 trained numbers' };
type MapSpace = keyof typeof words;
const spaces = Object.entries(words) as [MapSpace, string][];

interface Props {
  /** One digit an image. */
  labels: string;
  maps: Record<MapSpace, PackedMap>;
  /** Of test image 0. */
  firstPixels: string;
}

export function EmbeddingMap({ labels, maps, firstPixels }: Props) {
  const [space, setSpace] = useState<MapSpace>('pixels');
  const [shown, setShown] = useState(0);
  const [broughtOut, setBroughtOut] = useState(Number(labels[0]));
  // The pictures come with the first mark that is pointed at.
  const [isAsked, setAsked] = useState(false);
  const { fetching, fetchImages } = useTestImages();
  const { part: test, trouble } = useFetched<boolean, ImageSet | undefined>(
    isAsked,
    { key: false, part: undefined },
    fetchImages,
  );
  const places = useMemo(() => placesOf(maps[space]), [maps, space]);
  const same = useMemo(
    () =>
      sameAsNearest(
        places.map(({ at }) => at),
        [...labels].map(Number),
      ),
    [places, labels],
  );
  const show = (image: number) => {
    setShown(image);
    setAsked(true);
  };
  const first = useMemo(() => pixelsFrom(firstPixels), [firstPixels]);
  const pixels = shown === 0 ? first : test && pixelsOf(test, shown);
  const [along, across] = places[shown].at;
  return (
    <div class="stage-side map">
      <div class="chart-frame">
        <Marks
          places={places}
          labels={labels}
          broughtOut={broughtOut}
          shown={shown}
          label={`Map of ${labels.length} test images, each drawn as its digit, along the first two directions of their ${words[space]}`}
          onPoint={(x, y) => {
            const image = nearestPlace(places, x, y);
            if (image !== shown) show(image);
          }}
        />
        <p class="label map-axis">→ first direction · ↑ second direction</p>
      </div>
      <div class="side map-side">
        <Picture
          values={pixels ?? new Uint8Array(784)}
          largest={255}
          label={pixels ? `Test image ${shown}` : ''}
        />
        <Spoken class="map-words" lines={[2, 2]}>
          Test image {shown}, {articleFor(Number(labels[shown]))} {labels[shown]}, is at{' '}
          <Fact name="map-x" value={along} as="fixed-2" /> and{' '}
          <Fact name="map-y" value={across} as="fixed-2" />.
        </Spoken>
        <p class="label">
          <Fact name="map-same" value={same} /> of the {labels.length} marks are nearest to a mark
          of the same digit. The two directions hold{' '}
          <Fact name="map-share" value={maps[space].share} as="percent-0" /> of the variance.
        </p>
      </div>
      <div class="controls">
        <Choice
          class="pairs"
          legend="Map of"
          name="map-space"
          options={spaces}
          value={space}
          onValue={setSpace}
        />
        <Slider label="Test image" value={shown} min={0} max={labels.length - 1} onValue={show} />
        <DigitChoice
          legend="Bring out the digit"
          name="map-digit"
          digit={broughtOut}
          onChoose={setBroughtOut}
        />
      </div>
      <FetchingLine fetching={fetching} retry={trouble.retry} />
    </div>
  );
}
