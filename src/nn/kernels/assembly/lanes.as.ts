// One source for two machines: L is a register of four floats where there is SIMD, and one float where there is none.
//
// width = numbers in a register (4 or 1)      tile = 4 registers side by side      strip = 16 columns
//
// A matrix lies in strips of 16 columns, row under row, so that one row of a strip is one cache line:
// place(row, column) = (⌊column / 16⌋ · rows + row) · 16 + column mod 16

/** Columns in a strip; a matrix is padded with zeros to whole strips. */
export const stripWidth: i32 = 16;
/** Bytes of one row of a strip: one cache line. */
export const rowBytes: i32 = 64;

/** Tiles in a strip: 1 with SIMD, 4 without. */
@inline export function tilesPerStrip<L>(): i32 {
  return rowBytes / (4 * sizeof<L>());
}

/** Where tile `tile` of a matrix with `rows` rows begins, in bytes from the matrix's beginning. */
@inline export function tilePlace<L>(tile: i32, rows: i32): usize {
  const strip = tile / tilesPerStrip<L>();
  const within = tile % tilesPerStrip<L>();
  return <usize>(strip * rows * rowBytes + within * 4 * sizeof<L>());
}

@inline export function splat<L>(value: f32): L {
  if (isVector<L>()) return f32x4.splat(value);
  else return value;
}

/** The float at `place`, in every lane. */
@inline export function loadSplat<L>(place: usize): L {
  if (isVector<L>()) return v128.load32_splat(place);
  else return load<f32>(place);
}

/** a · b + c: one instruction where the machine has a fused one (relaxed SIMD), else two. */
@inline export function multiplyAdd<L>(a: L, b: L, c: L): L {
  if (isVector<L>()) {
    if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
    else return f32x4.add(f32x4.mul(a, b), c);
  } else return a * b + c;
}

@inline export function add<L>(a: L, b: L): L {
  if (isVector<L>()) return f32x4.add(a, b);
  else return a + b;
}

@inline export function subtract<L>(a: L, b: L): L {
  if (isVector<L>()) return f32x4.sub(a, b);
  else return a - b;
}

@inline export function multiply<L>(a: L, b: L): L {
  if (isVector<L>()) return f32x4.mul(a, b);
  else return a * b;
}

@inline export function divide<L>(a: L, b: L): L {
  if (isVector<L>()) return f32x4.div(a, b);
  else return a / b;
}

@inline export function squareRoot<L>(a: L): L {
  if (isVector<L>()) return f32x4.sqrt(a);
  else return sqrt<f32>(a);
}

@inline export function largerOf<L>(a: L, b: L): L {
  if (isVector<L>()) return f32x4.pmax(b, a);
  else return a > b ? a : b;
}

@inline export function smallerOf<L>(a: L, b: L): L {
  if (isVector<L>()) return f32x4.pmin(b, a);
  else return a < b ? a : b;
}

/** `a` where `test` is above 0, else 0. */
@inline export function whereAboveZero<L>(test: L, a: L): L {
  if (isVector<L>()) return v128.and(a, f32x4.gt(test, f32x4.splat(0)));
  else return test > 0 ? a : 0;
}

/** `a` where `one` and `other` are equal, else 0. */
@inline export function whereEqual<L>(one: L, other: L, a: L): L {
  if (isVector<L>()) return v128.and(a, f32x4.eq(one, other));
  else return one == other ? a : 0;
}

/** The sum of all lanes. */
@inline export function sumOfLanes<L>(a: L): f32 {
  if (isVector<L>()) {
    return f32x4.extract_lane(a, 0) + f32x4.extract_lane(a, 1) + f32x4.extract_lane(a, 2) + f32x4.extract_lane(a, 3);
  } else return a;
}

/** The largest of all lanes. */
@inline export function largestOfLanes<L>(a: L): f32 {
  if (isVector<L>()) {
    const first = max<f32>(f32x4.extract_lane(a, 0), f32x4.extract_lane(a, 1));
    return max<f32>(first, max<f32>(f32x4.extract_lane(a, 2), f32x4.extract_lane(a, 3)));
  } else return a;
}

/** `a`, or 0 where it lies nearer to 0 than `least`. */
@inline export function orZero<L>(a: L, least: L): L {
  if (isVector<L>()) return v128.and(a, f32x4.ge(f32x4.abs(a), least));
  else return abs<f32>(a) >= least ? a : 0;
}

@inline export function nearestWhole<L>(a: L): L {
  if (isVector<L>()) return f32x4.nearest(a);
  else return nearest<f32>(a);
}

/** 2 to the power of `exponent`, a whole number from −126 to 127: written straight into a float's exponent bits. */
@inline export function powerOfTwo<L>(exponent: L): L {
  if (isVector<L>()) {
    return i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(exponent), i32x4.splat(127)), 23);
  } else return reinterpret<f32>((<i32>exponent + 127) << 23);
}
