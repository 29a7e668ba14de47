// What was done to the digits of MNIST, done to a drawing: fit it into 20 × 20, then centre its mass in 28 × 28.
// Source: the description on http://yann.lecun.com/exdb/mnist/, checked against the pictures themselves.
import { imageSide } from './image-set.ts';
import { ink, reachOf, type Pen, type Picture } from './ink.ts';
import { boundsOf, type Stroke } from './stroke.ts';

export const fittedSide = 20;

/**
 * Its lines are as wide, and its edges as soft, as those of the training pictures: twice their ink
 * over the length of their outline, and the share of inked pixels that are full, both in the median.
 */
export const mnistPen: Pen = { radius: 1.25, softness: 1.2 };

/** Smaller drawings are not enlarged any further: a dot stays a dot. In sides of the pad. */
export const smallestDigit = 0.1;

/** The pixel, counted from 0, that the centre of mass of all but two training pictures rounds to, across and down. */
export const centrePixel = 14;

/**
 * The drawing in 20 × 20, its longer side filling the box, drawn anew with the same pen for every size:
 * to shrink the picture instead would make the lines of large drawings thin.
 */
export function fit(strokes: readonly Stroke[]): Picture {
  const bounds = boundsOf(strokes);
  if (!bounds) return ink([], fittedSide, fittedSide, mnistPen);
  const { left, top, width, height } = bounds;
  const scale = (fittedSide - 2 * reachOf(mnistPen)) / Math.max(width, height, smallestDigit);
  const toBox = (value: number, start: number, length: number) =>
    (value - start - length / 2) * scale + fittedSide / 2;
  const scaled = strokes.map((stroke) =>
    stroke.map(({ x, y }) => ({ x: toBox(x, left, width), y: toBox(y, top, height) })),
  );
  return ink(scaled, fittedSide, fittedSide, mnistPen);
}

/** The fitted picture moved by whole pixels, so that its values stay as they are. */
export function centre({ width, height, values }: Picture): Picture {
  const columns = moveOf(values, width, (i) => i % width);
  const rows = moveOf(values, height, (i) => Math.floor(i / width));
  const field = new Float32Array(imageSide * imageSide);
  values.forEach((value, i) => {
    if (value === 0) return;
    field[(Math.floor(i / width) + rows) * imageSide + (i % width) + columns] = value;
  });
  return { width: imageSide, height: imageSide, values: field };
}

/** By how many pixels along one axis: the mass to the centre, but no ink over the edge. */
function moveOf(values: Float32Array, length: number, placeOf: (index: number) => number): number {
  let [mass, moment, first, last] = [0, 0, length, -1];
  values.forEach((value, i) => {
    if (value === 0) return;
    const place = placeOf(i);
    mass += value;
    moment += value * place;
    first = Math.min(first, place);
    last = Math.max(last, place);
  });
  if (mass === 0) return 0;
  const wanted = centrePixel - Math.round(moment / mass);
  return Math.min(imageSide - 1 - last, Math.max(-first, wanted));
}
