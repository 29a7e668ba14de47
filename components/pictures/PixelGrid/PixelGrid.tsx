// A picture whose pixels can be chosen one by one: point, tap, or use the arrow keys.
import type { ComponentChildren } from 'preact';
import { Button } from '#components/controls/Button.tsx';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { PixelField } from './PixelField.tsx';
import { placeWords } from './place-words.ts';

interface Props {
  values: ArrayLike<number>;
  /** The value drawn at full strength. */
  largest: number;
  /** What the picture is, for a reader who cannot see it. */
  label: string;
  index: number;
  onIndex: (index: number) => void;
  /** The chosen pixel in words, to follow its place. */
  spoken: string;
  width?: number;
  class?: string;
  /** More SVG over the pixels, one unit a pixel. */
  children?: ComponentChildren;
}

export function PixelGrid(props: Props) {
  const { values, largest, label, index, onIndex, spoken, width = 28 } = props;
  const step = (by: number) => {
    const next = index + by;
    if (next >= 0 && next < values.length) onIndex(next);
  };
  return (
    <div class="pixel-grid">
      <PixelField
        label={`${label}. Arrow keys move from pixel to pixel.`}
        count={values.length}
        width={width}
        spoken={`${placeWords(index, width)}: ${spoken}`}
        {...{ index, onIndex }}
      >
        <Picture
          class={props.class}
          values={values}
          largest={largest}
          width={width}
          label=""
          pointed={index}
          onPoint={onIndex}
        >
          {props.children}
        </Picture>
      </PixelField>
      <div class="pixel-grid-steps" role="group" aria-label="Move to the next pixel">
        <Step name="left" sign="←" onStep={() => step(-1)} />
        <Step name="up" sign="↑" onStep={() => step(-width)} />
        <Step name="down" sign="↓" onStep={() => step(width)} />
        <Step name="right" sign="→" onStep={() => step(1)} />
      </div>
    </div>
  );
}

function Step({ name, sign, onStep }: { name: string; sign: string; onStep: () => void }) {
  return (
    <Button aria-label={`One pixel ${name}`} onClick={onStep}>
      {sign}
    </Button>
  );
}
