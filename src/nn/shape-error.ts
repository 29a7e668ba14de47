// A wrong shape is told in one sentence, before any arithmetic is done with it.

/** Thrown when an array does not hold as many numbers as its shape says. */
export class ShapeError extends Error {
  override name = 'ShapeError';
}

/**
 * Checks that `array` holds the product of `shape` numbers.
 * `place` is the function that was called and `name` the argument, as the reader of the error knows them.
 * Throws ShapeError, e.g. "denseForward: weights should hold 784 × 128 = 100352 numbers, found 128".
 */
export function expectShape(
  place: string,
  name: string,
  array: { length: number },
  ...shape: number[]
): void {
  const expected = shape.reduce((product, size) => product * size, 1);
  if (array.length === expected) return;
  const product = shape.length > 1 ? `${shape.join(' × ')} = ${expected}` : `${expected}`;
  throw new ShapeError(`${place}: ${name} should hold ${product} numbers, found ${array.length}`);
}

/** Checks that `size` is a whole number of at least 1, e.g. a layer size or a class count. */
export function expectSize(place: string, name: string, size: number): void {
  if (Number.isSafeInteger(size) && size >= 1) return;
  throw new ShapeError(`${place}: ${name} should be a whole number of at least 1, found ${size}`);
}

/** What `compute` gives; a ShapeError of its own is told with the layer's name before it. */
export function naming<Result>(layerName: string, compute: () => Result): Result {
  try {
    return compute();
  } catch (error) {
    if (error instanceof ShapeError) error.message = `${layerName}: ${error.message}`;
    throw error;
  }
}

/**
 * Rows of `rowSize` numbers in `array`, at least one.
 * Throws ShapeError when the array is empty or ends in the middle of a row.
 */
export function countRows(
  place: string,
  name: string,
  array: { length: number },
  rowSize: number,
): number {
  expectSize(place, 'the row size', rowSize);
  const rows = array.length / rowSize;
  if (Number.isInteger(rows) && rows >= 1) return rows;
  throw new ShapeError(
    `${place}: ${name} should hold one or more rows of ${rowSize} numbers, found ${array.length}`,
  );
}
