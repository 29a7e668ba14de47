// Rules by hand: two numbers that a person might think of, and thresholds that the training images choose.
//
// ink = the sum of all 784 bytes      centre = the sum of the 16 bytes in the middle, rows and columns 12 to 15
import { classCount, type ImageSet, imageSide, pixelsOf } from '../mnist/image-set.ts';

const [from, end] = [imageSide / 2 - 2, imageSide / 2 + 2];

export interface Features {
  ink: number;
  centre: number;
}

export function featuresOf(pixels: Uint8Array): Features {
  let centre = 0;
  for (let row = from; row < end; row++) {
    for (let column = from; column < end; column++) centre += pixels[row * imageSide + column];
  }
  return { ink: pixels.reduce((sum, pixel) => sum + pixel, 0), centre };
}

/** The features of the images that carry one of `digits`, with their labels. */
export function featuresOfDigits(
  images: ImageSet,
  digits: readonly number[],
): (Features & { label: number })[] {
  return Array.from(images.labels).flatMap((label, image) =>
    digits.includes(label) ? [{ ...featuresOf(pixelsOf(images, image)), label }] : [],
  );
}

/** Says 1 when the feature is at least `threshold` (or, for `below`, at most), else 0. */
export interface Rule {
  feature: keyof Features;
  side: 'above' | 'below';
  threshold: number;
}

export const saysOne = (rule: Rule, features: Features): boolean =>
  rule.side === 'above'
    ? features[rule.feature] >= rule.threshold
    : features[rule.feature] <= rule.threshold;

type Example = Features & { label: number };

export const countRight = (says: (features: Features) => boolean, examples: readonly Example[]) =>
  examples.filter((example) => Number(says(example)) === example.label).length;

/** The threshold with the most right answers on `examples` (labels 0 and 1); of equally good ones the smallest. */
export function bestRule(
  feature: keyof Features,
  side: Rule['side'],
  examples: readonly Example[],
): Rule {
  const sorted = examples.toSorted((a, b) => a[feature] - b[feature]);
  const ones = examples.filter(({ label }) => label === 1).length;
  // Below the smallest value, "above" calls all of them 1.
  let right = side === 'above' ? ones : examples.length - ones;
  let [best, threshold] = [right, side === 'above' ? sorted[0][feature] : sorted[0][feature] - 1];
  sorted.forEach(({ label, [feature]: value }, place) => {
    right += (label === 1) === (side === 'below') ? 1 : -1;
    const next = sorted[place + 1]?.[feature];
    if (value === next || right <= best) return;
    [best, threshold] = [right, side === 'below' ? value : (next ?? value + 1)];
  });
  return { feature, side, threshold };
}

/** For all ten digits: a table of cells, each with the digit that was met there most often. */
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
