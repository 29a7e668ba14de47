// The little of jax-js that its contender calls. Every call takes its arrays over; `ref` keeps one.

export interface JaxArray {
  ref: JaxArray;
  add(other: JaxArray | number): JaxArray;
  sub(other: JaxArray): JaxArray;
  mul(other: JaxArray | number): JaxArray;
  div(other: JaxArray | number): JaxArray;
  sum(axis: number): JaxArray;
  transpose(): JaxArray;
  greater(than: number): JaxArray;
  reshape(shape: number[]): JaxArray;
  data(): Promise<Float32Array>;
  dataSync(): Float32Array;
  blockUntilReady(): Promise<JaxArray>;
  dispose(): void;
}

/** Arrays, in lists of lists of any depth. */
export type Tree = JaxArray | Tree[];

export interface Jax {
  init(device: 'wasm'): Promise<unknown>;
  defaultDevice(device: 'wasm'): void;
  jit<Arguments extends Tree[], Result>(
    run: (...trees: Arguments) => Result,
  ): (...trees: Arguments) => Result;
  numpy: {
    array(values: Float32Array): JaxArray;
    zerosLike(array: JaxArray): JaxArray;
    where(condition: JaxArray, then: number, otherwise: number): JaxArray;
    sqrt(array: JaxArray): JaxArray;
    matmul(a: JaxArray, b: JaxArray): JaxArray;
  };
  nn: {
    relu(array: JaxArray): JaxArray;
    softmax(array: JaxArray): JaxArray;
  };
}
