// Principal components: the few directions in which the images differ most, found by power iteration on all of them at once.
//
// covariance = mean of (x − m) · (x − m)ᵀ      directions = its eigenvectors with the largest eigenvalues
// Each round multiplies the directions with the covariance and makes them perpendicular again; at last a rotation
// among themselves (Jacobi) puts them in order. Some more directions than wanted make the wanted ones settle quickly.
import type { ImageSet } from '../mnist/image-set.ts';
import { createRandom } from '../nn/index.ts';
import { diagonalise } from './jacobi.ts';
import type { Vectors } from '../retrieval/vectors.ts';

export interface Principal {
  /** Largest first: variance along each direction, of inputs from 0 to 1. */
  variances: Float64Array;
  /** (count, size), each of length 1; its number furthest from 0 is positive. */
  directions: Float64Array[];
  /** Of all directions there are. */
  totalVariance: number;
}

const [extra, rounds] = [30, 40];

/** (size, size), of inputs from 0 to 1. Sums of products of bytes are exact in a double. */
export function covarianceOf({ pixels, count }: ImageSet): Float64Array {
  const size = pixels.length / count;
  const products = new Float64Array(size * size);
  const sums = new Float64Array(size);
  const inked = new Uint16Array(size);
  for (let first = 0; first < pixels.length; first += size) {
    let some = 0;
    for (let i = 0; i < size; i++) if (pixels[first + i] > 0) inked[some++] = i;
    for (let a = 0; a < some; a++) {
      const [i, value] = [inked[a], pixels[first + inked[a]]];
      sums[i] += value;
      const row = i * size;
      for (let b = a; b < some; b++) products[row + inked[b]] += value * pixels[first + inked[b]];
    }
  }
  const covariance = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = i; j < size; j++) {
      const value = products[i * size + j] / count - (sums[i] / count) * (sums[j] / count);
      covariance[i * size + j] = value / 255 ** 2;
      covariance[j * size + i] = value / 255 ** 2;
    }
  }
  return covariance;
}

/** (size, size), of any vectors. */
export function covarianceOfVectors({ values, count, size }: Vectors): Float64Array {
  const covariance = new Float64Array(size * size);
  const sums = new Float64Array(size);
  for (let first = 0; first < values.length; first += size) {
    for (let i = 0; i < size; i++) {
      const value = values[first + i];
      sums[i] += value;
      if (value === 0) continue;
      for (let j = i; j < size; j++) covariance[i * size + j] += value * values[first + j];
    }
  }
  for (let i = 0; i < size; i++) {
    for (let j = i; j < size; j++) {
      const value = covariance[i * size + j] / count - (sums[i] / count) * (sums[j] / count);
      covariance[i * size + j] = value;
      covariance[j * size + i] = value;
    }
  }
  return covariance;
}

export function principalOf(covariance: Float64Array, count: number, seed = 1): Principal {
  const size = Math.sqrt(covariance.length);
  const random = createRandom(seed);
  let directions: Float64Array[] = Array.from({ length: count + extra }, () =>
    Float64Array.from({ length: size }, () => random.normal()),
  );
  for (let round = 0; round < rounds; round++) {
    perpendicular(directions);
    directions = directions.map((direction) => times(covariance, direction));
  }
  perpendicular(directions);
  const turned = directions.map((direction) => times(covariance, direction));
  const small = Float64Array.from({ length: directions.length ** 2 }, (_, k) =>
    dot(directions[Math.floor(k / directions.length)], turned[k % directions.length]),
  );
  const { values, vectors } = diagonalise(small, directions.length);
  let totalVariance = 0;
  for (let i = 0; i < size; i++) totalVariance += covariance[i * size + i];
  return {
    variances: values.slice(0, count),
    directions: vectors.slice(0, count).map((shares) => mixed(directions, shares)),
    totalVariance,
  };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length;
  const result = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    if (vector[i] === 0) continue;
    for (let j = 0; j < size; j++) result[j] += vector[i] * matrix[i * size + j];
  }
  return result;
}

/** Gram–Schmidt, in place: each loses its share of those before it, then gets the length 1. */
function perpendicular(vectors: readonly Float64Array[]): void {
  vectors.forEach((vector, k) => {
    for (const before of vectors.slice(0, k)) {
      const share = dot(vector, before);
      for (let i = 0; i < vector.length; i++) vector[i] -= share * before[i];
    }
    const length = Math.sqrt(dot(vector, vector));
    for (let i = 0; i < vector.length; i++) vector[i] /= length;
  });
}

function mixed(vectors: readonly Float64Array[], shares: Float64Array): Float64Array {
  const sum = new Float64Array(vectors[0].length);
  vectors.forEach((vector, k) => vector.forEach((value, i) => (sum[i] += shares[k] * value)));
  const furthest = sum.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most));
  return furthest < 0 ? sum.map((value) => -value) : sum;
}
