// What attention does between its dense layers, for sixteen images side by side, in plain loops.

import type { LayerKernels } from '../layer-kernels.ts';
import { stripWidth } from '../column-strips.ts';

/** Calls `visit` for each pair of steps within each head of each image: its place in `attention`, and those of the head's first numbers at either step. */
function visitRows(
  steps: number,
  size: number,
  heads: number,
  visit: (row: number[], asking: number, asked: number[]) => void,
): void {
  const headSize = size / heads;
  for (let image = 0; image < stripWidth; image++) {
    for (let head = 0; head < heads; head++) {
      const firstOf = (step: number) => (step * size + head * headSize) * stripWidth + image;
      const asked = Array.from({ length: steps }, (_, t) => firstOf(t));
      for (let s = 0; s < steps; s++) {
        const row = asked.map((_, t) => ((head * steps + s) * steps + t) * stripWidth + image);
        visit(row, firstOf(s), asked);
      }
    }
  }
}

export const attend: LayerKernels['attend'] = (
  queries,
  keys,
  values,
  steps,
  size,
  heads,
  attention,
  mixed,
) => {
  const headLength = (size / heads) * stripWidth;
  visitRows(steps, size, heads, (row, asking, asked) => {
    const scores = asked.map((first) => {
      let fit = 0;
      for (let j = 0; j < headLength; j += stripWidth) fit += queries[asking + j] * keys[first + j];
      return fit / Math.sqrt(size / heads);
    });
    const largest = Math.max(...scores);
    const shares = scores.map((score) => Math.exp(score - largest));
    const whole = shares.reduce((sum, share) => sum + share, 0);
    row.forEach((place, t) => (attention[place] = shares[t] / whole));
    for (let j = 0; j < headLength; j += stripWidth) {
      let sum = 0;
      row.forEach((place, t) => (sum += attention[place] * values[asked[t] + j]));
      mixed[asking + j] = sum;
    }
  });
};

export const attendOne: LayerKernels['attendOne'] = (
  queries,
  keys,
  values,
  steps,
  size,
  heads,
  _turned,
  _shares,
  mixed,
) => {
  const headSize = size / heads;
  for (let first = 0; first < size; first += headSize) {
    for (let s = 0; s < steps; s++) {
      const scores = Array.from({ length: steps }, (_, t) => {
        let fit = 0;
        for (let j = first; j < first + headSize; j++) {
          fit += queries[s * size + j] * keys[t * size + j];
        }
        return fit / Math.sqrt(headSize);
      });
      const largest = Math.max(...scores);
      const shares = scores.map((score) => Math.exp(score - largest));
      const whole = shares.reduce((sum, share) => sum + share, 0);
      for (let j = first; j < first + headSize; j++) {
        let sum = 0;
        shares.forEach((share, t) => (sum += share * values[t * size + j]));
        mixed[s * size + j] = sum / whole;
      }
    }
  }
};

export const attendBackward: LayerKernels['attendBackward'] = (
  dMixed,
  queries,
  keys,
  values,
  attention,
  steps,
  size,
  heads,
  dScores,
  dQueries,
  dKeys,
  dValues,
) => {
  const headLength = (size / heads) * stripWidth;
  const length = steps * size * stripWidth;
  for (const gradient of [dQueries, dKeys, dValues]) gradient.fill(0, 0, length);
  visitRows(steps, size, heads, (row, asking, asked) => {
    const dShares = row.map((place, t) => {
      let sum = 0;
      for (let j = 0; j < headLength; j += stripWidth) {
        dValues[asked[t] + j] += attention[place] * dMixed[asking + j];
        sum += values[asked[t] + j] * dMixed[asking + j];
      }
      return sum;
    });
    let mean = 0;
    row.forEach((place, t) => (mean += attention[place] * dShares[t]));
    row.forEach((place, t) => {
      const dScore = attention[place] * (dShares[t] - mean);
      dScores[place % (steps * steps * stripWidth)] = dScore;
      const dFit = dScore / Math.sqrt(size / heads);
      for (let j = 0; j < headLength; j += stripWidth) {
        dQueries[asking + j] += dFit * keys[asked[t] + j];
        dKeys[asked[t] + j] += dFit * queries[asking + j];
      }
    });
  });
};
