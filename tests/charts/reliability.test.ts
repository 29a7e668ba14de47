// The reach of chance, held against its own definition.
import { expect, test } from 'vitest';
import { chanceRange } from '#src/charts/reliability.ts';

test('both ends of the range lie 1.96 standard errors from the share, within 1e-9, for 40 counts', () => {
  for (let count = 5; count < 45; count++) {
    const share = (1 + (count % 3)) / 4;
    for (const end of Object.values(chanceRange(share, count))) {
      const standardError = Math.sqrt((end * (1 - end)) / count);
      expect(Math.abs(Math.abs(share - end) - 1.96 * standardError)).toBeLessThan(1e-9);
    }
  }
});

test('the range holds its share and stays between 0 and 1', () => {
  for (const share of [0, 0.1, 0.5, 0.995, 1]) {
    const { low, high } = chanceRange(share, 20);
    expect(low).toBeGreaterThanOrEqual(-1e-12);
    expect(high).toBeLessThanOrEqual(1 + 1e-12);
    expect(low).toBeLessThanOrEqual(share + 1e-12);
    expect(high).toBeGreaterThanOrEqual(share - 1e-12);
  }
});
