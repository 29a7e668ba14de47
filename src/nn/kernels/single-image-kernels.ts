// The signatures of the kernels that read one image by itself, its numbers side by side, through layers of any kind.

export interface SingleImageKernels {
  /** target[k] = pixels[k] / 255; both in whole rows of 16 */
  scalePixels(pixels: Uint8Array, size: number, target: Float32Array): void;
  /** target[k] = source[places[k]] */
  gatherOne(source: Float32Array, places: Int32Array, target: Float32Array, count: number): void;
  /** row[k] = strip[k] of the first image of a strip */
  takeFirst(strip: Float32Array, size: number, row: Float32Array): void;
  /** strip[k] of the first image = row[k] */
  giveFirst(row: Float32Array, size: number, strip: Float32Array): void;
  /** outputs[t, o] = biases[o] + Σᵢ inputs[t, i] · weights[i, o] */
  multiplyRows(
    inputs: Float32Array,
    steps: number,
    weights: Float32Array,
    biases: Float32Array,
    inputSize: number,
    outputSize: number,
    outputs: Float32Array,
  ): void;
  /** As `normaliseSteps`, of (steps, size). */
  normaliseOne(
    inputs: Float32Array,
    steps: number,
    scales: Float32Array,
    shifts: Float32Array,
    size: number,
    epsilon: number,
    outputs: Float32Array,
  ): void;
  /** As `attend`, of (steps, size); `turned` (size, steps) and `shares` (steps) are to work in. */
  attendOne(
    queries: Float32Array,
    keys: Float32Array,
    values: Float32Array,
    steps: number,
    size: number,
    heads: number,
    turned: Float32Array,
    shares: Float32Array,
    mixed: Float32Array,
  ): void;
  /** The sums of the states and `gruStep` at all steps, of a state that fills whole rows of 16; stateSums and candidateSums are to work in. */
  gruOne(
    gates: Float32Array,
    stateWeights: Float32Array,
    stateBiases: Float32Array,
    states: Float32Array,
    stateSize: number,
    steps: number,
    stateSums: Float32Array,
    candidateSums: Float32Array,
  ): void;
  /** As `convolve`, from a `picture` (channels, height, width) to (outputs, windows); `room` (8, outputHeight, outputWidth) is to work in. */
  convolveOne(
    picture: Float32Array,
    weights: Float32Array,
    biases: Float32Array,
    shape: Int32Array,
    poolSize: number,
    room: Float32Array,
    target: Float32Array,
  ): void;
}
