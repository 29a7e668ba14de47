// AUC: how surely a number tells two groups apart, whatever threshold one may choose.
//
// AUC = P(value of one group > value of the other) + ½ · P(both equal)      0.5 = by chance, 1 = without error
//     = (Σ ranks of the one group − n · (n + 1) / 2) / (n · m), where equal values share the mean of their ranks

/** Ranks from 1; equal values share their mean rank: (values.length). */
export function ranksOf(values: ArrayLike<number>): Float64Array {
  const order = Uint32Array.from({ length: values.length }, (_, place) => place);
  order.sort((a, b) => values[a] - values[b]);
  const ranks = new Float64Array(values.length);
  for (let first = 0; first < order.length;) {
    let end = first + 1;
    while (end < order.length && values[order[end]] === values[order[first]]) end += 1;
    for (let place = first; place < end; place++) ranks[order[place]] = (first + 1 + end) / 2;
    first = end;
  }
  return ranks;
}

/** The AUC of each class against all others: (classCount); `ranks` and `labels` (count). */
export function areasUnderCurve(
  ranks: Float64Array,
  labels: Uint8Array,
  classCount: number,
): number[] {
  const sums = new Float64Array(classCount);
  const counts = new Float64Array(classCount);
  labels.forEach((label, place) => {
    sums[label] += ranks[place];
    counts[label] += 1;
  });
  return Array.from(sums, (sum, label) => {
    const n = counts[label];
    return (sum - (n * (n + 1)) / 2) / (n * (labels.length - n));
  });
}
