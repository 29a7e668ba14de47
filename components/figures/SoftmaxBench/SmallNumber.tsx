// A positive number that may be tiny: four decimals while they say something, else a power of ten.
import { formatNumber } from '#src/numbers/format.ts';

/** Below this, 32 bits hold nothing but 0. */
const smallestPower = -45;

export function SmallNumber({ value }: { value: number }) {
  if (value < 1 && value >= 0.99995) return <>&gt; 0.9999</>;
  if (value >= 0.0005) return <>{formatNumber(value, 'fixed-4')}</>;
  if (value === 0) {
    return (
      <>
        &lt; 10<sup>−{-smallestPower}</sup>
      </>
    );
  }
  const [mantissa, power] = value.toExponential(1).split('e-');
  return (
    <>
      {mantissa} × 10<sup>−{power}</sup>
    </>
  );
}
