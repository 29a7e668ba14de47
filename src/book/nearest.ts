// Names that there are, and the one among them that an author may have meant.

/** A set of strings, or what knows more names than it can list. */
export interface Names extends Iterable<string> {
  has(name: string): boolean;
}

/** How many letters have to be put in, taken away or changed to make one word the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = row[j - 1]! + Number(one[i - 1] !== other[j - 1]);
      next.push(Math.min(changed, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[other.length]!;
}

/** ` Did you mean “logit”?`, or nothing when no name is like it. */
export function didYouMean(name: string, names: Iterable<string>): string {
  const byDistance = [...names]
    .map((other): [number, string] => [distance(name, other), other])
    .toSorted(([a], [b]) => a - b);
  const [[far, nearest] = [Infinity, '']] = byDistance;
  return far <= Math.max(2, name.length / 3) ? ` Did you mean “${nearest}”?` : '';
}
