// What is typed into the calculator's fields: what is no number, or lies outside its range, gets a sentence.
import { formatNumber } from '#src/numbers/format.ts';
import { asTyped, numberIn } from '#src/numbers/typed.ts';

export interface Quantity {
  key: 'parameters' | 'examples' | 'peak' | 'utilisation' | 'price';
  label: string;
  /** In a sentence: "The price must be …". */
  what: string;
  least: number;
  most: number;
  /** In the sentence that says what a number looks like. */
  example: string;
}

export const quantities: readonly Quantity[] = [
  // given 101,770 and 175 and 70 and 55,000 and 300 and 1.4 and 5.75 and 989: example
  { key: 'parameters', label: 'Parameters, N', what: 'number of parameters', least: 1, most: 1e18, example: '101,770 or 175e9 or 70 B' },
  { key: 'examples', label: 'Examples × epochs, D', what: 'number of examples', least: 1, most: 1e18, example: '55,000 or 300e9 or 1.4 T' },
  { key: 'peak', label: 'Operations a second, at best', what: 'number of operations a second', least: 1, most: 1e24, example: '5.75e10 or 989 T' },
  { key: 'utilisation', label: 'Share of that reached, %', what: 'share that is reached', least: 0.01, most: 100, example: '40' },
  { key: 'price', label: 'Dollars an hour', what: 'price of an hour', least: 0, most: 1e9, example: '3.5' },
]; // oxfmt-ignore

/** What is wrong with `text`; undefined when nothing is. */
export function whyInvalid(quantity: Quantity, text: string): string | undefined {
  const { what, least, most, example } = quantity;
  const value = numberIn(text);
  if (value === undefined) {
    return `The ${what} should be a number such as ${example}, found ${asTyped(text)}.`;
  }
  if (value >= least && value <= most) return undefined;
  const range = [least, most].map((limit) => formatNumber(limit, limit < 1 ? 'significant-3' : 'power')); // oxfmt-ignore
  return `The ${what} should lie between ${range.join(' and ')}, found ${asTyped(text)}.`;
}

/** As a field shows it: whole thousands with commas, and what is larger by its power of ten. */
export function writeField(value: number): string {
  if (value >= 1e8) return Number(value.toPrecision(12)).toExponential().replace('e+', 'e');
  return value.toLocaleString('en-GB', { maximumFractionDigits: 4 });
}
