// Labels moved apart: none lies on another, and none moves that need not.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spread } from '#src/charts/spread.ts';

test('places far enough apart stay; two that touch part evenly; three in one place stand about it', () => {
  expect(spread([10, 30, 20], 5)).toEqual([10, 30, 20]);
  expect(spread([10, 12], 6)).toEqual([8, 14]);
  expect(spread([50, 50, 50], 4)).toEqual([46, 50, 54]);
  // The first two part, reach the third, and all three make room.
  expect(spread([10, 11, 15], 4)).toEqual([8, 12, 16]);
});

test('whatever the places, no two end nearer than the room, their order stays, and their mean too', () => {
  const places = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(places, fc.double({ min: 0, max: 20, noNaN: true }), (wanted, room) => {
      const found = spread(wanted, room);
      const sorted = found.toSorted((a, b) => a - b);
      for (let k = 1; k < sorted.length; k++)
        expect(sorted[k] - sorted[k - 1]).toBeGreaterThan(room - 1e-9);
      const sum = (list: number[]) => list.reduce((total, one) => total + one, 0);
      expect(sum(found)).toBeCloseTo(sum(wanted), 6);
      for (const [i, one] of wanted.entries())
        for (const [j, other] of wanted.entries())
          if (one < other) expect(found[i]).toBeLessThanOrEqual(found[j] + 1e-9);
    }),
  );
});
