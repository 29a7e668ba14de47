// How numbers are written for people: one sign for minus in every style.
import { expect, test } from 'vitest';
import { formatNumber, type NumberStyle } from '#src/numbers/format.ts';

test.each<[NumberStyle, number, string]>([
  ['integer', -1234, '−1,234'],
  ['fixed-4', -6.7171, '−6.7171'],
  ['percent-1', -0.123, '−12.3 %'],
  ['significant-3', -0.00123456, '−0.00123'],
  ['power', -0.5, '−0.5'],
  ['power', -33_600_000_000, '−3.36 × 10¹⁰'],
])('%s writes %d as %s, with a minus and no hyphen', (style, value, written) => {
  // A narrow space keeps number and sign together.
  expect(formatNumber(value, style).replaceAll(' ', ' ')).toBe(written);
});
