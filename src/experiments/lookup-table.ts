// A table for ten digits: each cell of ink and centre ink holds the digit that training images met there most often.
import { classCount } from '../mnist/image-set.ts';
import type { Example, Features } from '../formulas/two-features.ts';

export interface Table {
  /** (cells − 1) of each feature, rising: where one cell ends and the next begins. */
  bounds: Record<keyof Features, number[]>;
  /** (cells, cells): row = ink, column = centre. */
  digits: Uint8Array;
}

const cellOf = (bounds: readonly number[], value: number): number =>
  bounds.filter((bound) => value >= bound).length;

/** The place of `features` in the table. */
const placeOf = ({ bounds }: Pick<Table, 'bounds'>, { ink, centre }: Features): number =>
  cellOf(bounds.ink, ink) * (bounds.centre.length + 1) + cellOf(bounds.centre, centre);

export const lookUp = (table: Table, features: Features): number =>
  table.digits[placeOf(table, features)];

/** Bounds at equal shares of the examples, so that every row and every column meets as many. */
export function makeTable(examples: readonly Example[], cells: number): Table {
  const boundsOf = (feature: keyof Features) => {
    const values = Float64Array.from(examples, (example) => example[feature]).toSorted();
    return Array.from(
      { length: cells - 1 },
      (_, k) => values[Math.floor(((k + 1) * values.length) / cells)],
    );
  };
  const bounds = { ink: boundsOf('ink'), centre: boundsOf('centre') };
  const met = new Uint32Array(cells * cells * classCount);
  for (const example of examples) met[placeOf({ bounds }, example) * classCount + example.label]++;
  const digits = Uint8Array.from({ length: cells * cells }, (_, cell) => {
    const counts = met.subarray(cell * classCount, (cell + 1) * classCount);
    return counts.indexOf(counts.reduce((a, b) => Math.max(a, b)));
  });
  return { bounds, digits };
}
