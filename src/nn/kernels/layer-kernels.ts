// The signature of every kernel that only networks of other layers than dense ones need, written once, as in ./kernels.ts.
import type { SingleImageKernels } from './single-image-kernels.ts';

/** Where each number of a convolution's `shape` stands. */
export const shapeNames = [
  'channels',
  'height',
  'width',
  'outputs',
  'kernelSize',
  'stride',
  'top',
  'left',
  'outputHeight',
  'outputWidth',
] as const;

/**
 * The shape under which `convolve` hands gradients back: of dOutputs with the turned filters. For a stride of 1; with
 * another, outputs would leave inputs out.
 */
export function backwardShape(shape: Int32Array): number[] {
  const [channels, height, width, outputs, kernelSize, , top, left, rows, columns] = shape;
  const [zerosAbove, zerosLeft] = [kernelSize - 1 - top, kernelSize - 1 - left];
  return [outputs, rows, columns, channels, kernelSize, 1, zerosAbove, zerosLeft, height, width];
}

/**
 * The kernels of layers other than plain dense ones, in a module of their own. A signal is a matrix of places and images, in strips of 16 images;
 * filters are a matrix (channels · kernelSize², outputs), in strips of 16 outputs. `shape` as in `shapeNames`.
 */
export interface LayerKernels extends SingleImageKernels {
  /** target[pixel, image] = pixels[image, pixel] / 255; pixels fill whole strips of 16 images. */
  turnPixels(
    pixels: Uint8Array,
    inputSize: number,
    target: Float32Array,
    firstStrip: number,
    endStrip: number,
  ): void;
  /**
   * target[o, y, x] = biases[o] + Σ_c Σ_i Σ_j inputs[c, y·stride + i − top, x·stride + j − left] · weights[(c, i, j), o];
   * with poolSize above 1 the largest of each window alone, as from `maxPool`.
   */
  convolve(
    inputs: Float32Array,
    weights: Float32Array,
    biases: Float32Array,
    shape: Int32Array,
    poolSize: number,
    target: Float32Array,
    firstStrip: number,
    endStrip: number,
  ): void;
  /** target[(c, i, j), o] += Σ inputs[c, y·stride + i − top, x·stride + j − left] · dOutputs[o, y, x], over images and places */
  addFilterGradients(
    inputs: Float32Array,
    dOutputs: Float32Array,
    shape: Int32Array,
    target: Float32Array,
    firstStrip: number,
    endStrip: number,
  ): void;
  /** turned[(o, i, j), c] = weights[(c, kernelSize − 1 − i, kernelSize − 1 − j), o] */
  turnFilters(weights: Float32Array, shape: Int32Array, turned: Float32Array): void;
  /** sums[map] += Σ matrix[map, place], over images and places */
  addMapSums(
    matrix: Float32Array,
    maps: number,
    places: number,
    sums: Float32Array,
    firstStrip: number,
    endStrip: number,
  ): void;
  /** sums[map] += Σ one[map, place] · other[map, place], over images and places */
  addMapProducts(
    one: Float32Array,
    other: Float32Array,
    maps: number,
    places: number,
    sums: Float32Array,
    firstStrip: number,
    endStrip: number,
  ): void;
  /** outputs[map, place] = factors[map] · inputs[map, place] + addends[map]; with `adds` 1 that is added to what stands there. */
  moveMaps(
    inputs: Float32Array,
    factors: Float32Array,
    addends: Float32Array,
    maps: number,
    places: number,
    adds: number,
    outputs: Float32Array,
    firstStrip: number,
    endStrip: number,
  ): void;
  /** outputs[map, y, x] = max inputs[map, y·size + i, x·size + j]; what fills no window is left out. */
  maxPool(
    inputs: Float32Array,
    maps: number,
    height: number,
    width: number,
    size: number,
    outputs: Float32Array,
    firstStrip: number,
    endStrip: number,
  ): void;
  /** dInputs = dOutputs where the window's first largest number stands, 0 elsewhere. It may lie in the place of `inputs`. */
  maxPoolBackward(
    inputs: Float32Array,
    maps: number,
    height: number,
    width: number,
    size: number,
    dOutputs: Float32Array,
    dInputs: Float32Array,
    firstStrip: number,
    endStrip: number,
  ): void;

  /**
   * outputs[t, o] = biases[o] + Σᵢ inputs[t, i] · weights[i, o], for the steps given; with `adds` 1 that is added to what
   * stands there. A sequence is a matrix (steps · size, 16 images).
   */
  multiplySteps(
    inputs: Float32Array,
    weights: Float32Array,
    biases: Float32Array,
    inputSize: number,
    outputSize: number,
    adds: number,
    outputs: Float32Array,
    firstStep: number,
    endStep: number,
  ): void;
  /** target[i, o] += Σ inputs[t, i] · dOutputs[t, o], over images and the steps given; `room` (steps · 4, 16 images) is to work in */
  addStepGradients(
    inputs: Float32Array,
    dOutputs: Float32Array,
    inputSize: number,
    outputSize: number,
    target: Float32Array,
    room: Float32Array,
    firstStep: number,
    endStep: number,
  ): void;

  /** target[k] = source[places[k]], rows of 16 images */
  gatherRows(source: Float32Array, places: Int32Array, target: Float32Array, rows: number): void;
  /** target[k] += values[k], one number for all images */
  addToRows(values: Float32Array, target: Float32Array, rows: number): void;
  /** target[k] = one[k] + other[k], rows of 16 images; target may be one of them. */
  addRows(one: Float32Array, other: Float32Array, target: Float32Array, rows: number): void;
  /** outputs[j] = Σ_t inputs[t, j] / steps */
  meanOfSteps(inputs: Float32Array, steps: number, size: number, outputs: Float32Array): void;
  /** dInputs[t, j] = dOutputs[j] / steps */
  meanOfStepsBackward(
    dOutputs: Float32Array,
    steps: number,
    size: number,
    dInputs: Float32Array,
  ): void;

  /** Layer normalisation of each step: normalised = (inputs − mean) / deviation, outputs = scales · normalised + shifts */
  normaliseSteps(
    inputs: Float32Array,
    scales: Float32Array,
    shifts: Float32Array,
    size: number,
    epsilon: number,
    normalised: Float32Array,
    deviations: Float32Array,
    outputs: Float32Array,
    firstStep: number,
    endStep: number,
  ): void;
  /** Its gradients; dScales and dShifts are added to. */
  normaliseStepsBackward(
    dOutputs: Float32Array,
    normalised: Float32Array,
    deviations: Float32Array,
    scales: Float32Array,
    size: number,
    dInputs: Float32Array,
    dScales: Float32Array,
    dShifts: Float32Array,
    firstStep: number,
    endStep: number,
  ): void;

  /** attention[h, s, t] = softmax over t of queries[s] · keys[t] / √headSize; mixed[s] = Σ_t attention[h, s, t] · values[t] */
  attend(
    queries: Float32Array,
    keys: Float32Array,
    values: Float32Array,
    steps: number,
    size: number,
    heads: number,
    attention: Float32Array,
    mixed: Float32Array,
  ): void;
  /** The gradients of queries, keys and values; `dScores` (steps · steps, 16 images) is room to work in. */
  attendBackward(
    dMixed: Float32Array,
    queries: Float32Array,
    keys: Float32Array,
    values: Float32Array,
    attention: Float32Array,
    steps: number,
    size: number,
    heads: number,
    dScores: Float32Array,
    dQueries: Float32Array,
    dKeys: Float32Array,
    dValues: Float32Array,
  ): void;

  /**
   * Step `step` of a GRU: `gates` (steps, 3 · stateSize) holds the inputs' sums there, and holds the gates afterwards;
   * `states` has the state before the first step in front; candidateSums keeps the candidate's part of stateSums.
   */
  gruStep(
    gates: Float32Array,
    stateSums: Float32Array,
    states: Float32Array,
    stateSize: number,
    candidateSums: Float32Array,
    step: number,
  ): void;
  /** From dStates[step + 1]: adds to dStates[step], and `gates` and `dStateSums` become the gradients of both sums. */
  gruStepBackward(
    dStates: Float32Array,
    states: Float32Array,
    gates: Float32Array,
    candidateSums: Float32Array,
    stateSize: number,
    dStateSums: Float32Array,
    step: number,
  ): void;
}
