// A picture cut into square patches of which one can be chosen: point, tap, or use the arrow keys.
import type { ComponentChildren } from 'preact';
import { PixelField } from '#components/pictures/PixelGrid/PixelField.tsx';
import { placeWords } from '#components/pictures/PixelGrid/place-words.ts';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { cellAt } from '#components/pictures/Picture/cell-at.ts';

interface Props {
  values: ArrayLike<number>;
  /** What the picture is, for a reader who cannot see it. */
  label: string;
  /** Patches in a row, as many as in a column. */
  side: number;
  /** The patch in the frame. */
  patch: number;
  onPatch: (patch: number) => void;
  /** What the picture's pixels are drawn with at full strength. */
  largest?: number;
  class?: string;
  /** More SVG over the pixels, one unit a pixel. */
  children?: ComponentChildren;
}

/** "row 2, column 3", counted from 1. */
export const patchWords = (patch: number, side: number): string => placeWords(patch, side, 1);

export function PatchGrid(props: Props) {
  const { values, label, side, patch, onPatch, largest = 255 } = props;
  const size = Math.sqrt(values.length) / side;
  const choose = (event: PointerEvent) => {
    const pointed = cellAt(event, side, side);
    if (pointed !== undefined) onPatch(pointed);
  };
  return (
    <PixelField
      label={`${label}. Arrow keys move from patch to patch.`}
      spoken={patchWords(patch, side)}
      index={patch}
      count={side * side}
      width={side}
      onIndex={onPatch}
    >
      <div class="patch-grid" onPointerDown={choose}>
        <Picture class={props.class} values={values} largest={largest} label="">
          {props.children}
          <path class="patch-lines" d={linesOf(side, size)} />
          <rect class="patch-chosen" {...placeOf(patch, side, size)} />
        </Picture>
      </div>
    </PixelField>
  );
}

/** Where a patch lies, in pixels. */
export const placeOf = (patch: number, side: number, size: number) => ({
  x: (patch % side) * size,
  y: Math.floor(patch / side) * size,
  width: size,
  height: size,
});

function linesOf(side: number, size: number): string {
  const inner = Array.from({ length: side - 1 }, (_, k) => (k + 1) * size);
  return inner.map((at) => `M${at} 0v${side * size}M0 ${at}h${side * size}`).join('');
}
