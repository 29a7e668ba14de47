// The marks of a map: where each image stands, in hundredths along two directions, and in the picture's own units.
import { unpack } from '#src/numbers/packed.ts';

/** Of the drawing, in its own units. */
export const [mapWidth, mapHeight, margin] = [800, 560, 20];

/** The picture of all marks has one more, our example. */
export const mapSheet = { columns: 20, rows: 16 };

export interface PackedEnd {
  /** "x y x y …", hundredths. */
  places: string;
  /** What part of all variance the two directions hold. */
  share: number;
}

/** In the drawing; up is more. */
export interface Point {
  x: number;
  y: number;
}

export interface Place extends Point {
  /** Along the two directions. */
  at: [number, number];
}

export interface MapPlaces {
  places: Place[];
  /** Where another image stands; at the edge, if it is further out than all marks. */
  placeOf: (at: [number, number]) => Place;
}

export function placesOf({ places }: Pick<PackedEnd, 'places'>): MapPlaces {
  const numbers = unpack(places);
  const pairs = Array.from({ length: numbers.length / 2 }, (_, k): [number, number] => [
    numbers[2 * k] / 100,
    numbers[2 * k + 1] / 100,
  ]);
  const [left, right] = ends(pairs.map(([along]) => along));
  const [low, high] = ends(pairs.map(([, along]) => along));
  // One scale for both directions, so that a distance is a distance.
  const scale = Math.min(
    (mapWidth - 2 * margin) / (right - left),
    (mapHeight - 2 * margin) / (high - low),
  );
  const [middleX, middleY] = [(left + right) / 2, (low + high) / 2];
  const inside = (value: number, size: number) =>
    Math.round(Math.max(margin, Math.min(size - margin, value)));
  const placeOf = (at: [number, number]): Place => ({
    at,
    x: inside(mapWidth / 2 + scale * (at[0] - middleX), mapWidth),
    y: inside(mapHeight / 2 - scale * (at[1] - middleY), mapHeight),
  });
  return { places: pairs.map(placeOf), placeOf };
}

const ends = (values: readonly number[]) => [Math.min(...values), Math.max(...values)];

/** On the straight line between two places, `part` of the way from the first, 0..1. */
export const between = (from: Point, to: Point, part: number): Point => ({
  x: from.x + part * (to.x - from.x),
  y: from.y + part * (to.y - from.y),
});

/** The mark nearest to a point of the drawing. */
export function nearestPlace(places: readonly Point[], x: number, y: number): number {
  const away = places.map((place) => Math.hypot(place.x - x, place.y - y));
  return away.indexOf(Math.min(...away));
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** The middle of a digit's marks. */
export const middleOf = (places: readonly Point[]): Point => ({
  x: median(places.map(({ x }) => x)),
  y: median(places.map(({ y }) => y)),
});

/** Room for a digit's name, in the drawing's units. */
const nameRoom = 56;
const rounds = 60;

/** Where names stand: at their places, or pushed off each other until each has its room. No two may begin at one place. */
export function apart(points: readonly Point[], room = nameRoom): Point[] {
  const moved = points.map((point) => ({ ...point }));
  for (let round = 0; round < rounds; round++) {
    for (const [k, one] of moved.entries()) {
      for (const other of moved.slice(k + 1)) {
        const [x, y] = [other.x - one.x, other.y - one.y];
        const away = Math.hypot(x, y);
        const push = Math.max(0, room - away) / 2 / away;
        one.x -= push * x;
        one.y -= push * y;
        other.x += push * x;
        other.y += push * y;
      }
    }
  }
  return moved;
}
