// Strokes become ink: each pixel is as dark as the nearest piece of pen line is near.
import type { Point, Stroke } from './stroke.ts';

/** `values` is (height, width), 0 = paper to 1 = ink, in steps of 1/255 as a file would hold them. */
export interface Picture {
  width: number;
  height: number;
  values: Float32Array;
}

/** In pixels. `softness` is how wide the edge is over which ink fades into paper. */
export interface Pen {
  radius: number;
  softness: number;
}

/** How far from its line a pen leaves any ink. */
export function reachOf({ radius, softness }: Pen): number {
  return radius + softness / 2;
}

/** Strokes given in pixels, where pixel (column, row) covers column..column + 1 and row..row + 1. */
export function ink(strokes: readonly Stroke[], width: number, height: number, pen: Pen): Picture {
  const values = new Float32Array(width * height);
  for (const stroke of strokes) {
    // A dot is a line from a point to itself.
    for (let i = 0; i < Math.max(1, stroke.length - 1); i++) {
      inkLine({ width, height, values }, stroke[i], stroke[i + 1] ?? stroke[i], pen);
    }
  }
  for (let i = 0; i < values.length; i++) values[i] = Math.round(values[i] * 255) / 255;
  return { width, height, values };
}

function inkLine({ width, height, values }: Picture, from: Point, to: Point, pen: Pen): void {
  const reach = reachOf(pen);
  const firstX = Math.max(0, Math.floor(Math.min(from.x, to.x) - reach));
  const lastX = Math.min(width - 1, Math.ceil(Math.max(from.x, to.x) + reach));
  const firstY = Math.max(0, Math.floor(Math.min(from.y, to.y) - reach));
  const lastY = Math.min(height - 1, Math.ceil(Math.max(from.y, to.y) + reach));
  for (let row = firstY; row <= lastY; row++) {
    for (let column = firstX; column <= lastX; column++) {
      const distance = distanceToLine(column + 0.5, row + 0.5, from, to);
      const darkness = Math.min(1, (reach - distance) / pen.softness);
      const at = row * width + column;
      // The darkest, not the sum: ink does not get blacker where the pen passes twice.
      if (darkness > values[at]) values[at] = darkness;
    }
  }
}

function distanceToLine(x: number, y: number, from: Point, to: Point): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const lengthSquared = dx * dx + dy * dy;
  const along = lengthSquared > 0 ? ((x - from.x) * dx + (y - from.y) * dy) / lengthSquared : 0;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(x - from.x - t * dx, y - from.y - t * dy);
}
