// Numbers as people write them: 101,770 or 175e9 or 70 B; what is none, or lies outside its range, gets a sentence.
import { formatNumber } from '#src/facts/format.ts';

export interface Quantity {
  key: 'parameters' | 'examples' | 'peak' | 'utilisation' | 'price';
  label: string;
  /** In a sentence: "The price must be …". */
  what: string;
  least: number;
  most: number;
}

export const quantities: readonly Quantity[] = [
  { key: 'parameters', label: 'Parameters, N', what: 'number of parameters', least: 1, most: 1e18 },
  { key: 'examples', label: 'Examples × epochs, D', what: 'number of examples', least: 1, most: 1e18 },
  { key: 'peak', label: 'Operations a second, at best', what: 'number of operations a second', least: 1, most: 1e24 },
  { key: 'utilisation', label: 'Share of that reached, %', what: 'share that is reached', least: 0.01, most: 100 },
  { key: 'price', label: 'Dollars an hour', what: 'price of an hour', least: 0, most: 1e9 },
]; // prettier-ignore

const letters: Record<string, number> = { k: 1e3, m: 1e6, b: 1e9, t: 1e12 };

/** The number that `text` names, or undefined. */
export function numberIn(text: string): number | undefined {
  const plain = text.trim().toLowerCase().replaceAll(/[,\s]/g, '');
  const found = /^(\d{1,30}(?:\.\d{0,20})?|\.\d{1,20})(?:e\+?(\d{1,2}))?([kmbt])?$/.exec(plain);
  if (!found) return undefined;
  const [, digits, exponent = '0', letter = ''] = found;
  return Number(digits) * 10 ** Number(exponent) * (letters[letter] ?? 1);
}

/** What is wrong with `text`; undefined when nothing is. */
export function troubleWith(quantity: Quantity, text: string): string | undefined {
  const { what, least, most } = quantity;
  const found = text.trim() === '' ? 'an empty field' : `“${text.trim().slice(0, 20)}”`;
  const value = numberIn(text);
  if (value === undefined) {
    return `The ${what} should be a number such as 101,770 or 175e9 or 70 B, found ${found}.`;
  }
  if (value >= least && value <= most) return undefined;
  const range = [least, most].map((limit) => formatNumber(limit, limit < 1 ? 'significant-3' : 'power')); // prettier-ignore
  return `The ${what} should lie between ${range.join(' and ')}, found ${found}.`;
}

/** As a field shows it: whole thousands with commas, and what is larger by its power of ten. */
export function writeField(value: number): string {
  if (value >= 1e8) return Number(value.toPrecision(12)).toExponential().replace('e+', 'e');
  return value.toLocaleString('en-GB', { maximumFractionDigits: 4 });
}
