// Drawings made of strokes in the source: the 3 that stands on the pad at first, and three hard cases.
import type { Point, Stroke } from '#src/mnist/drawing.ts';

/** Part of an ellipse, from one angle to another in degrees: 0 is at the right, 90 at the bottom. */
function bow(centre: Point, radius: Point, from: number, to: number): Point[] {
  const steps = 18;
  return Array.from({ length: steps + 1 }, (_, step) => {
    const angle = ((from + ((to - from) * step) / steps) * Math.PI) / 180;
    return {
      x: Number((centre.x + radius.x * Math.cos(angle)).toFixed(4)),
      y: Number((centre.y + radius.y * Math.sin(angle)).toFixed(4)),
    };
  });
}

/** Small, and high up at the left, so that every step has something to do. */
const three: Stroke[] = [
  [
    ...bow({ x: 0.33, y: 0.24 }, { x: 0.12, y: 0.105 }, -155, 85),
    ...bow({ x: 0.325, y: 0.485 }, { x: 0.155, y: 0.14 }, -75, 150),
  ],
];

const dot: Stroke[] = [[{ x: 0.7, y: 0.7 }]];

const rows = Array.from({ length: 17 }, (_, row) => 0.04 + row * 0.0575);
const full: Stroke[] = rows.map((y) => [
  { x: 0.02, y },
  { x: 0.98, y },
]);

export interface Example {
  name: string;
  strokes: Stroke[];
}

export const examples: Example[] = [
  { name: 'a small 3', strokes: three },
  { name: 'a dot', strokes: dot },
  { name: 'a full pad', strokes: full },
  { name: 'nothing', strokes: [] },
];
