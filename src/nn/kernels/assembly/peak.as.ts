// How fast can this device multiply and add at all? Ten running values, each on its own, and nothing read from memory.
//
// value[k] = value[k] · factor + addend, ten registers, `rounds` times
//
// One multiply-add takes a few cycles until its result is there; ten chains in turn keep the arithmetic busy meanwhile.
// factor and addend come from outside: a constant inside the loop would be built anew in every round.

import { add, multiplyAdd, splat } from './lanes.as';

/** The sum of all lanes of the ten values, so that no compiler may leave the work out. */
export function peak(rounds: i32, factor: f32, addend: f32): f32 {
  if (ASC_FEATURE_SIMD) {
    const sums = chains<v128>(rounds, factor, addend);
    return f32x4.extract_lane(sums, 0) + f32x4.extract_lane(sums, 1)
      + f32x4.extract_lane(sums, 2) + f32x4.extract_lane(sums, 3);
  }
  return chains<f32>(rounds, factor, addend);
}

function chains<L>(rounds: i32, factor: f32, addend: f32): L {
  const x = splat<L>(factor), y = splat<L>(addend);
  let a = splat<L>(0), b = splat<L>(1), c = splat<L>(2), d = splat<L>(3), e = splat<L>(4);
  let f = splat<L>(5), g = splat<L>(6), h = splat<L>(7), i = splat<L>(8), j = splat<L>(9);
  for (let round = 0; round < rounds; round++) {
    a = multiplyAdd<L>(a, x, y);
    b = multiplyAdd<L>(b, x, y);
    c = multiplyAdd<L>(c, x, y);
    d = multiplyAdd<L>(d, x, y);
    e = multiplyAdd<L>(e, x, y);
    f = multiplyAdd<L>(f, x, y);
    g = multiplyAdd<L>(g, x, y);
    h = multiplyAdd<L>(h, x, y);
    i = multiplyAdd<L>(i, x, y);
    j = multiplyAdd<L>(j, x, y);
  }
  const half = add<L>(add<L>(add<L>(a, b), add<L>(c, d)), e);
  return add<L>(half, add<L>(add<L>(add<L>(f, g), add<L>(h, i)), j));
}
