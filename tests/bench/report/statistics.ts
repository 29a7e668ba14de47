// The two numbers that a row of measures is told with: the median and the best.

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
