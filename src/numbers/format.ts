// One way to write each kind of number for people; machines read the raw value beside it.

/**
 * `fixed-4` keeps four decimals; `percent-1` is 100 × the value with one decimal; `power` is such as 3.36 × 10¹⁰ or 2 × 10⁻⁵;
 * `probability` is never 0 or 1.
 */
export type NumberStyle =
  | 'integer'
  | `fixed-${number}`
  | `percent-${number}`
  | 'significant-3'
  | 'power'
  | 'probability';

const narrowSpace = ' ';

/** Softmax never gives 0 or 1, so neither is ever written: what rounds to them is said to be beyond. */
export function formatProbability(probability: number): string {
  if (probability < 0.00005) return '< 0.0001';
  if (probability > 0.99995) return '> 0.9999';
  return probability.toFixed(4);
}

/** "an 8", but "a 3". */
export const articleFor = (digit: number) => (digit === 8 ? 'an' : 'a');

const writers = new Map<string, Intl.NumberFormat>();

/** Made once for each name: a number is written thirty times as fast as when each has its own made. */
function writer(name: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const known = writers.get(name) ?? new Intl.NumberFormat('en-GB', options);
  writers.set(name, known);
  return known;
}

export function formatNumber(value: number, style: NumberStyle = 'integer'): string {
  if (style === 'power') return formatPower(value);
  const [kind, digits = '0'] = style.split('-');
  if (kind === 'probability') return formatProbability(value);
  if (kind === 'significant') {
    return writer('significant', { maximumSignificantDigits: 3 }).format(value).replace('-', '−');
  }
  const decimals = Number(digits);
  const scaled = kind === 'percent' ? value * 100 : value;
  const text = writer(digits, { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
    .format(scaled)
    .replace(/^-(?=[0.,]*$)/, '')
    .replace('-', '−');
  return kind === 'percent' ? `${text}${narrowSpace}%` : text;
}

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** 10⁻³ for −3. */
export const powerOfTen = (exponent: number): string =>
  `10${Array.from(String(exponent), (sign) => raised[Number(sign)] ?? '⁻').join('')}`;

/** Three digits and a power of ten; from a thousandth up to a million as it is. */
function formatPower(value: number): string {
  const size = Math.abs(value);
  if (size < 1e6 && (size >= 1e-3 || size === 0))
    return formatNumber(value, Number.isInteger(value) ? 'integer' : 'significant-3');
  const [factor, exponent] = value.toExponential(2).split('e') as [string, string];
  return `${factor.replace('-', '−')}${narrowSpace}×${narrowSpace}${powerOfTen(Number(exponent))}`;
}
