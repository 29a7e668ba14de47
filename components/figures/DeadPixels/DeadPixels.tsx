// Live part: choose the set and a pixel; lay your own digit over the map.
import { useMemo, useState } from 'preact/hooks';
import { PixelGrid } from '#components/pictures/PixelGrid/PixelGrid.tsx';
import { useYourPixels } from '#components/pictures/PixelGrid/your-pixels.ts';
import { Spoken } from '#components/controls/Spoken.tsx';
import { formatNumber } from '#src/numbers/format.ts';
import { crosses, outline } from './marks.ts';

interface CountedSet {
  /** (784): in how many of the images each pixel is not 0. */
  counts: Uint32Array;
  images: number;
}

interface Props {
  /** The training set, then the test set. */
  sets: CountedSet[];
  first: Uint8Array;
}

const names = ['training', 'test'];
/** The middle of the picture. */
const middle = 14 * 28 + 14;

export function DeadPixels({ sets, first }: Props) {
  const yours = useYourPixels(first);
  const [chosen, setChosen] = useState(0);
  const [index, setIndex] = useState(middle);
  const [overlaid, setOverlaid] = useState(false);
  const { counts, images } = sets[chosen];
  const dead = useMemo(() => Array.from(counts, (count) => count === 0), [counts]);
  const most = useMemo(() => Math.max(...counts), [counts]);
  const ink = useMemo(() => Array.from(yours, (byte) => byte > 0), [yours]);
  const outside = ink.filter((inked, pixel) => inked && dead[pixel]).length;
  const count = counts[index];
  const spoken =
    `row ${Math.floor(index / 28)}, column ${index % 28}: ` +
    (count === 0 ? 'no image inks it' : `${count} of ${images} images ink it`);
  return (
    <div class="dead-pixels">
      <PixelGrid
        values={counts}
        largest={most}
        label={`How many ${names[chosen]} images ink each pixel; crosses mark pixels that none does`}
        spoken={spoken}
        index={index}
        onIndex={setIndex}
      >
        <path class="dead-pixels-crosses" d={crosses(dead)} />
        {overlaid && <path class="dead-pixels-yours" d={outline(ink)} />}
      </PixelGrid>
      <div class="dead-pixels-side">
        <p class="dead-pixels-total">
          <data
            data-name={chosen === 0 ? 'dead-in-train' : 'dead-in-test'}
            value={String(dead.filter(Boolean).length)}
          >
            {dead.filter(Boolean).length}
          </data>
          <span>
            of 784 pixels are 0 in all {formatNumber(images)} {names[chosen]} images.
          </span>
        </p>
        <p class="dead-pixels-one">
          <span class="label">
            Row {Math.floor(index / 28)}, column {index % 28}
          </span>
          <br />
          {count === 0 ? 'inked in none of them: ' : 'inked in '}
          <data data-name="pixel-count" value={String(count)}>
            {formatNumber(count)}
          </data>{' '}
          images,{' '}
          <data data-name="pixel-share" value={String(count / images)}>
            {formatNumber(count / images, 'percent-2')}
          </data>
        </p>
        <Legend most={most} />
        <fieldset class="choice">
          <legend>Images</legend>
          {sets.map((set, place) => (
            <label key={names[place]}>
              <input
                type="radio"
                name="dead-pixels-set"
                checked={chosen === place}
                onChange={() => setChosen(place)}
              />
              {formatNumber(set.images)} {names[place]}
            </label>
          ))}
        </fieldset>
        <div>
          <label class="switch">
            <input
              type="checkbox"
              checked={overlaid}
              onChange={(event) => setOverlaid(event.currentTarget.checked)}
            />
            Lay your digit over it
          </label>
          <Spoken class="dead-pixels-outside">
            {overlaid && (
              <>
                Pixels that your digit inks and no {names[chosen]} image does:{' '}
                <data data-name="your-unseen-pixels" value={String(outside)}>
                  {outside}
                </data>
              </>
            )}
          </Spoken>
        </div>
      </div>
    </div>
  );
}

function Legend({ most }: { most: number }) {
  return (
    <div class="dead-pixels-legend">
      <svg viewBox="0 0 1 1" aria-hidden="true">
        <path class="dead-pixels-crosses" d={crosses([true], 1)} />
      </svg>
      <span>no image</span>
      <span class="dead-pixels-ramp" aria-hidden="true" />
      <span>{formatNumber(most)}</span>
    </div>
  );
}
