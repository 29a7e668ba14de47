// A dense layer over the steps of a sequence, and the product that it shares with patches, attention and recurrent layers.

import type { DenseLayer } from '../../layers/dense.ts';
import { stripCount } from '../column-strips.ts';
import type { Learned, Signal, Stage, Workshop } from '../layer-stage.ts';

export interface Product {
  weights: Learned;
  biases: Learned;
  /** So many rows of one image by itself; plain numbers, side by side. */
  forwardOne(inputs: Float32Array, outputs: Float32Array, rows: number): void;
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
  return {
    weights,
    biases,
    forwardOne: (inputs, outputs, count) =>
      layerKernels.multiplyRows(
        ...([inputs, count, weights.values, biases.values] as const),
        ...([...sizes, outputs] as const),
      ),
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
      kernels.transpose(weights.values, inputSize, outputSize, turned, 0, stripCount(outputSize));
    },
  };
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
    forward: () => product.forward(inputs.values, outputs.values, 0, 0, steps),
    forwardOne: () => product.forwardOne(inputs.single, outputs.single, steps),
    backward() {
      product.addGradients(inputs.values, outputs.gradients!, 0, steps);
      if (gradients) product.backward(outputs.gradients!, gradients, 0, 0, steps);
    },
    refresh: product.refresh,
  };
}
