// Places in a list, in few letters, so that a file of many such lists can be read and compared.

/** [0, 1, 2, 5] → "0-2 5" */
export function packed(places: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const place of places.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && place === last[1] + 1) last[1] = place;
    else runs.push([place, place]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(' ');
}

/** "0-2 5" → [0, 1, 2, 5] */
export function unpacked(places: string): number[] {
  return places.split(' ').flatMap((run) => {
    if (run === '') return [];
    const [from, to = from] = run.split('-').map(Number) as [number, number?];
    return Array.from({ length: to! - from + 1 }, (_, index) => from + index);
  });
}
