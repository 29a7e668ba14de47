// The signature of every kernel that only networks of other layers than dense ones need, written once, as in ./kernels.ts.

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
export interface LayerKernels {
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
}
