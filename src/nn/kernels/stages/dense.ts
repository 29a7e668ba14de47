// A dense layer over the steps of a sequence, and the product that it shares with patches, attention and recurrent layers.

import type { DenseLayer } from '../../layers/dense.ts';
import { stripCount, stripWidth } from '../column-strips.ts';
import type { Signal, Stage, Workshop } from '../layer-stage.ts';

export interface Product {
  /** All steps of one image alone, the first of the strip. */
  forwardOne(inputs: Float32Array, outputs: Float32Array): void;
  /** Row `t` of one image's outputs, from its row of inputs: plain rows, filled up to whole strips. */
  row(inputRow: Float32Array, outputRow: Float32Array): void;
  /** Steps first … end − 1 of `outputs`; with `adds` 1 added to what stands there. */
  forward(
    inputs: Float32Array,
    outputs: Float32Array,
    adds: number,
    firstStep: number,
    endStep: number,
  ): void;
  /** Adds to the gradients of weights and biases. */
  addGradients(
    inputs: Float32Array,
    dOutputs: Float32Array,
    firstStep: number,
    endStep: number,
  ): void;
  /** The gradient of the inputs; with `adds` 1 added to what stands there. */
  backward(
    dOutputs: Float32Array,
    dInputs: Float32Array,
    adds: number,
    firstStep: number,
    endStep: number,
  ): void;
  refresh(): void;
}

/** The product with arrays of the layer in hand. `wantsInputs` where their gradient is asked for. */
export function createProduct(
  { layerKernels, kernels, matrix, learned, rows: roomFor, learns }: Workshop,
  steps: number,
  [weightsName, biasesName]: readonly [string, string],
  inputSize: number,
  outputSize: number,
  wantsInputs: boolean,
): Product {
  const weights = learned(weightsName, inputSize, outputSize);
  const biases = learned(biasesName, 1, outputSize);
  const room = learns ? roomFor(4 * steps) : undefined;
  const turned = wantsInputs ? matrix(outputSize, inputSize) : undefined;
  const noBiases = wantsInputs ? matrix(1, inputSize) : undefined;
  const sizes = [inputSize, outputSize] as const;
  const strips = stripCount(outputSize);
  const [inputRows, outputRows] = sizes.map((size) => rowsOf(matrix, steps, size));
  function row(inputRow: Float32Array, outputRow: Float32Array) {
    kernels.fillRows(biases.values, outputRow, 1, 0, 1, 0, strips);
    kernels.addProduct(
      ...([inputRow, 1, weights.values, inputSize, outputRow, 1, 1, 0, 1, 0, strips] as const),
    );
  }
  return {
    row,
    forwardOne(inputs, outputs) {
      layerKernels.takeFirst(inputs, steps, inputSize, inputRows.length, inputRows.whole);
      for (let t = 0; t < steps; t++) row(inputRows.rows[t], outputRows.rows[t]);
      layerKernels.giveFirst(outputRows.whole, steps, outputSize, outputRows.length, outputs);
    },
    forward: (inputs, outputs, adds, first, end) =>
      layerKernels.multiplySteps(
        ...([inputs, weights.values, biases.values] as const),
        ...([...sizes, adds, outputs, first, end] as const),
      ),
    addGradients(inputs, dOutputs, first, end) {
      layerKernels.addStepGradients(
        ...([inputs, dOutputs, ...sizes, weights.gradients, room!, first, end] as const),
      );
      layerKernels.addMapSums(dOutputs, outputSize, 1, biases.gradients, first, end);
    },
    backward: (dOutputs, dInputs, adds, first, end) =>
      layerKernels.multiplySteps(
        ...([dOutputs, turned!, noBiases!] as const),
        ...([outputSize, inputSize, adds, dInputs, first, end] as const),
      ),
    refresh() {
      if (!turned) return;
      kernels.transpose(weights.values, inputSize, outputSize, turned, 0, strips);
    },
  };
}

/** Plain rows of one image, each filled up with zeros to whole strips: all together, and each by itself. */
export function rowsOf(matrix: Workshop['matrix'], steps: number, size: number) {
  const length = stripCount(size) * stripWidth;
  const whole = matrix(1, steps * length);
  const rows = Array.from({ length: steps }, (_, t) =>
    whole.subarray(t * length, (t + 1) * length),
  );
  return { whole, rows, length };
}

export function denseStage(
  { places: steps = 1, inputSize, outputSize }: DenseLayer,
  inputs: Signal,
  workshop: Workshop,
): Stage {
  const outputs = workshop.signal(steps * outputSize);
  const { gradients } = inputs;
  const names = ['weights', 'biases'] as const;
  const product = createProduct(
    workshop,
    steps,
    names,
    inputSize,
    outputSize,
    gradients !== undefined,
  );
  return {
    inputs,
    outputs,
    forward({ isOne }) {
      if (isOne) product.forwardOne(inputs.values, outputs.values);
      else product.forward(inputs.values, outputs.values, 0, 0, steps);
    },
    backward() {
      product.addGradients(inputs.values, outputs.gradients!, 0, steps);
      if (gradients) product.backward(outputs.gradients!, gradients, 0, 0, steps);
    },
    refresh: product.refresh,
  };
}
