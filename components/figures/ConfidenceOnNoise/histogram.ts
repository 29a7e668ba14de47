// Twenty bins of top probability, each as a share of all pictures.

const binCount = 20;

export function histogramOf(tops: Float32Array): number[] {
  const counts = Array<number>(binCount).fill(0);
  for (const top of tops) counts[Math.min(binCount - 1, Math.floor(top * binCount))] += 1;
  return counts.map((count) => count / tops.length);
}
