// Where the columns of neurons stand and how the bundles of weights run between them; one unit is one dot.

export interface Column {
  x: number;
  y: number;
  /** Dots beside each other, and below each other. */
  across: number;
  down: number;
  /** Units from one dot to the next. */
  pitch: number;
  count: number;
}

export interface Bundle {
  middle: number;
  /** The bundle's waist: the side of a square as large as the layer's number of weights. */
  thickness: number;
  width: number;
  outline: string;
  strands: string[];
}

export const drawingHeight = 34;
const imageSide = 28;
const tallest = 32;
const narrowestGap = 9;
const centre = drawingHeight / 2;
/** √weights that make one unit of thickness: the largest layer, 1,024 × 1,024, fills the height. */
const rootPerUnit = 32;
const strandCount = 13;
const margin = 0.5;

function shape(count: number, isInput: boolean, isOutput: boolean) {
  if (isInput) return { across: imageSide, down: imageSide, pitch: 1 };
  if (isOutput) return { across: 1, down: count, pitch: 2.8 };
  return { across: Math.ceil(count / tallest), down: Math.min(count, tallest), pitch: 1 };
}

/** The drawing of a network in `atLeast` units of width, or in more where its layers need more. */
export function layOut(sizes: readonly number[], atLeast: number) {
  const shapes = sizes.map((count, layer) => ({
    count,
    ...shape(count, layer === 0, layer === sizes.length - 1),
  }));
  const taken = shapes.reduce((total, { across, pitch }) => total + across * pitch, 2 * margin);
  const gaps = sizes.length - 1;
  const gap = Math.max(narrowestGap, (atLeast - taken) / gaps);
  let x = margin;
  const columns = shapes.map((column): Column => {
    const place = { ...column, x, y: centre - (column.down * column.pitch) / 2 };
    x += column.across * column.pitch + gap;
    return place;
  });
  const bundles = columns.slice(1).map((to, layer) => bundleBetween(columns[layer], to));
  return { width: taken + gaps * gap, columns, bundles };
}

function bundleBetween(from: Column, to: Column): Bundle {
  const start = from.x + from.across * from.pitch + 0.6;
  const end = to.x - 0.6;
  const thickness = Math.sqrt(from.count * to.count) / rootPerUnit;
  // `share` runs from 0 at the top strand to 1 at the lowest.
  const strand = (share: number) => {
    const at = (column: Column) => column.y + share * column.down * column.pitch;
    const waist = centre + (share - 0.5) * thickness;
    return { from: at(from), waist, to: at(to) };
  };
  const middle = (start + end) / 2;
  const reach = (middle - start) * 0.55;
  const n = (value: number) => Number(value.toFixed(2));
  const there = (s: ReturnType<typeof strand>) =>
    `${n(start)} ${n(s.from)}C${n(start + reach)} ${n(s.from)} ${n(middle - reach)} ${n(s.waist)} ${n(middle)} ${n(s.waist)}` +
    `C${n(middle + reach)} ${n(s.waist)} ${n(end - reach)} ${n(s.to)} ${n(end)} ${n(s.to)}`;
  const back = (s: ReturnType<typeof strand>) =>
    `${n(end)} ${n(s.to)}C${n(end - reach)} ${n(s.to)} ${n(middle + reach)} ${n(s.waist)} ${n(middle)} ${n(s.waist)}` +
    `C${n(middle - reach)} ${n(s.waist)} ${n(start + reach)} ${n(s.from)} ${n(start)} ${n(s.from)}`;
  return {
    middle,
    thickness,
    width: end - start,
    outline: `M${there(strand(0))}L${back(strand(1))}Z`,
    strands: Array.from(
      { length: strandCount },
      (_, k) => `M${there(strand(k / (strandCount - 1)))}`,
    ),
  };
}
