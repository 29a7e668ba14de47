// Live part: move the marks from the untrained layer's map to the trained one's, and press one to see its neighbours.
import { useMemo, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Fact } from '#components/controls/Fact.tsx';
import { Select } from '#components/controls/Select.tsx';
import { Slider } from '#components/controls/Slider.tsx';
import { Steps, useSteps } from '#components/controls/Steps.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { FetchingLine } from '#components/pictures/TestImages/FetchingLine.tsx';
import { sameAsNearest } from '#src/formulas/map-neighbours.ts';
import { digits } from '#src/mnist/image-set.ts';
import type { MapSpace } from '#src/records/experiments/embedding-map.ts';
import { Chosen } from './Chosen.tsx';
import { Marks } from './Marks.tsx';
import { between, nearestPlace, type PackedEnd, placesOf } from './places.ts';
import { useChosen } from './use-chosen.ts';

interface Props {
  /** One digit an image; the last is our example's. */
  labels: string;
  ends: Record<MapSpace, PackedEnd>;
  /** Our example's, by all numbers of each space. */
  nearest: Record<MapSpace, number[]>;
  /** CSS: where the picture of all marks is. */
  picture: string;
}

/** Places between the two ends at which the slider stops: enough for a movement. */
const stops = 30;

const groups: (readonly [digit: number, words: string])[] = [
  [-1, 'all digits'],
  ...digits.map((digit) => [digit, `the ${digit}s`] as const),
];

export function EmbeddingMap({ labels, ends, nearest, picture }: Props) {
  const steps = useSteps(stops, 40);
  const part = steps.done / stops;
  const space: MapSpace = part < 0.5 ? 'untrained' : 'trained';
  const isBetween = part > 0 && part < 1;
  const [broughtOut, bringOut] = useState(-1);
  const maps = useMemo(
    () => ({ untrained: placesOf(ends.untrained), trained: placesOf(ends.trained) }),
    [ends],
  );
  const places = useMemo(
    () => ({ untrained: maps.untrained.places, trained: maps.trained.places }),
    [maps],
  );
  const { shown, show, showYours, fetching, trouble } = useChosen(labels, maps, nearest);
  const same = useMemo(
    () =>
      sameAsNearest(
        places[space].slice(0, -1).map(({ at }) => at),
        Array.from(labels.slice(0, -1), Number),
      ),
    [places, space, labels],
  );
  const count = labels.length - 1;
  const words = isBetween ? 'on the way' : space;
  return (
    <div class="stage-side full-width map">
      <div class="chart-frame">
        <Marks
          {...{ places, labels, part, space, shown, broughtOut, picture }}
          label={`Map of ${count} test images by the 128 numbers of the ${space} layer, each a small picture of itself; lines lead from ${shown.name} to its five nearest`}
          onPress={({ x, y }) => {
            const now = places.untrained.map((place, k) => between(place, places.trained[k], part));
            show(nearestPlace(now, x, y));
          }}
        />
        <p class="label map-axis">
          → first direction · ↑ second direction
          <span class="map-fewer"> · here only the first ten marks of each digit</span>
        </p>
      </div>
      <div class="side">
        <Chosen {...{ shown, space, labels, picture }} />
        <p class="label lines map-state" style={{ '--lines': 4, '--lines-narrow': 3 }}>
          {isBetween ? (
            'On the way, the marks move along straight lines: that is a drawing, and not data.'
          ) : (
            <>
              On this map <Fact name="map-same" value={same} /> of the {count} marks are nearest to
              a mark of the same digit. Its two directions hold{' '}
              <Fact name="map-share" value={ends[space].share} as="percent-0" /> of the variance.
            </>
          )}
        </p>
      </div>
      <div class="controls">
        <Steps steps={steps} play="Play the training" finish="Show the trained map" />
        <Slider
          class="map-slider"
          label="Untrained → trained"
          value={steps.done}
          min={0}
          max={stops}
          spoken={words}
          shown={words}
          onValue={steps.go}
        />
        <Slider
          label="Test image"
          value={shown.image !== undefined && shown.image < count ? shown.image : 0}
          min={0}
          max={count - 1}
          onValue={show}
        />
        <Select label="Bring out" options={groups} value={broughtOut} onValue={bringOut} />
        <Button onClick={showYours}>Place your digit</Button>
      </div>
      <FetchingLine fetching={fetching} retry={trouble.retry} />
      <Trouble {...trouble} />
    </div>
  );
}
