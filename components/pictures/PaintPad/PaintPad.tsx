// A picture to paint on, pixel by pixel, with mouse, finger, pen or keys.
import { isComposing } from '#components/controls/composing.ts';
import { cellAt } from '#components/pictures/Picture/cell-at.ts';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { PixelField } from '#components/pictures/PixelGrid/PixelField.tsx';
import { placeWords } from '#components/pictures/PixelGrid/place-words.ts';
import { imageSide } from '#src/mnist/image-set.ts';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

interface Props {
  values: ArrayLike<number>;
  label: string;
  /** The pixel under the pointer in words, to follow its place. */
  spoken: string;
  class?: string;
  /** Blue and orange for the two signs; else ink from 0 to `largest`. */
  signed?: boolean;
  /** The magnitude drawn at full strength. */
  largest: number;
  index: number;
  onIndex: (index: number) => void;
  /** `isNew` begins a stroke. */
  onPaint: (pixel: number, isNew: boolean) => void;
  undo: () => void;
  /** More SVG over the pixels, one unit a pixel. */
  children?: ComponentChildren;
}

export function PaintPad(props: Props) {
  const { values, label, spoken, signed, largest, index, onIndex, onPaint, undo } = props;
  /** The pixel that the pointer painted last; undefined while it is up. */
  const last = useRef<number>();
  const point = (event: PointerEvent) => {
    const cell = cellAt(event, imageSide, imageSide);
    if (cell === undefined) return;
    onIndex(cell);
    const isDown = event.type === 'pointerdown' && event.button === 0;
    if (!isDown && last.current === undefined) return;
    if (cell !== last.current) onPaint(cell, isDown);
    last.current = cell;
  };
  const lift = () => (last.current = undefined);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === ' ' || event.key === 'Enter') onPaint(index, true);
    else if (event.key === 'Backspace') undo();
    else return;
    event.preventDefault();
  };
  return (
    <div
      class="paint-pad"
      role="group"
      aria-label="The picture to paint on"
      data-name="paint-pad"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        point(event);
      }}
      onPointerMove={point}
      onPointerUp={lift}
      onPointerCancel={lift}
      onKeyDown={onKeyDown}
    >
      <PixelField
        label={`${label}. Arrow keys move from pixel to pixel, Space uses the tool, Backspace takes it back.`}
        count={values.length}
        width={imageSide}
        spoken={`${placeWords(index)}: ${spoken}`}
        {...{ index, onIndex }}
      >
        <Picture
          class={props.class}
          values={values}
          signed={signed}
          largest={largest}
          label=""
          pointed={index}
        >
          {props.children}
        </Picture>
      </PixelField>
    </div>
  );
}
