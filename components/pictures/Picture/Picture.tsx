// A square grid of numbers as a picture: ink for 0..1, blue and orange for the two signs.
import type { ComponentChildren } from 'preact';
import { cellAt } from './cell-at.ts';
import { pixelPaths } from './pixel-paths.ts';

interface Props {
  values: ArrayLike<number>;
  /** Says in words what a reader who cannot see the picture misses; empty where text beside it does. */
  label: string;
  width?: number;
  signed?: boolean;
  /** The magnitude drawn at full strength. */
  largest?: number;
  /** Index of the pixel to frame. */
  pointed?: number;
  class?: string;
  onPoint?: (index: number) => void;
  /** More SVG over the pixels, one unit a pixel. */
  children?: ComponentChildren;
}

export function Picture(props: Props) {
  const { values, label, width = 28, signed = false, largest = 1, pointed, onPoint } = props;
  const height = values.length / width;
  const point = (event: PointerEvent) => {
    const cell = cellAt(event, width, height);
    if (cell !== undefined) onPoint?.(cell);
  };
  return (
    <svg
      class={`picture drawing ${props.class ?? ''}`}
      viewBox={`0 0 ${width} ${height}`}
      role={label ? 'img' : undefined}
      aria-label={label || undefined}
      aria-hidden={label ? undefined : 'true'}
      shape-rendering="crispEdges"
      onPointerDown={onPoint && point}
      onPointerMove={onPoint && point}
    >
      <Pixels values={values} width={width} largest={largest} signed={signed} />
      {props.children}
      {pointed !== undefined && <Pointed pixel={pointed} width={width} />}
    </svg>
  );
}

type PixelsProps = Required<Pick<Props, 'values' | 'width' | 'largest' | 'signed'>>;

/** The pixels alone, for a larger drawing that they are a part of: in a group of class `pixels`. */
export const Pixels = ({ values, width, largest, signed }: PixelsProps) => (
  <>
    {pixelPaths(values, width, largest, signed).map(({ sign, opacity, path }) => (
      <path class={sign} fill-opacity={opacity} d={path} />
    ))}
  </>
);

export const Pointed = ({ pixel, width }: { pixel: number; width: number }) => (
  <rect
    class="pointed"
    x={pixel % width}
    y={Math.floor(pixel / width)}
    width="1"
    height="1"
    stroke-width="0.25"
    shape-rendering="auto"
  />
);

interface LabelledProps {
  name: string;
  /** The second line. */
  detail: ComponentChildren;
  children: ComponentChildren;
  /** It takes the whole row where there is little room. */
  large?: boolean;
  onPointerUp?: () => void;
}

/** A picture with its name below it. */
export const Labelled = ({ name, detail, large, onPointerUp, children }: LabelledProps) => (
  <div class={large ? 'labelled large' : 'labelled'} onPointerUp={onPointerUp}>
    {children}
    <p class="label">
      {name}
      <br />
      {detail}
    </p>
  </div>
);
