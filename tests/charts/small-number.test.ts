// How the bench writes numbers between 0 and 1 that may be tiny.
import { expect, test } from 'vitest';
import { formatSmall } from '#components/figures/SoftmaxBench/small-number.ts';

test('of 0 to 1 only 1 is written 1 and nothing is written 0: four decimals, a power of ten below 0.0005, and “< 10⁻⁴⁵” where 32 bits end', () => {
  const written: [number, string][] = [
    [1, '1'],
    [1 - 1e-9, '> 0.9999'],
    [0.99994, '0.9999'],
    [0.6651, '0.6651'],
    [0.0005, '0.0005'],
    [0.00049, '5 × 10⁻⁴'],
    [2.47e-8, '2 × 10⁻⁸'],
    [9.6e-8, '1 × 10⁻⁷'],
    [1e-45, '1 × 10⁻⁴⁵'],
    [0, '< 10⁻⁴⁵'],
  ];
  for (const [value, words] of written) expect(formatSmall(value)).toBe(words);
});
