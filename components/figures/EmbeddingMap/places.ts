// The marks of a map: where each image stands, in hundredths along two directions, and in the picture's own units.

import { unpack } from '#src/numbers/packed.ts';

/** Of the drawing, in its own units. */
export const [mapWidth, mapHeight, margin] = [520, 420, 14];

export interface PackedMap {
  /** "x y x y …", hundredths. */
  places: string;
  /** What part of all variance the two directions hold. */
  share: number;
}

export interface Place {
  /** Along the two directions. */
  at: [number, number];
  /** In the drawing; up is more. */
  x: number;
  y: number;
}

export function placesOf({ places }: PackedMap): Place[] {
  const numbers = unpack(places);
  const pairs = Array.from({ length: numbers.length / 2 }, (_, k) => [
    numbers[2 * k] / 100,
    numbers[2 * k + 1] / 100,
  ]) as [number, number][];
  const [left, right] = ends(pairs.map(([along]) => along));
  const [low, high] = ends(pairs.map(([, along]) => along));
  // One scale for both directions, so that a distance is a distance.
  const scale = Math.min(
    (mapWidth - 2 * margin) / (right - left),
    (mapHeight - 2 * margin) / (high - low),
  );
  const [middleX, middleY] = [(left + right) / 2, (low + high) / 2];
  return pairs.map((at) => ({
    at,
    x: Math.round(mapWidth / 2 + scale * (at[0] - middleX)),
    y: Math.round(mapHeight / 2 - scale * (at[1] - middleY)),
  }));
}

const ends = (values: readonly number[]) => [Math.min(...values), Math.max(...values)];

/** The mark nearest to a point of the drawing. */
export function nearestPlace(places: readonly Place[], x: number, y: number): number {
  const away = places.map((place) => Math.hypot(place.x - x, place.y - y));
  return away.indexOf(Math.min(...away));
}
