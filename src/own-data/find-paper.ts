// A sheet of paper on a table: where the edge of a picture is the table, the sheet is the largest thing on it, and what is
// written is what lies within the sheet and is not of its brightness.

import { patchesOf } from './patches.ts';
import type { Grey } from './scale.ts';

/** Of the picture: a smaller sheet is no sheet. */
const smallestSheet = 0.1;
/** Of the sheet's shorter side: so near its edge lie its shadow and the table, and no writing. */
const rim = 0.03;

/** Of the contrast: paper differs from itself by less. */
const evenness = 0.15;
/** Of the sheet: so much at least is empty paper. */
const leastEven = 0.6;

/** `clear`: the sheet is near 1, the table 0. @returns ink on the sheet alone, its paper 0; undefined where there is no sheet. */
export function findPaper(clear: Grey): Grey | undefined {
  const { width, height, values } = clear;
  const isLight = Uint8Array.from(values, (value) => Number(value > 0.5));
  const { marks, patches } = patchesOf(isLight, width, height);
  const [sheet] = patches.toSorted((one, other) => other.area - one.area);
  if (!sheet || sheet.area < smallestSheet * width * height) return undefined;
  const rows = spans(height, width, (row, column) => marks[row * width + column] === sheet.mark);
  const columns = spans(width, height, (column, row) => marks[row * width + column] === sheet.mark);
  const shorter = Math.min(sheet.right - sheet.left, sheet.bottom - sheet.top) + 1;
  const margin = Math.ceil(rim * shorter) + 1;
  const isWithin = ([first, last]: readonly [number, number], at: number) =>
    at >= first + margin && at <= last - margin;
  const [sheetWidth, sheetHeight] = [sheet.right - sheet.left + 1, sheet.bottom - sheet.top + 1];
  const ink = new Float32Array(sheetWidth * sheetHeight);
  const paper = medianOn(values, marks, sheet.mark);
  let [within, even] = [0, 0];
  for (let row = sheet.top; row <= sheet.bottom; row++)
    for (let column = sheet.left; column <= sheet.right; column++) {
      if (!isWithin(rows[row], column) || !isWithin(columns[column], row)) continue;
      const place = (row - sheet.top) * sheetWidth + column - sheet.left;
      const value = values[row * width + column];
      within += 1;
      if (Math.abs(value - paper) < evenness) even += 1;
      ink[place] = 255 * Math.max(0, paper - value);
    }
  if (even < leastEven * within) return undefined;
  return { width: sheetWidth, height: sheetHeight, values: ink };
}

function medianOn(values: Grey['values'], marks: Uint32Array, mark: number): number {
  const own = Array.from(marks.keys()).filter((at) => marks[at] === mark);
  const sorted = Float32Array.from(own, (at) => values[at]).sort();
  return sorted[Math.floor(sorted.length / 2)];
}

/** For each line, the first and the last place that belongs. */
function spans(
  lines: number,
  length: number,
  belongs: (line: number, place: number) => boolean,
): [first: number, last: number][] {
  return Array.from({ length: lines }, (_, line) => {
    let [first, last] = [length, -1];
    for (let place = 0; place < length; place++) {
      if (!belongs(line, place)) continue;
      first = Math.min(first, place);
      last = place;
    }
    return [first, last];
  });
}
