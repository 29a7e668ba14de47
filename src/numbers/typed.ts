// Numbers as people type them into a field, by one rule in the whole book: commas part thousands, a point the decimals.
//
// 101,770 and 175e9 and 70 B and −1.5 are numbers. 1,5 may be meant for one and a half, so it is none, and what is
// said about it names 1.5.
const letters: Record<string, number> = { k: 1e3, m: 1e6, b: 1e9, t: 1e12 };

/** One kind of digits, of minus and of letters; no blanks, of which NFKC leaves one kind. */
const plain = (text: string) =>
  text.normalize('NFKC').toLowerCase().replaceAll('−', '-').replaceAll(/\s|%$/g, '');

/** The number that `text` names, or undefined. */
export function numberIn(text: string): number | undefined {
  const typed = plain(text);
  const whole = /^-?[1-9]\d{0,2}(,\d{3})+(?![\d,])/.test(typed) ? typed.replaceAll(',', '') : typed;
  const found = /^(-?\d{1,30}(?:\.\d{0,20})?|\.\d{1,20})(?:e\+?(\d{1,2}))?([kmbt])?$/.exec(whole);
  if (!found) return undefined;
  const [, digits, exponent = '0', letter = ''] = found;
  return Number(digits) * 10 ** Number(exponent) * (letters[letter] ?? 1);
}

/** The number that `text` names if it is a whole one. A point says that it was not meant so: 1.024 is no 1,024. */
export function wholeNumberIn(text: string): number | undefined {
  const value = numberIn(text);
  return Number.isSafeInteger(value) && !plain(text).includes('.') ? value : undefined;
}

/** What stands in a field, as a sentence about it says: cut short, and with what a comma or a point may have meant. */
export function asTyped(text: string): string {
  const typed = text.trim();
  if (typed === '') return 'an empty field';
  const [, before, after] = /^(-?\d+),(\d+)$/.exec(plain(text)) ?? [];
  const thousands = /^[1-9]\d{0,2}(\.\d{3})+$/.test(plain(text));
  const quoted = `“${typed.slice(0, 20)}”`;
  if (thousands) return `${quoted} (thousands take commas: ${plain(text).replaceAll('.', ',')})`;
  if (after === undefined || numberIn(text) !== undefined) return quoted;
  return `${quoted} (decimals take a point: ${`${before}.${after}`.slice(0, 20)})`;
}
