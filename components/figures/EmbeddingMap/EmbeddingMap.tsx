// Live part: point at a mark, or move the slider, and see the image that stands there.
import { useMemo, useRef, useState } from 'preact/hooks';
import { DigitChoice } from '#components/controls/DigitChoice.tsx';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { FetchingLine } from '#components/pictures/TestImages/FetchingLine.tsx';
import { pixelsFrom } from '#components/pictures/TestImages/pixel-text.ts';
import { useTestImages } from '#components/pictures/TestImages/useTestImages.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { sameAsNearest } from '#src/formulas/map-neighbours.ts';
import { type ImageSet, pixelsOf } from '#src/mnist/image-set.ts';
import { Marks } from './Marks.tsx';
import { nearestPlace, type PackedMap, placesOf } from './places.ts';

const spaces = ['pixels', 'hidden'] as const;
type MapSpace = (typeof spaces)[number];
const words: Record<MapSpace, string> = { pixels: '784 pixels', hidden: '128 trained numbers' };

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
  const { test, fetching, ask } = usePictures();
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
    ask();
  };
  const first = useMemo(() => pixelsFrom(firstPixels), [firstPixels]);
  const pixels = shown === 0 ? first : test && pixelsOf(test, shown);
  const [along, across] = places[shown].at;
  return (
    <div class="map">
      <div class="map-field">
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
      <div class="map-side">
        <Picture
          values={pixels ?? new Uint8Array(784)}
          largest={255}
          label={pixels ? `Test image ${shown}` : ''}
        />
        <Spoken class="map-words">
          Test image {shown}, a {labels[shown]}, stands at{' '}
          <data data-name="map-x" value={String(along)}>
            {formatNumber(along, 'fixed-2')}
          </data>{' '}
          and{' '}
          <data data-name="map-y" value={String(across)}>
            {formatNumber(across, 'fixed-2')}
          </data>
          .
        </Spoken>
        <p class="label">
          <data data-name="map-same" value={String(same)}>
            {same}
          </data>{' '}
          of the {labels.length} marks have one of their own digit as their nearest. The two
          directions hold{' '}
          <data data-name="map-share" value={String(maps[space].share)}>
            {formatNumber(maps[space].share, 'percent-0')}
          </data>{' '}
          of the variance.
        </p>
      </div>
      <div class="controls">
        <fieldset class="choice">
          <legend>Map of</legend>
          {spaces.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="map-space"
                checked={each === space}
                onChange={() => setSpace(each)}
              />
              {words[each]}
            </label>
          ))}
        </fieldset>
        <label class="slider map-slider">
          <span>Test image</span>
          <input
            type="range"
            min="0"
            max={labels.length - 1}
            value={shown}
            onInput={(event) => show(Number(event.currentTarget.value))}
          />
          <output aria-live="off">{shown}</output>
        </label>
        <DigitChoice
          legend="Bring out the digit"
          name="map-digit"
          digit={broughtOut}
          onChoose={setBroughtOut}
        />
      </div>
      <FetchingLine fetching={fetching} retry={ask} />
    </div>
  );
}

/** The pictures come with the first mark that is pointed at. */
function usePictures() {
  const [test, setTest] = useState<ImageSet>();
  const asking = useRef(false);
  const { fetching, fetchImages } = useTestImages();
  const ask = () => {
    if (test || asking.current) return;
    asking.current = true;
    void fetchImages().then((images) => {
      asking.current = false;
      if (images) setTest(images.test);
    });
  };
  return { test, fetching, ask };
}
