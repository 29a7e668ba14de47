// A recurrent layer reads a sequence step by step; what it has read so far is its state.
//
// states[t] = tanh(inputs[t] · inputWeights + inputBiases + states[t − 1] · stateWeights + stateBiases), states[−1] = 0
//
// inputs (batchSize, steps, inputSize) · outputs = states (batchSize, steps, stateSize) · inputWeights (inputSize, stateSize)
// stateWeights (stateSize, stateSize) · inputBiases, stateBiases (stateSize): two, as PyTorch has them      (Elman, 1990)

import { zerosLike } from '../floats.ts';
import { expectShape } from '../shape-error.ts';
import { tanhBackward, tanhForward } from '../sigmoid.ts';
import {
  denseBackward,
  denseBackwardInputs,
  denseBackwardParameters,
  denseForward,
} from './dense.ts';
import { expectSignal, expectSizes, type LayerKind, type Shape } from './layer-kind.ts';

export type SequenceShape = {
  batchSize: number;
  steps: number;
  inputSize: number;
  stateSize: number;
};

export type RecurrentParameters = {
  inputWeights: Float32Array;
  stateWeights: Float32Array;
  inputBiases: Float32Array;
  stateBiases: Float32Array;
};

/** The states before each step: those after each step, one later, and zeros first. */
export function previousStates(
  states: Float32Array,
  { steps, stateSize }: SequenceShape,
): Float32Array {
  return states.map((_, k) =>
    Math.floor(k / stateSize) % steps === 0 ? 0 : states[k - stateSize],
  );
}

/** The state after every step. Throws ShapeError. */
export function recurrentForward(
  inputs: Float32Array,
  { inputWeights, stateWeights, inputBiases, stateBiases }: RecurrentParameters,
  { batchSize, steps, inputSize, stateSize }: SequenceShape,
): Float32Array {
  expectShape('recurrentForward', 'inputs', inputs, batchSize, steps, inputSize);
  const inputSums = denseForward(inputs, inputWeights, inputBiases, {
    batchSize: batchSize * steps,
    inputSize,
    outputSize: stateSize,
  });
  const one = { batchSize: 1, inputSize: stateSize, outputSize: stateSize };
  const states = zerosLike(inputs, batchSize * steps * stateSize);
  for (let image = 0; image < batchSize; image++) {
    let state = zerosLike(inputs, stateSize);
    for (let t = 0; t < steps; t++) {
      const first = (image * steps + t) * stateSize;
      const stateSums = denseForward(state, stateWeights, stateBiases, one);
      state = tanhForward(stateSums.map((sum, j) => sum + inputSums[first + j]));
      states.set(state, first);
    }
  }
  return states;
}

/** All gradients, from the last step back to the first: backpropagation through time. Throws ShapeError. */
export function recurrentBackward(
  dStates: Float32Array,
  inputs: Float32Array,
  { inputWeights, stateWeights }: RecurrentParameters,
  states: Float32Array,
  shape: SequenceShape,
) {
  const { batchSize, steps, inputSize, stateSize } = shape;
  expectShape('recurrentBackward', 'dStates', dStates, batchSize, steps, stateSize);
  expectShape('recurrentBackward', 'states', states, batchSize, steps, stateSize);
  const one = { batchSize: 1, inputSize: stateSize, outputSize: stateSize };
  const dSums = zerosLike(inputs, states.length);
  for (let image = 0; image < batchSize; image++) {
    // What the later steps hand back to this one.
    let dLater = zerosLike(inputs, stateSize);
    for (let t = steps - 1; t >= 0; t--) {
      const first = (image * steps + t) * stateSize;
      const dState = dLater.map((d, j) => d + dStates[first + j]);
      const dSum = tanhBackward(dState, states.subarray(first, first + stateSize));
      dSums.set(dSum, first);
      dLater = denseBackwardInputs(dSum, stateWeights, one);
    }
  }
  const all = { batchSize: batchSize * steps, outputSize: stateSize };
  const ofInputs = denseBackward(dSums, inputs, inputWeights, { ...all, inputSize });
  const ofStates = denseBackwardParameters(dSums, previousStates(states, shape), {
    ...all,
    inputSize: stateSize,
  });
  return {
    dInputs: ofInputs.dInputs,
    dInputWeights: ofInputs.dWeights,
    dStateWeights: ofStates.dWeights,
    dInputBiases: ofInputs.dBiases,
    dStateBiases: ofStates.dBiases,
  };
}

export type RecurrentLayer = RecurrentParameters & {
  kind: 'recurrent';
  name: string;
  /** [steps, inputSize] */
  inputShape: Shape;
  stateSize: number;
};

export const sequenceShape = (
  { inputShape, stateSize }: { inputShape: Shape; stateSize: number },
  batchSize: number,
): SequenceShape => {
  const [steps, inputSize] = inputShape;
  return { batchSize, steps, inputSize, stateSize };
};

export const recurrent: LayerKind<RecurrentLayer, Float32Array> = {
  create({ kind, stateSize }, inputShape, { place, initialiser, random }) {
    expectSignal(place, 'a sequence (steps, size)', inputShape);
    expectSizes(place, { stateSize });
    return {
      kind,
      name: place,
      inputShape,
      stateSize,
      inputWeights: initialiser(inputShape[1], stateSize, random),
      stateWeights: initialiser(stateSize, stateSize, random),
      inputBiases: new Float32Array(stateSize),
      stateBiases: new Float32Array(stateSize),
    };
  },
  outputShape: ({ inputShape, stateSize }) => [inputShape[0], stateSize],
  parameterShapes: ({ inputShape, stateSize }) => ({
    inputWeights: [inputShape[1], stateSize],
    stateWeights: [stateSize, stateSize],
    inputBiases: [stateSize],
    stateBiases: [stateSize],
  }),
  multiplyAdds({ inputShape: [steps, inputSize], stateSize }) {
    const ofInputs = steps * inputSize * stateSize;
    return { all: ofInputs + steps * stateSize ** 2, ofInputs };
  },
  forward(layer, inputs, { batchSize }) {
    const states = recurrentForward(inputs, layer, sequenceShape(layer, batchSize));
    return { outputs: states, kept: states };
  },
  backward(layer, dOutputs, { batchSize, inputs, kept }) {
    const shape = sequenceShape(layer, batchSize);
    const { dInputs, ...gradients } = recurrentBackward(dOutputs, inputs, layer, kept, shape);
    return { dInputs, gradients };
  },
};
