// The numbers that a row of measures is told with: the median, the best, and what 95 of 100 do not exceed.

/** NaN when there is nothing to take the middle of. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function best(values: readonly number[], better: 'less' | 'more'): number {
  return better === 'less' ? Math.min(...values) : Math.max(...values);
}

/** What the share of the values, such as 0.95, does not exceed. */
export const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(share * values.length) - 1];
