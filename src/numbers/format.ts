// One way to write each kind of number for people; machines read the raw value beside it.

/**
 * `fixed-4` keeps four decimals; `percent-1` is 100 × the value with one decimal; `power` is such as 3.36 × 10¹⁰;
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

export function formatNumber(value: number, style: NumberStyle = 'integer'): string {
  if (style === 'power') return formatPower(value);
  const [kind, digits = '0'] = style.split('-');
  if (kind === 'probability') return formatProbability(value);
  if (kind === 'significant') return value.toLocaleString('en-GB', { maximumSignificantDigits: 3 });
  const decimals = Number(digits);
  const scaled = kind === 'percent' ? value * 100 : value;
  const text = scaled
    .toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
    .replace(/^-(?=[0.,]*$)/, '')
    .replace('-', '−');
  return kind === 'percent' ? `${text}${narrowSpace}%` : text;
}

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Three digits and a power of ten; below a million as it is. */
function formatPower(value: number): string {
  if (Math.abs(value) < 1e6)
    return formatNumber(value, Number.isInteger(value) ? 'integer' : 'significant-3');
  const [factor, exponent] = value.toExponential(2).split('e+');
  const power = Array.from(exponent, (digit) => raised[Number(digit)]).join('');
  return `${factor}${narrowSpace}×${narrowSpace}10${power}`;
}
