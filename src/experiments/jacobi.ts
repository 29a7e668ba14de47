// Jacobi's method: a symmetric matrix is turned, two axes at a time, until only its diagonal is left.
//
// Each turn makes one entry off the diagonal 0; after some rounds through all of them, all are (Jacobi, 1846).

/** Eigenvalues of the symmetric `matrix` (size, size), largest first, and to each its eigenvector of length 1. */
export function diagonalise(
  matrix: Float64Array,
  size: number,
): { values: Float64Array; vectors: Float64Array[] } {
  const a = matrix.slice();
  const turns = Float64Array.from({ length: size * size }, (_, k) => Number(k % (size + 1) === 0));
  const most = a.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  for (let round = 0; round < 60; round++) {
    let left = 0;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        left = Math.max(left, Math.abs(a[p * size + q]));
        turn(a, turns, size, p, q);
      }
    }
    if (left <= 1e-15 * most) break;
  }
  const order = Array.from({ length: size }, (_, k) => k).toSorted(
    (j, k) => a[k * size + k] - a[j * size + j],
  );
  return {
    values: Float64Array.from(order, (k) => a[k * size + k]),
    vectors: order.map((k) => turns.slice(k * size, (k + 1) * size)),
  };
}

/** Turns the axes p and q so that a[p, q] becomes 0. `turns` has a vector in each row. */
function turn(a: Float64Array, turns: Float64Array, size: number, p: number, q: number): void {
  const off = a[p * size + q];
  if (off === 0) return;
  const ratio = (a[q * size + q] - a[p * size + p]) / (2 * off);
  const tangent = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.hypot(1, ratio));
  const cosine = 1 / Math.hypot(1, tangent);
  const sine = tangent * cosine;
  mix(a, p, q, size, size, cosine, sine);
  mix(a, p * size, q * size, 1, size, cosine, sine);
  mix(turns, p * size, q * size, 1, size, cosine, sine);
}

/** `count` entries from `one` and from `other`, each `step` further, become cosine · x − sine · y and sine · x + cosine · y. */
function mix(
  array: Float64Array,
  one: number,
  other: number,
  step: number,
  count: number,
  cosine: number,
  sine: number,
): void {
  for (let k = 0; k < count; k++) {
    const x = array[one + k * step];
    const y = array[other + k * step];
    array[one + k * step] = cosine * x - sine * y;
    array[other + k * step] = sine * x + cosine * y;
  }
}
