// The little of jax-js that its contenders call. Every call takes its arrays over; `ref` keeps one.

export interface JaxArray {
  shape: number[];
  ref: JaxArray;
  add(other: JaxArray | number): JaxArray;
  sub(other: JaxArray): JaxArray;
  mul(other: JaxArray | number): JaxArray;
  div(other: JaxArray | number): JaxArray;
  sum(axis: number): JaxArray;
  transpose(axes?: number[]): JaxArray;
  greater(than: number): JaxArray;
  reshape(shape: number[]): JaxArray;
  data(): Promise<Float32Array>;
  dataSync(): Float32Array;
  blockUntilReady(): Promise<JaxArray>;
  dispose(): void;
}

/** Arrays, in lists of lists of any depth. */
export type Tree = JaxArray | Tree[];

/** Of a batch's loss with respect to the parameters. Takes over all that it is given. */
export type GradientsOf = (
  parameters: JaxArray[],
  inputs: JaxArray,
  /** −1 / batchSize at the label, else 0. */
  targets: JaxArray,
) => JaxArray[];

export interface Jax {
  init(device: 'wasm'): Promise<unknown>;
  defaultDevice(device: 'wasm'): void;
  /** Compiled once for each shape of what it is given. */
  jit<Arguments extends Tree[], Result>(
    run: (...trees: Arguments) => Result,
  ): (...trees: Arguments) => Result;
  grad(loss: (...given: Parameters<GradientsOf>) => JaxArray): GradientsOf;
  numpy: {
    array(values: Float32Array): JaxArray;
    zeros(shape: number[]): JaxArray;
    zerosLike(array: JaxArray): JaxArray;
    where(condition: JaxArray, then: number, otherwise: number): JaxArray;
    sqrt(array: JaxArray): JaxArray;
    tanh(array: JaxArray): JaxArray;
    matmul(a: JaxArray, b: JaxArray): JaxArray;
    max(array: JaxArray, axes: number[]): JaxArray;
    mean(array: JaxArray, axis: number, options: { keepdims: boolean }): JaxArray;
    split(array: JaxArray, parts: number, axis: number): JaxArray[];
    unstack(array: JaxArray, axis: number): JaxArray[];
  };
  nn: {
    relu(array: JaxArray): JaxArray;
    sigmoid(array: JaxArray): JaxArray;
    softmax(array: JaxArray): JaxArray;
    logSoftmax(logits: JaxArray): JaxArray;
  };
  lax: { conv(inputs: JaxArray, filters: JaxArray, strides: number[], padding: string): JaxArray };
}
