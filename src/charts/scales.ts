// The two scales of the book, once: how much ink a number gets, and which colour its sign has.

/** CSS classes that src/styles/figure.css paints with the tokens --ink, --positive and --negative. */
export type Sign = 'ink' | 'positive' | 'negative';

/** Sequential: 0 is paper, `largest` and beyond are full ink. */
export const inkShare = (value: number, largest: number): number =>
  Math.min(1, Math.abs(value) / largest);

/** Diverging: the colour is the sign, its strength the share of `largest`. */
export const signOf = (value: number): Sign => (value > 0 ? 'positive' : 'negative');

/** A number's colour: its sign where signs matter, else ink. */
export const paintOf = (value: number, signed: boolean): Sign => (signed ? signOf(value) : 'ink');

/** The tokens of src/styles/tokens.css by their part, for marks that no class can reach. */
export const colour = {
  ink: 'var(--ink)',
  soft: 'var(--soft-ink)',
  line: 'var(--line)',
  positive: 'var(--positive)',
  negative: 'var(--negative)',
  marker: 'var(--marker-line)',
  markerFill: 'var(--marker)',
} as const;

/** The powers of ten around all values above 0, so that a step of a logarithmic axis is a factor of ten. */
export function powersOfTen(values: readonly number[]): number[] {
  const exponents = values.filter((value) => value > 0).map(Math.log10);
  const [first, last] = [Math.floor(Math.min(...exponents)), Math.ceil(Math.max(...exponents))];
  return Array.from({ length: last - first + 1 }, (_, step) => Number(`1e${first + step}`));
}
