// A picture whose pixels can be chosen one by one: point, tap, or use the arrow keys.
import type { ComponentChildren } from 'preact';
import { Button } from '#components/controls/Button.tsx';
import { isComposing } from '#components/controls/composing.ts';
import { Picture } from '#components/pictures/Picture/Picture.tsx';

/** As the code counts them, from 0. */
export const placeWords = (pixel: number, width = 28): string =>
  `row ${Math.floor(pixel / width)}, column ${pixel % width}`;

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

interface FieldProps {
  label: string;
  /** The chosen pixel in words. */
  spoken: string;
  index: number;
  count: number;
  width: number;
  onIndex: (index: number) => void;
  children: ComponentChildren;
}

/** One picture or several of one size, whose pixels the arrow keys walk. */
export function PixelField(props: FieldProps) {
  const { label, spoken, index, count, width, onIndex, children } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    const next = nextIndex(event, index, width, count);
    if (next === undefined) return;
    event.preventDefault();
    onIndex(next);
  };
  return (
    <div
      class="pixel-grid-field"
      role="slider"
      tabindex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={count - 1}
      aria-valuenow={index}
      aria-valuetext={spoken}
      onKeyDown={onKeyDown}
    >
      {children}
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

/** Left and right go through the list, so that the end of a row leads to the next one. */
function nextIndex(
  { key, ctrlKey }: KeyboardEvent,
  index: number,
  width: number,
  length: number,
): number | undefined {
  const column = index % width;
  const next: Record<string, number> = {
    ArrowLeft: index - 1,
    ArrowRight: index + 1,
    ArrowUp: index - width,
    ArrowDown: index + width,
    Home: ctrlKey ? 0 : index - column,
    End: ctrlKey ? length - 1 : index - column + width - 1,
    PageUp: column,
    PageDown: length - width + column,
  };
  if (!(key in next)) return undefined;
  return next[key] >= 0 && next[key] < length ? next[key] : index;
}
