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
import { expectSignal, expectSizes, type LayerKind, type Shape, type Start } from './layer-kind.ts';

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
  const { batchSize, steps, stateSize } = shape;
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
  return ofSums(dSums, dSums, inputs, inputWeights, previousStates(states, shape), shape);
}

/** The gradients of what made the sums of every step, from those of the sums. */
export function ofSums(
  dInputSums: Float32Array,
  dStateSums: Float32Array,
  inputs: Float32Array,
  inputWeights: Float32Array,
  previous: Float32Array,
  { batchSize, steps, inputSize, stateSize }: SequenceShape,
) {
  const all = { batchSize: batchSize * steps, outputSize: inputWeights.length / inputSize };
  const ofInputs = denseBackward(dInputSums, inputs, inputWeights, { ...all, inputSize });
  const ofStates = denseBackwardParameters(dStateSums, previous, { ...all, inputSize: stateSize });
  return {
    dInputs: ofInputs.dInputs,
    dInputWeights: ofInputs.dWeights,
    dStateWeights: ofStates.dWeights,
    dInputBiases: ofInputs.dBiases,
    dStateBiases: ofStates.dBiases,
  };
}

/** Of any layer that reads a sequence into a state; the state is made of one sum, or of several, side by side. */
export type StateLayer<Kind extends string> = RecurrentParameters & {
  kind: Kind;
  name: string;
  /** [steps, inputSize] */
  inputShape: Shape;
  stateSize: number;
};

export type RecurrentLayer = StateLayer<'recurrent'>;

/** Weights of the sums side by side, each drawn as a layer of its own. */
function weightsOfSums(
  sums: number,
  inputSize: number,
  stateSize: number,
  { initialiser, random }: Start,
): Float32Array {
  const weights = new Float32Array(inputSize * sums * stateSize);
  for (let sum = 0; sum < sums; sum++) {
    initialiser(inputSize, stateSize, random).forEach((weight, k) => {
      const [i, j] = [Math.floor(k / stateSize), k % stateSize];
      weights[(sums * i + sum) * stateSize + j] = weight;
    });
  }
  return weights;
}

/** What such layers share: all but the arithmetic of their steps. */
export function stateKind<Kind extends string, Kept>(
  sums: number,
  forward: (
    inputs: Float32Array,
    parameters: RecurrentParameters,
    shape: SequenceShape,
  ) => { states: Float32Array; kept: Kept },
  backward: (
    dStates: Float32Array,
    inputs: Float32Array,
    parameters: RecurrentParameters,
    kept: Kept,
    shape: SequenceShape,
  ) => ReturnType<typeof ofSums>,
): LayerKind<StateLayer<Kind>, Kept> {
  const shapeOf = ({ inputShape, stateSize }: StateLayer<Kind>, batchSize: number) => {
    const [steps, inputSize] = inputShape;
    return { batchSize, steps, inputSize, stateSize };
  };
  return {
    create(description, inputShape, start) {
      // Of a kind that is not known yet, TypeScript cannot tell what a description holds.
      const { kind, stateSize } = description as unknown as StateLayer<Kind>;
      const { place } = start;
      expectSignal(place, 'a sequence (steps, size)', inputShape);
      expectSizes(place, { stateSize });
      return {
        kind,
        name: place,
        inputShape,
        stateSize,
        inputWeights: weightsOfSums(sums, inputShape[1], stateSize, start),
        stateWeights: weightsOfSums(sums, stateSize, stateSize, start),
        inputBiases: new Float32Array(sums * stateSize),
        stateBiases: new Float32Array(sums * stateSize),
      };
    },
    outputShape: ({ inputShape, stateSize }) => [inputShape[0], stateSize],
    parameterShapes: ({ inputShape, stateSize }) => ({
      inputWeights: [inputShape[1], sums * stateSize],
      stateWeights: [stateSize, sums * stateSize],
      inputBiases: [sums * stateSize],
      stateBiases: [sums * stateSize],
    }),
    multiplyAdds({ inputShape: [steps, inputSize], stateSize }) {
      const ofInputs = sums * steps * inputSize * stateSize;
      return { all: ofInputs + sums * steps * stateSize ** 2, ofInputs };
    },
    forward(layer, inputs, { batchSize }) {
      const { states, kept } = forward(inputs, layer, shapeOf(layer, batchSize));
      return { outputs: states, kept };
    },
    backward(layer, dOutputs, { batchSize, inputs, kept }) {
      const shape = shapeOf(layer, batchSize);
      const { dInputs, ...gradients } = backward(dOutputs, inputs, layer, kept, shape);
      return { dInputs, gradients };
    },
  };
}

export const recurrent = stateKind<'recurrent', Float32Array>(
  1,
  (...given) => {
    const states = recurrentForward(...given);
    return { states, kept: states };
  },
  recurrentBackward,
);
