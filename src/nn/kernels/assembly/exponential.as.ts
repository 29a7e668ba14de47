// e to the power of x for whole registers: within 2 units in the last place of the true value.
//
// x = n · ln 2 + r with a whole n and |r| ≤ ln 2 / 2, so eˣ = 2ⁿ · eʳ; eʳ by its Taylor series up to r⁷.
// Below −87 the answer is that of −87, about 10⁻³⁸, and above 88 that of 88: no infinity, no denormal number.

import { largerOf, multiply, multiplyAdd, nearestWhole, powerOfTwo, smallerOf, splat, subtract } from './lanes.as';

// ln 2 in two parts: the first has zeros at its end, so that n · highLn2 is exact.
const highLn2: f32 = 0.693359375;
const lowLn2: f32 = -2.12194440e-4;

@inline export function exponential<L>(power: L): L {
  const x = smallerOf<L>(largerOf<L>(power, splat<L>(-87)), splat<L>(88));
  const n = nearestWhole<L>(multiply<L>(x, splat<L>(1.44269504)));
  const r = subtract<L>(subtract<L>(x, multiply<L>(n, splat<L>(highLn2))), multiply<L>(n, splat<L>(lowLn2)));
  let sum = splat<L>(1.0 / 5040.0);
  sum = multiplyAdd<L>(sum, r, splat<L>(1.0 / 720.0));
  sum = multiplyAdd<L>(sum, r, splat<L>(1.0 / 120.0));
  sum = multiplyAdd<L>(sum, r, splat<L>(1.0 / 24.0));
  sum = multiplyAdd<L>(sum, r, splat<L>(1.0 / 6.0));
  sum = multiplyAdd<L>(sum, r, splat<L>(0.5));
  sum = multiplyAdd<L>(sum, r, splat<L>(1));
  sum = multiplyAdd<L>(sum, r, splat<L>(1));
  return multiply<L>(sum, powerOfTwo<L>(n));
}
