// A drawing as the hand made it: strokes of points in the unit square of the pad.

/** x to the right and y downwards, both 0 to 1. */
export interface Point {
  x: number;
  y: number;
}

/** The points between pen down and pen up; a single point is a dot of ink. */
export type Stroke = Point[];

export interface Bounds {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The strokes with points off the pad moved to its edge, and points that are no numbers left out. */
export function cleanStrokes(strokes: readonly Stroke[]): Stroke[] {
  const isNumber = ({ x, y }: Point) => !Number.isNaN(x) && !Number.isNaN(y);
  const toPad = (value: number) => Math.min(1, Math.max(0, value));
  const moved = ({ x, y }: Point): Point => ({ x: toPad(x), y: toPad(y) });
  return strokes
    .map((stroke) => stroke.filter(isNumber).map(moved))
    .filter((stroke) => stroke.length > 0);
}

/** The smallest upright box around all points; undefined when there are none. */
export function boundsOf(strokes: readonly Stroke[]): Bounds | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of strokes.flat()) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return right < left ? undefined : { left, top, width: right - left, height: bottom - top };
}
