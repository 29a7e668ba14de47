// A positive number that may be tiny: four decimals while they say something, else a digit and a power of ten.
import { formatNumber, powerOfTen } from '#src/numbers/format.ts';

/** Below 10 to this, 32 bits hold nothing but 0. */
const smallestPower = -45;

/** `value` from 0 to 1; what is not 0 or 1 is never written as one of them. */
export function formatSmall(value: number): string {
  if (value === 1) return '1';
  // Four decimals never round up to 1.
  if (value >= 0.99995) return '> 0.9999';
  if (value >= 0.0005) return formatNumber(value, 'fixed-4');
  if (value === 0) return `< ${powerOfTen(smallestPower)}`;
  const [digit, power] = value.toExponential(0).split('e');
  return `${digit} × ${powerOfTen(Number(power))}`;
}
