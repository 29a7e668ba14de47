// A neuron's weights taken apart: what the best edge explains, a · template + b, and what it leaves.
import { binWidth } from './chart.ts';
import { strengthsOf, tilingOf } from '#components/pictures/SignedTiles/tiling.ts';
import { drawTemplate, type Template } from '#src/formulas/edge-bank.ts';
import { formatNumber } from '#src/numbers/format.ts';

export interface Match extends Template {
  r2: number;
  sign: 1 | -1;
}

export interface Parts {
  /** (784), with the weights' own mean and the sign of the match. */
  explained: number[];
  rest: number[];
}

const meanOf = (values: ArrayLike<number>) =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

export function decompose(weights: readonly number[], template: Template): Parts {
  const picture = drawTemplate(template);
  const [mean, middle] = [meanOf(weights), meanOf(picture)];
  let [product, square] = [0, 0];
  weights.forEach((weight, k) => {
    product += (weight - mean) * (picture[k] - middle);
    square += (picture[k] - middle) ** 2;
  });
  const slope = product / square;
  const explained = Array.from(picture, (value) => mean + slope * (value - middle));
  return {
    explained,
    rest: weights.map((weight, k) => weight - explained[k]),
  };
}

/** "a bar at 45° with a wavelength of 9 pixels" */
export const wordsOf = ({ kind, angle, wavelength }: Template): string =>
  `${kind === 'bar' ? 'a bar' : 'an edge'} at ${angle}° with a wavelength of ${wavelength} pixels`;

export const partsTiling = tilingOf(3, 1);

/** The weights, the best edge and the rest, side by side. */
export function partsStrengths(weights: readonly number[], template: Template): Float32Array {
  const { explained, rest } = decompose(weights, template);
  const parts = [weights, explained, rest];
  return strengthsOf(partsTiling, (part, pixel) => parts[part][pixel]);
}

export function chartSentence(shares: readonly number[], untrained: readonly number[]): string {
  const sorted = shares.toSorted((a, b) => a - b);
  const [least, middle, most] = [sorted[0], sorted[sorted.length / 2], sorted.at(-1)!].map(
    (share) => formatNumber(share, 'percent-0'),
  );
  const below = formatNumber(
    (untrained.findLastIndex((count) => count > 0) + 1) * binWidth,
    'percent-0',
  );
  return `How much of each of ${shares.length} neurons the best edge explains: from ${least} to ${most}, about ${middle} in the middle. Before training all lay below ${below}.`;
}
