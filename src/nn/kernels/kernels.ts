// The signature of every kernel, written once. Two things stand behind it: the plain loops of ./twins, and WebAssembly
// made from ./assembly, which AssemblyScript wants declared once more; a test compares names and order with these.
//
// Matrices lie in strips (./column-strips.ts). A range such as firstRow … endRow leaves its end out, so that several
// threads may share one matrix. Sizes are not checked here: the engine does that, before anything is touched.

/** Pairs of 8 bytes in one memory, seen as whole numbers and as floats. */
export interface Pairs {
  rows: Uint32Array;
  values: Float32Array;
  /** Where they begin. */
  byteOffset: number;
}

/**
 * One list for each row of a sparse matrix: its entries that are not 0.
 * entries.rows[2 · (r · capacity + k)] = 64 · (the place that entry k of list r stands for), in bytes;
 * entries.values[2 · (r · capacity + k) + 1] = its value; counts (rowCount).
 * Every list is filled up with (0, 0) to a multiple of 4 entries, and counts include the filling.
 */
export interface Lists {
  entries: Pairs;
  counts: Int32Array;
  capacity: number;
}

/** Images may have so many pixels: a pixel's place waits in 2 bytes while its list is made. */
export const mostPixels = 65_536;

/** Room for a list of so many entries at most, and behind them for what waits to become entries: 3 bytes each. */
export const listCapacity = (entries: number): number => Math.ceil((9 * entries) / 32) * 4 + 20;

export interface Kernels {
  /** pixels (imageCount, inputSize), bytes → a list for each image: entries (pixel, byte / 255). */
  listPixels(
    pixels: Uint8Array,
    inputSize: number,
    entries: Pairs,
    counts: Int32Array,
    capacity: number,
    firstImage: number,
    endImage: number,
  ): void;
  /** The lists by pixel: entries (image, value), for the images from `firstImage` on. */
  turnLists(
    entries: Pairs,
    counts: Int32Array,
    capacity: number,
    firstImage: number,
    endImage: number,
    turned: Pairs,
    turnedCounts: Int32Array,
    turnedCapacity: number,
    inputSize: number,
  ): void;

  /** target[r, j] += scale · Σₖ values[r, k] · matrix[rows[r, k], j] */
  addSparseProduct(
    entries: Pairs,
    counts: Int32Array,
    capacity: number,
    matrix: Float32Array,
    matrixRows: number,
    target: Float32Array,
    targetRows: number,
    scale: number,
    firstRow: number,
    endRow: number,
    firstStrip: number,
    endStrip: number,
  ): void;
  /** target[r, j] += scale · Σₖ left[r, k] · right[k, j], k from 0 to inner − 1 */
  addProduct(
    left: Float32Array,
    leftRows: number,
    right: Float32Array,
    inner: number,
    target: Float32Array,
    targetRows: number,
    scale: number,
    firstRow: number,
    endRow: number,
    firstStrip: number,
    endStrip: number,
  ): void;
  /** target[i, j] += scale · Σᵣ left[r, i] · right[r, j], r from 0 to rowCount − 1; left and right have rowCapacity rows */
  addTransposedProduct(
    left: Float32Array,
    right: Float32Array,
    rowCount: number,
    rowCapacity: number,
    target: Float32Array,
    targetRows: number,
    scale: number,
    firstRow: number,
    endRow: number,
    firstStrip: number,
    endStrip: number,
  ): void;

  /** target[r, j] = row[j] */
  fillRows(
    row: Float32Array,
    target: Float32Array,
    targetRows: number,
    firstRow: number,
    endRow: number,
    firstStrip: number,
    endStrip: number,
  ): void;
  /** target[j] += scale · Σᵣ matrix[r, j] */
  addRowSums(
    matrix: Float32Array,
    rowCount: number,
    rowCapacity: number,
    target: Float32Array,
    scale: number,
    firstStrip: number,
    endStrip: number,
  ): void;
  /** target[j, i] = matrix[i, j], for the columns of the strips given */
  transpose(
    matrix: Float32Array,
    rowCount: number,
    columnCount: number,
    target: Float32Array,
    firstStrip: number,
    endStrip: number,
  ): void;
  /** values[first … end − 1] = 0 */
  clear(values: Float32Array, first: number, end: number): void;

  /** These work in place, on the rows given of every strip. */
  reluForward(
    values: Float32Array,
    rows: number,
    firstRow: number,
    endRow: number,
    strips: number,
  ): void;
  reluBackward(
    activations: Float32Array,
    gradients: Float32Array,
    rows: number,
    firstRow: number,
    endRow: number,
    strips: number,
  ): void;
  sigmoidForward(
    values: Float32Array,
    rows: number,
    firstRow: number,
    endRow: number,
    strips: number,
  ): void;
  sigmoidBackward(
    activations: Float32Array,
    gradients: Float32Array,
    rows: number,
    firstRow: number,
    endRow: number,
    strips: number,
  ): void;
  tanhForward(
    values: Float32Array,
    rows: number,
    firstRow: number,
    endRow: number,
    strips: number,
  ): void;
  tanhBackward(
    activations: Float32Array,
    gradients: Float32Array,
    rows: number,
    firstRow: number,
    endRow: number,
    strips: number,
  ): void;
  /** values · factors, place by place: a mask of dropout. */
  multiplyBy(
    values: Float32Array,
    factors: Float32Array,
    rows: number,
    firstRow: number,
    endRow: number,
    strips: number,
  ): void;

  softmax(
    logits: Float32Array,
    probabilities: Float32Array,
    rows: number,
    classCount: number,
    firstRow: number,
    endRow: number,
  ): void;
  /** dLogits = (probabilities − 1 at the label) / batchSize */
  crossEntropyBackward(
    probabilities: Float32Array,
    labels: Uint8Array,
    dLogits: Float32Array,
    rows: number,
    classCount: number,
    batchSize: number,
    firstRow: number,
    endRow: number,
  ): void;

  momentumStep(
    parameters: Float32Array,
    gradients: Float32Array,
    velocities: Float32Array,
    first: number,
    end: number,
    momentum: number,
    learningRate: number,
  ): void;
  /** meanShare = 1 − beta1ᵗ, squareShare = 1 − beta2ᵗ */
  adamStep(
    parameters: Float32Array,
    gradients: Float32Array,
    means: Float32Array,
    squares: Float32Array,
    first: number,
    end: number,
    beta1: number,
    beta2: number,
    epsilon: number,
    meanShare: number,
    squareShare: number,
    learningRate: number,
  ): void;
  /** values · factor */
  scaleBy(values: Float32Array, factor: number, first: number, end: number): void;
}
