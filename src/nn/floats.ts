// A layer computes in the precision of the numbers it is given: float32 in this book, float64 where slopes are measured.

/** `length` zeros in an array of the same type as `array`. */
export function zerosLike<Floats extends Float32Array | Float64Array>(
  array: Floats,
  length: number,
): Floats {
  return new (array.constructor as new (length: number) => Floats)(length);
}
