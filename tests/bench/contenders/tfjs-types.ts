// The little of TensorFlow.js that its contender calls.

export interface Tensor {
  shape: number[];
  dataSync(): Float32Array;
  dispose(): void;
}

export interface Optimizer {
  minimize(loss: () => Tensor, returnCost: boolean, variables: Tensor[]): unknown;
  dispose(): void;
}

export interface Tensorflow {
  setBackend(name: string): Promise<boolean>;
  getBackend(): string;
  ready(): Promise<void>;
  enableProdMode(): void;
  env(): { getAsync(flag: string): Promise<unknown> };
  tidy<Result>(run: () => Result): Result;
  tensor2d(values: Float32Array, shape: [number, number]): Tensor;
  tensor1d(values: Float32Array): Tensor;
  variable(initial: Tensor): Tensor;
  zerosLike(tensor: Tensor): Tensor;
  add(a: Tensor, b: Tensor | number): Tensor;
  sub(a: Tensor, b: Tensor): Tensor;
  mul(a: Tensor, b: Tensor | number): Tensor;
  div(a: Tensor, b: Tensor | number): Tensor;
  sum(tensor: Tensor, axis: number): Tensor;
  sqrt(tensor: Tensor): Tensor;
  square(tensor: Tensor): Tensor;
  step(tensor: Tensor): Tensor;
  transpose(tensor: Tensor): Tensor;
  matMul(a: Tensor, b: Tensor): Tensor;
  softmax(logits: Tensor): Tensor;
  fused: {
    matMul(options: { a: Tensor; b: Tensor; bias: Tensor; activation?: 'relu' }): Tensor;
  };
  losses: { softmaxCrossEntropy(labels: Tensor, logits: Tensor): Tensor };
  train: {
    sgd(learningRate: number): Optimizer;
    adam(learningRate: number, beta1: number, beta2: number, epsilon: number): Optimizer;
  };
}

export interface WasmBackend {
  setWasmPaths(folder: string): void;
  setThreadsCount(count: number): void;
}
