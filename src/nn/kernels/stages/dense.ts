// A dense layer over the steps of a sequence, and the product that it shares with patches, attention and recurrent layers.

import type { DenseLayer } from '../../layers/dense.ts';
import type { Signal, Stage, Workshop } from '../layer-stage.ts';

export interface Product {
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
  { layerKernels, kernels, matrix, learned }: Workshop,
  [weightsName, biasesName]: readonly [string, string],
  inputSize: number,
  outputSize: number,
  wantsInputs: boolean,
): Product {
  const weights = learned(weightsName, inputSize, outputSize);
  const biases = learned(biasesName, 1, outputSize);
  const turned = wantsInputs ? matrix(outputSize, inputSize) : undefined;
  const noBiases = wantsInputs ? matrix(1, inputSize) : undefined;
  const sizes = [inputSize, outputSize] as const;
  return {
    forward: (inputs, outputs, adds, first, end) =>
      layerKernels.multiplySteps(
        ...([inputs, weights.values, biases.values] as const),
        ...([...sizes, adds, outputs, first, end] as const),
      ),
    addGradients(inputs, dOutputs, first, end) {
      layerKernels.addStepGradients(inputs, dOutputs, ...sizes, weights.gradients, first, end);
      layerKernels.addMapSums(dOutputs, outputSize, 1, biases.gradients, first, end);
    },
    backward: (dOutputs, dInputs, adds, first, end) =>
      layerKernels.multiplySteps(
        ...([dOutputs, turned!, noBiases!] as const),
        ...([outputSize, inputSize, adds, dInputs, first, end] as const),
      ),
    refresh() {
      if (!turned) return;
      const strips = Math.ceil(outputSize / 16);
      kernels.transpose(weights.values, inputSize, outputSize, turned, 0, strips);
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
  const product = createProduct(workshop, names, inputSize, outputSize, gradients !== undefined);
  return {
    inputs,
    outputs,
    forward: () => product.forward(inputs.values, outputs.values, 0, 0, steps),
    backward() {
      product.addGradients(inputs.values, outputs.gradients!, 0, steps);
      if (gradients) product.backward(outputs.gradients!, gradients, 0, 0, steps);
    },
    refresh: product.refresh,
  };
}
