// A square grid of numbers as a picture: ink for 0..1, blue and orange for the two signs.
import type { ComponentChildren } from 'preact';
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
    const box = (event.currentTarget as SVGElement).getBoundingClientRect();
    const column = Math.floor(((event.clientX - box.left) / box.width) * width);
    const row = Math.floor(((event.clientY - box.top) / box.height) * height);
    if (column >= 0 && column < width && row >= 0 && row < height) onPoint?.(row * width + column);
  };
  return (
    <svg
      class={`picture ${props.class ?? ''}`}
      viewBox={`0 0 ${width} ${height}`}
      role={label ? 'img' : undefined}
      aria-label={label || undefined}
      aria-hidden={label ? undefined : 'true'}
      shape-rendering="crispEdges"
      onPointerDown={onPoint && point}
      onPointerMove={onPoint && point}
    >
      {pixelPaths(values, width, largest, signed).map(({ sign, opacity, path }) => (
        <path class={sign} fill-opacity={opacity} d={path} />
      ))}
      {props.children}
      {pointed !== undefined && (
        <rect
          class="pointed"
          x={pointed % width}
          y={Math.floor(pointed / width)}
          width="1"
          height="1"
          stroke-width="0.25"
          shape-rendering="auto"
        />
      )}
    </svg>
  );
}
