// The strokes again, seen through the smallest box that holds their ink.
import { padPenRadius, type Stroke } from '#src/mnist/drawing.ts';
import { boundsOf, cleanStrokes, type Bounds } from '#src/mnist/stroke.ts';

export function Cropped({ strokes }: { strokes: readonly Stroke[] }) {
  const clean = cleanStrokes(strokes);
  const bounds = boundsOf(clean);
  const box = bounds && withPen(bounds);
  return (
    <svg
      class="picture drawing preprocessing-cropped"
      viewBox={squareAround(box ?? { left: 0, top: 0, width: 1, height: 1 })}
      role="img"
      aria-label="The drawing cropped to its ink"
    >
      {box && (
        <rect
          class="preprocessing-box"
          x={box.left}
          y={box.top}
          width={box.width}
          height={box.height}
        />
      )}
      {clean.map((stroke, place) => (
        <polyline
          key={place}
          class="pad-stroke"
          points={pointsOf(stroke)}
          stroke-width={2 * padPenRadius}
        />
      ))}
    </svg>
  );
}

/** The bounds of the line become those of its ink. */
const withPen = ({ left, top, width, height }: Bounds): Bounds => ({
  left: left - padPenRadius,
  top: top - padPenRadius,
  width: width + 2 * padPenRadius,
  height: height + 2 * padPenRadius,
});

function squareAround({ left, top, width, height }: Bounds): string {
  const side = Math.max(width, height) * 1.04;
  const view = [left - (side - width) / 2, top - (side - height) / 2, side, side];
  return view.map((number) => number.toFixed(4)).join(' ');
}

/** A single point is said twice, or SVG would draw nothing. */
function pointsOf(stroke: Stroke): string {
  const points = stroke.length === 1 ? [...stroke, ...stroke] : stroke;
  return points.map(({ x, y }) => `${x},${y}`).join(' ');
}
