// A Hessian's eigenvalues sorted into those that curve up, those that are flat, and those that curve down.

export interface Spectrum {
  up: number;
  flat: number;
  down: number;
  /** What the negative eigenvalues add up to, as a share of the positive sum. */
  downShare: number;
}

/** So small a share of the largest, in size, counts as 0: rounding leaves as much. */
const nothing = 1e-9;

export function spectrumOf(eigenvalues: readonly number[]): Spectrum {
  const largest = Math.max(...eigenvalues.map(Math.abs));
  const isFlat = (value: number) => Math.abs(value) <= nothing * largest;
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const up = eigenvalues.filter((value) => value > 0 && !isFlat(value));
  const down = eigenvalues.filter((value) => value < 0 && !isFlat(value));
  return {
    up: up.length,
    flat: eigenvalues.length - up.length - down.length,
    down: down.length,
    downShare: down.length === 0 ? 0 : -sum(down) / sum(up),
  };
}
