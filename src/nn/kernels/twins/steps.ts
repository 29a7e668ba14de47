// Dense layers over steps, and what moves, adds up and averages the rows of a sequence, in plain loops.

import type { LayerKernels } from '../layer-kernels.ts';
import { placeInStrips, stripWidth } from '../column-strips.ts';

export const multiplySteps: LayerKernels['multiplySteps'] = (
  inputs,
  weights,
  biases,
  inputSize,
  outputSize,
  adds,
  outputs,
  firstStep,
  endStep,
) => {
  const sums = new Float64Array(stripWidth);
  for (let t = firstStep; t < endStep; t++) {
    for (let o = 0; o < outputSize; o++) {
      const to = (t * outputSize + o) * stripWidth;
      sums.fill(biases[o]);
      for (let i = 0; i < inputSize; i++) {
        const weight = weights[placeInStrips(i, o, inputSize)];
        const from = (t * inputSize + i) * stripWidth;
        for (let image = 0; image < stripWidth; image++) {
          sums[image] += inputs[from + image] * weight;
        }
      }
      for (let image = 0; image < stripWidth; image++) {
        outputs[to + image] = sums[image] + (adds ? outputs[to + image] : 0);
      }
    }
  }
};

export const addStepGradients: LayerKernels['addStepGradients'] = (
  inputs,
  dOutputs,
  inputSize,
  outputSize,
  target,
  _room,
  firstStep,
  endStep,
) => {
  for (let i = 0; i < inputSize; i++) {
    for (let o = 0; o < outputSize; o++) {
      let sum = 0;
      for (let t = firstStep; t < endStep; t++) {
        const input = (t * inputSize + i) * stripWidth;
        const output = (t * outputSize + o) * stripWidth;
        for (let image = 0; image < stripWidth; image++) {
          sum += inputs[input + image] * dOutputs[output + image];
        }
      }
      target[placeInStrips(i, o, inputSize)] += sum;
    }
  }
};

export const gatherRows: LayerKernels['gatherRows'] = (source, places, target, rows) => {
  for (let k = 0; k < rows; k++) {
    const from = places[k] * stripWidth;
    target.set(source.subarray(from, from + stripWidth), k * stripWidth);
  }
};

export const addToRows: LayerKernels['addToRows'] = (values, target, rows) => {
  for (let k = 0; k < rows * stripWidth; k++) target[k] += values[Math.floor(k / stripWidth)];
};

export const addRows: LayerKernels['addRows'] = (one, other, target, rows) => {
  for (let k = 0; k < rows * stripWidth; k++) target[k] = one[k] + other[k];
};

export const meanOfSteps: LayerKernels['meanOfSteps'] = (inputs, steps, size, outputs) => {
  const length = size * stripWidth;
  for (let k = 0; k < length; k++) {
    let sum = 0;
    for (let t = 0; t < steps; t++) sum += inputs[t * length + k];
    outputs[k] = sum / steps;
  }
};

export const meanOfStepsBackward: LayerKernels['meanOfStepsBackward'] = (
  dOutputs,
  steps,
  size,
  dInputs,
) => {
  const length = size * stripWidth;
  for (let k = 0; k < steps * length; k++) dInputs[k] = dOutputs[k % length] / steps;
};
