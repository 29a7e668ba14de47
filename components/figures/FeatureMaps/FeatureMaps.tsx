// Live part: the digit, moved as the reader likes; the maps and the answer follow.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Facts } from '#components/controls/Fact.tsx';
import { Slider } from '#components/controls/Slider.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { useFetched } from '#components/controls/use-fetched.ts';
import { withLayers } from '#components/controls/with-layers.ts';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { useYourPixels } from '#components/pictures/PixelGrid/your-pixels.ts';
import { atStart, digitName } from '#src/session/digit-name.ts';
import { MapRows } from './MapRows.tsx';
import { type Move, movedPixels, type MovedMaps, mapsWhenMoved } from './moved-maps.ts';
import { movedSentence, shiftWords } from './sentences.ts';

interface Props {
  pixels: Uint8Array;
  first: { prediction: number; probability: number };
  /** The maps as they were built. */
  children?: ComponentChildren;
}

/** Pixels to either side. */
const furthest = 6;

const load = withLayers('cnn', () => import('#src/formulas/feature-maps.ts'), mapsWhenMoved);

export function FeatureMaps({ pixels, first, children }: Props) {
  const yours = useYourPixels(pixels);
  const [move, setMove] = useState<[right: number, down: number]>([0, 0]);
  const [right, down] = move;
  const built = { key: [pixels, 0, 0] as Move, part: undefined };
  const wanted: Move = [yours, right, down];
  const { key, part, trouble } = useFetched<Move, MovedMaps | undefined>(wanted, built, load);
  const moved = useMemo(() => movedPixels(wanted), wanted);
  const [, shownRight, shownDown] = key;
  const { prediction, probability } = part ?? first;
  const [firstDifference, secondDifference] = part?.differences ?? [0, 0];
  const isYours = yours !== pixels;
  return (
    <div class="stage-side feature-maps">
      <div class="side feature-maps-digit">
        <Picture
          class={isYours ? 'yours' : ''}
          values={moved}
          largest={255}
          label={atStart(digitName(isYours))}
        />
        <Facts
          rows={[
            { label: 'read as', fact: 'maps-prediction', value: prediction, strong: true },
            {
              label: 'probability',
              fact: 'maps-probability',
              value: probability,
              as: 'probability',
            },
            {
              label: 'change in the eight maps',
              fact: 'first-maps-difference',
              value: firstDifference,
              as: 'fixed-3',
            },
            {
              label: 'change in the sixteen',
              fact: 'second-maps-difference',
              value: secondDifference,
              as: 'fixed-3',
            },
          ]}
        />
      </div>
      <div class="chart-frame">
        <div hidden={part !== undefined}>{children}</div>
        {part && <MapRows maps={part.maps} filters={part.filters} />}
      </div>
      <div class="controls">
        {(['right', 'down'] as const).map((way, axis) => (
          <Slider
            key={way}
            label={`Move ${way}`}
            value={move[axis]}
            min={-furthest}
            max={furthest}
            shown={shiftWords(move[axis])}
            spoken={shiftWords(move[axis])}
            onValue={(distance) => setMove(axis === 0 ? [distance, down] : [right, distance])}
          />
        ))}
        <Button onClick={() => setMove([0, 0])} disabled={right === 0 && down === 0}>
          Back to its place
        </Button>
      </div>
      <Spoken class="feature-maps-words" lines={[2, 4]}>
        {movedSentence(shownRight, shownDown, secondDifference === 0)}
      </Spoken>
      <Trouble {...trouble} />
    </div>
  );
}
