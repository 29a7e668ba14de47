// A gated recurrent unit (GRU) decides at every step how much of its state it keeps.
//
// inputSums = inputs[t] · inputWeights + inputBiases       stateSums = states[t − 1] · stateWeights + stateBiases
// reset, update = sigmoid(inputSums + stateSums)           candidate = tanh(inputSums + reset · stateSums)
// states[t] = (1 − update) · candidate + update · states[t − 1], states[−1] = 0
//
// inputs (batchSize, steps, inputSize) · outputs = states (batchSize, steps, stateSize) · both sums and both biases (3 · stateSize),
// in the order reset, update, candidate · inputWeights (inputSize, 3 · stateSize) · stateWeights (stateSize, 3 · stateSize)
// (Cho et al., 2014, in PyTorch's form)

import { zerosLike } from '../floats.ts';
import { expectShape } from '../shape-error.ts';
import { sigmoidForward } from '../sigmoid.ts';
import { denseBackwardInputs, denseForward } from './dense.ts';
import {
  ofSums,
  previousStates,
  type RecurrentParameters,
  type SequenceShape,
  stateKind,
  type StateLayer,
} from './recurrent.ts';

/** Of every step: the gates, (batchSize, steps, 3 · stateSize), and the candidate's part of stateSums, (batchSize, steps, stateSize). */
export type GruKept = { states: Float32Array; gates: Float32Array; candidateSums: Float32Array };

/** The state after every step, and the gates that made it. Throws ShapeError. */
export function gruForward(
  inputs: Float32Array,
  { inputWeights, stateWeights, inputBiases, stateBiases }: RecurrentParameters,
  { batchSize, steps, inputSize, stateSize }: SequenceShape,
): GruKept {
  expectShape('gruForward', 'inputs', inputs, batchSize, steps, inputSize);
  const inputSums = denseForward(inputs, inputWeights, inputBiases, {
    batchSize: batchSize * steps,
    inputSize,
    outputSize: 3 * stateSize,
  });
  const one = { batchSize: 1, inputSize: stateSize, outputSize: 3 * stateSize };
  const states = zerosLike(inputs, batchSize * steps * stateSize);
  const candidateSums = zerosLike(inputs, states.length);
  const gates = zerosLike(inputs, 3 * states.length);
  for (let image = 0; image < batchSize; image++) {
    let state = zerosLike(inputs, stateSize);
    for (let t = 0; t < steps; t++) {
      const step = image * steps + t;
      const stateSums = denseForward(state, stateWeights, stateBiases, one);
      const sums = inputSums.subarray(3 * step * stateSize, 3 * (step + 1) * stateSize);
      const resetAndUpdate = sigmoidForward(
        stateSums.subarray(0, 2 * stateSize).map((sum, j) => sum + sums[j]),
      );
      const [reset, update] = [0, stateSize].map((from) =>
        resetAndUpdate.subarray(from, from + stateSize),
      );
      const candidateSum = stateSums.subarray(2 * stateSize);
      const candidate = candidateSum.map((sum, j) =>
        Math.tanh(sums[2 * stateSize + j] + reset[j] * sum),
      );
      state = state.map((kept, j) => (1 - update[j]) * candidate[j] + update[j] * kept);
      states.set(state, step * stateSize);
      candidateSums.set(candidateSum, step * stateSize);
      gates.set(resetAndUpdate, 3 * step * stateSize);
      gates.set(candidate, (3 * step + 2) * stateSize);
    }
  }
  return { states, gates, candidateSums };
}

/** All gradients, from the last step back to the first: backpropagation through time. Throws ShapeError. */
export function gruBackward(
  dStates: Float32Array,
  inputs: Float32Array,
  { inputWeights, stateWeights }: RecurrentParameters,
  { states, gates, candidateSums }: GruKept,
  shape: SequenceShape,
) {
  const { batchSize, steps, stateSize } = shape;
  expectShape('gruBackward', 'dStates', dStates, batchSize, steps, stateSize);
  expectShape('gruBackward', 'states', states, batchSize, steps, stateSize);
  const one = { batchSize: 1, inputSize: stateSize, outputSize: 3 * stateSize };
  const previous = previousStates(states, shape);
  const dInputSums = zerosLike(inputs, gates.length);
  const dStateSums = zerosLike(inputs, gates.length);
  for (let image = 0; image < batchSize; image++) {
    // What the later steps hand back to this one.
    let dLater = zerosLike(inputs, stateSize);
    for (let t = steps - 1; t >= 0; t--) {
      const step = image * steps + t;
      const first = step * stateSize;
      const dPrevious = zerosLike(inputs, stateSize);
      for (let j = 0; j < stateSize; j++) {
        const [reset, update, candidate] = [0, 1, 2].map(
          (gate) => 3 * first + gate * stateSize + j,
        );
        const dState = dStates[first + j] + dLater[j];
        dPrevious[j] = dState * gates[update];
        const dUpdate = dState * (previous[first + j] - gates[candidate]);
        const dCandidate = dState * (1 - gates[update]);
        dInputSums[candidate] = dCandidate * (1 - gates[candidate] ** 2);
        dStateSums[candidate] = dInputSums[candidate] * gates[reset];
        const dReset = dInputSums[candidate] * candidateSums[first + j];
        dInputSums[reset] = dReset * gates[reset] * (1 - gates[reset]);
        dStateSums[reset] = dInputSums[reset];
        dInputSums[update] = dUpdate * gates[update] * (1 - gates[update]);
        dStateSums[update] = dInputSums[update];
      }
      const dSums = dStateSums.subarray(3 * first, 3 * (first + stateSize));
      const dThroughSums = denseBackwardInputs(dSums, stateWeights, one);
      dLater = dPrevious.map((d, j) => d + dThroughSums[j]);
    }
  }
  return ofSums(dInputSums, dStateSums, inputs, inputWeights, previous, shape);
}

export type GruLayer = StateLayer<'gru'>;

export const gru = stateKind<'gru', GruKept>(
  3,
  (...given) => {
    const kept = gruForward(...given);
    return { states: kept.states, kept };
  },
  gruBackward,
);
