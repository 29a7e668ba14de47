// The slope of a value from its neighbours: no calculus, so it can check calculus.
//
// slope = (8 · (f(h) − f(−h)) − (f(2h) − f(−2h))) / 12h     wrong by about h⁴

/** The slope of `value()` when `numbers[place]` changes; `numbers` is left as it was. */
export function slope(
  value: () => number,
  numbers: Float32Array,
  place: number,
  step: number,
): number {
  const kept = numbers[place];
  const at = (offset: number) => {
    numbers[place] = kept + offset;
    const distance = numbers[place] - kept; // float32 rounds the place, so the distance is measured
    const result = { distance, value: value() };
    numbers[place] = kept;
    return result;
  };
  const difference = (offset: number) => {
    const [above, below] = [at(offset), at(-offset)];
    return (above.value - below.value) / (above.distance - below.distance);
  };
  return (4 * difference(step) - difference(2 * step)) / 3;
}
