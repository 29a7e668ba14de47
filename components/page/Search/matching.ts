// Whether a place holds what was asked for. For a word that it does not know Pagefind takes one that begins alike,
// "cross" for "cross-entropy" or "to" for "toString", and that is another word.

const plain = (word: string) =>
  word
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

const parts = (text: string) =>
  text
    .split(/[^\p{L}\p{M}\p{N}'’]+/u)
    .map(plain)
    .filter(Boolean);

/** The words of what was asked for; those that a hyphen joins count each. */
export const askedWords = (sought: string): string[] => [...new Set(parts(sought))];

/** The beginning of `found`, or another form of it: "weighting" and "weights". */
function isForm(asked: string, found: string): boolean {
  let same = 0;
  while (same < asked.length && asked[same] === found[same]) same += 1;
  if (same === asked.length) return true;
  const ending = Math.max(3, 0.6 * same);
  return same >= 3 && asked.length - same <= ending && found.length - same <= ending;
}

/** Whether each word of `asked` stands among `found`, the words of a text as it is printed. */
export function holdsAll(asked: readonly string[], found: readonly string[]): boolean {
  const words = found.flatMap((word) => [plain(word), ...parts(word)]);
  return asked.every((one) => words.some((other) => isForm(one, other)));
}
