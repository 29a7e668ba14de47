// What lies on paper besides writing, taken off: a shadow, the lines of ruled paper, and specks of dust.

import { patchesOf } from './patches.ts';
import type { Grey } from './scale.ts';

/** Of 255: a sheet whose edge differs by more is lit unevenly, or lies in a shadow. */
const evenEdge = 30;
/** Parts of each side in which the light is taken for even. */
const lightParts = 6;
/** Of the largest patch: what is smaller is a speck. The dot of an i has a tenth of it. */
const speckShare = 0.02;
/** Of the picture's side: a line of ruled paper is thinner. */
const lineThickness = 0.025;

/** Whether the light changes slowly along the edge. A jump is the edge of a sheet, and a few darker places may be writing. */
export function isShaded({ width, height, values }: Grey): boolean {
  const edge: number[] = [];
  for (let x = 0; x < width; x++) edge.push(values[x]);
  for (let y = 0; y < height; y++) edge.push(values[y * width + width - 1]);
  for (let x = width - 1; x >= 0; x--) edge.push(values[(height - 1) * width + x]);
  for (let y = height - 1; y >= 0; y--) edge.push(values[y * width]);
  const sorted = edge.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))];
  const spread = at(0.85) - at(0.15);
  if (spread <= evenEdge) return false;
  const reach = Math.max(2, Math.round(edge.length / 100));
  const jumps = edge.map((value, k) => Math.abs(value - edge[(k + reach) % edge.length]));
  return jumps.filter((jump) => jump > spread / 2).length < edge.length / 100;
}

/** What of the light in each part of the paper is missing: paper is 0. */
export function evenLight(ink: Grey): Grey {
  const { width, height } = ink;
  const parts = Math.min(lightParts, width, height);
  const paper = new Float32Array(parts * parts);
  for (let part = 0; part < paper.length; part++) {
    const [x, y] = [part % parts, Math.floor(part / parts)];
    const [left, right] = [Math.floor((x * width) / parts), Math.floor(((x + 1) * width) / parts)];
    const [top, bottom] = [
      Math.floor((y * height) / parts),
      Math.floor(((y + 1) * height) / parts),
    ];
    const values: number[] = [];
    for (let row = top; row < bottom; row++)
      for (let column = left; column < right; column++)
        values.push(ink.values[row * width + column]);
    values.sort((one, other) => one - other);
    paper[part] = values[Math.floor(values.length / 4)];
  }
  const between = (place: number, length: number): [low: number, high: number, share: number] => {
    const at = Math.min(parts - 1, Math.max(0, ((place + 0.5) * parts) / length - 0.5));
    const low = Math.floor(at);
    return [low, Math.min(parts - 1, low + 1), at - low];
  };
  const values = new Float32Array(width * height);
  for (let row = 0; row < height; row++) {
    const [top, bottom, down] = between(row, height);
    for (let column = 0; column < width; column++) {
      const [left, right, across] = between(column, width);
      const upper = paper[top * parts + left] * (1 - across) + paper[top * parts + right] * across;
      const lower =
        paper[bottom * parts + left] * (1 - across) + paper[bottom * parts + right] * across;
      const own = upper * (1 - down) + lower * down;
      const more = Math.max(0, ink.values[row * width + column] - own);
      values[row * width + column] = (255 * more) / Math.max(1, 255 - own);
    }
  }
  return { width, height, values };
}

/** Without the lines that run from one edge to the other, level or upright, straight or a little aslant; what crosses them stays. */
export function withoutLines(clear: Grey): Grey {
  const values = Float32Array.from(clear.values);
  const { width, height } = clear;
  // From each of the four edges: a line aslant may begin at one and leave by the next.
  const [right, bottom] = [width - 1, height - 1];
  eraseLines(values, width, height, (along, across) => across * width + along);
  eraseLines(values, width, height, (along, across) => across * width + right - along);
  eraseLines(values, height, width, (along, across) => along * width + across);
  eraseLines(values, height, width, (along, across) => (bottom - along) * width + across);
  return { width, height, values };
}

function eraseLines(
  values: Float32Array,
  length: number,
  breadth: number,
  placeOf: (along: number, across: number) => number,
): void {
  const thickest = Math.max(2, Math.ceil(lineThickness * breadth));
  const isInk = (along: number, across: number) =>
    across >= 0 && across < breadth && values[placeOf(along, across)] > 0;
  for (let start = 0; start < breadth; start++) {
    if (!isInk(0, start) || isInk(0, start - 1)) continue;
    const found = follow(start, length, breadth, thickest, isInk);
    for (const [along, [first, last]] of found.entries())
      // Where it is thicker, something crosses it.
      if (last - first < thickest)
        for (let across = first; across <= last; across++) values[placeOf(along, across)] = 0;
  }
}

/** The ink that goes on from `start` to the other edge, for each place along; empty where it does not reach it as a line. */
function follow(
  start: number,
  length: number,
  breadth: number,
  thickest: number,
  isInk: (along: number, across: number) => boolean,
): [first: number, last: number][] {
  const found: [number, number][] = [];
  let [middle, gap, thick] = [start, 0, 0];
  for (let along = 0; along < length; along++) {
    const nearest = [0, -1, 1, -2, 2].map((step) => middle + step).find((at) => isInk(along, at));
    if (nearest === undefined) {
      const isOut = middle <= 2 || middle >= breadth - 3;
      if (isOut && along > length / 20) break;
      gap += 1;
      if (gap > length / 20) return [];
      found.push([0, -1]);
      continue;
    }
    let [first, last] = [nearest, nearest];
    while (isInk(along, first - 1) && nearest - first <= thickest) first -= 1;
    while (isInk(along, last + 1) && last - nearest <= thickest) last += 1;
    gap = 0;
    if (last - first < thickest) middle = Math.round((first + last) / 2);
    else thick += 1;
    found.push([first, last]);
  }
  // A line is thin nearly everywhere.
  return thick > found.length / 3 ? [] : found;
}

/** Without patches that are far smaller than the largest. */
export function withoutSpecks(clear: Grey): Grey {
  const { width, height } = clear;
  const isInk = Uint8Array.from(clear.values, (value) => Number(value > 0));
  const { marks, patches } = patchesOf(isInk, width, height);
  const largest = patches.reduce((most, { area }) => Math.max(most, area), 0);
  const specks = new Set(
    patches.filter(({ area }) => area < speckShare * largest).map(({ mark }) => mark),
  );
  if (specks.size === 0) return clear;
  const values = Float32Array.from(clear.values, (value, at) =>
    specks.has(marks[at]) ? 0 : value,
  );
  return { width, height, values };
}
