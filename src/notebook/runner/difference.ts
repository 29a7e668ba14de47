// Where two lists of numbers differ, in words. Downloaded files carry this text too, so it imports nothing.

export type Numbers = ArrayLike<number> | number;

const asList = (value: Numbers): ArrayLike<number> => (typeof value === 'number' ? [value] : value);

/** Six digits of each, or all of them where six would look the same. */
function asShort(wanted: number, found: number): [string, string] {
  const short = (value: number) => String(Number(Number(value).toPrecision(6)));
  const [one, two] = [short(wanted), short(found)];
  return one === two ? [String(wanted), String(found)] : [one, two];
}

/** The first place where two lists differ by more than `tolerance`, in words; undefined when there is none. */
export function difference(
  found: Numbers,
  expected: Numbers,
  tolerance: number,
): string | undefined {
  if (found === null || found === undefined || typeof asList(found).length !== 'number')
    return `expected numbers, found ${String(found)}`;
  const [have, want] = [asList(found), asList(expected)];
  if (have.length !== want.length) return `expected ${want.length} numbers, found ${have.length}`;
  for (let place = 0; place < want.length; place++) {
    // Written so that NaN counts as different.
    if (Math.abs(have[place]! - want[place]!) <= tolerance) continue;
    const where = want.length === 1 ? '' : ` at place ${place}`;
    const [wanted, seen] = asShort(want[place]!, have[place]!);
    return `expected ${wanted}${where}, found ${seen}`;
  }
  return undefined;
}
