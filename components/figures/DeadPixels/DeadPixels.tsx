// Live part: choose the set and a pixel; lay your own digit over the map.
import { useMemo, useState } from 'preact/hooks';
import { Choice } from '#components/controls/Choice.tsx';
import { Fact } from '#components/controls/Fact.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Switch } from '#components/controls/Switch.tsx';
import { outline } from '#components/pictures/Picture/outline.ts';
import { PixelGrid } from '#components/pictures/PixelGrid/PixelGrid.tsx';
import { useYourPixels } from '#components/pictures/PixelGrid/your-pixels.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { digitName } from '#src/session/digit-name.ts';

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
  const name = digitName(yours !== first);
  const [chosen, setChosen] = useState(0);
  const [index, setIndex] = useState(middle);
  const [overlaid, setOverlaid] = useState(false);
  const { counts, images } = sets[chosen];
  const dead = useMemo(() => Array.from(counts, (count) => count === 0), [counts]);
  const deadCount = dead.filter(Boolean).length;
  const most = useMemo(() => Math.max(...counts), [counts]);
  const ink = useMemo(() => Array.from(yours, (byte) => byte > 0), [yours]);
  const outside = ink.filter((inked, pixel) => inked && dead[pixel]).length;
  const count = counts[index];
  const spoken =
    count === 0 ? 'no image has ink here' : `${count} of ${images} images have ink here`;
  return (
    <div class="stage-pair" style="--first: 26rem">
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
          <Fact name={`dead-in-${chosen === 0 ? 'train' : 'test'}`} value={deadCount} />
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
          <Fact name="pixel-count" value={count} /> images,{' '}
          <Fact name="pixel-share" value={count / images} as="percent-2" />
        </p>
        <Legend most={most} />
        <Choice
          legend="Images"
          name="dead-pixels-set"
          options={sets.map((set, place) => [place, `${formatNumber(set.images)} ${names[place]}`])}
          value={chosen}
          onValue={setChosen}
        />
        <div>
          <Switch on={overlaid} onSwitch={setOverlaid}>
            Lay {name} over it
          </Switch>
          <Spoken class="dead-pixels-outside">
            {overlaid && (
              <>
                Pixels with ink in {name} but in no {names[chosen]} image:{' '}
                <Fact name="your-unseen-pixels" value={outside} />
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

/** A small cross in each marked pixel, as SVG path data with one unit a pixel. */
function crosses(marked: readonly boolean[], width = 28): string {
  const paths = marked.map((mark, pixel) => {
    if (!mark) return '';
    const x = (pixel % width) + 0.28;
    const y = Math.floor(pixel / width) + 0.28;
    return `M${x} ${y}l.44 .44m0-.44l-.44 .44`;
  });
  return paths.join('').replaceAll(/\.(\d\d)\d+/g, '.$1');
}
