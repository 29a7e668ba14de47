// Dots far from the rest of a drawing, as a palm leaves them: the digit is cut out with them, and is small and aside then.
import { boundsOf, type Stroke } from './stroke.ts';

/** In sides of the pad: a stroke that is smaller is a dot. */
const largestDot = 0.06;
/** In sides of the pad: so far from all other ink, a dot is none of the digit's. */
const farAway = 0.15;
/** In sides of the pad: what it is far from has to be a drawing. */
const smallestRest = 0.2;

/** The places of such dots among the strokes. */
export function strayDots(strokes: readonly Stroke[]): number[] {
  const sizeOf = (some: readonly Stroke[]) => {
    const bounds = boundsOf(some);
    return bounds ? Math.max(bounds.width, bounds.height) : 0;
  };
  const lines = strokes.filter((stroke) => sizeOf([stroke]) > largestDot);
  if (sizeOf(lines) < smallestRest) return [];
  const points = lines.flat();
  return [...strokes.keys()].filter((place) => {
    const stroke = strokes[place];
    if (lines.includes(stroke)) return false;
    return stroke.every(({ x, y }) =>
      points.every((point) => Math.hypot(point.x - x, point.y - y) > farAway),
    );
  });
}
