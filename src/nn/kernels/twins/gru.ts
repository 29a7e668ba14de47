// One step of a GRU between its products, for sixteen images side by side, in plain loops.

import type { LayerKernels } from '../layer-kernels.ts';
import { stripWidth } from '../column-strips.ts';
import { multiplyRows } from './single.ts';

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

export const gruStep: LayerKernels['gruStep'] = (
  gates,
  stateSums,
  states,
  stateSize,
  candidateSums,
  step,
) => {
  const length = stateSize * stripWidth;
  for (let k = 0; k < length; k++) {
    const [reset, update, candidate] = [0, 1, 2].map((gate) => (3 * step + gate) * length + k);
    gates[reset] = sigmoid(gates[reset] + stateSums[k]);
    gates[update] = sigmoid(gates[update] + stateSums[length + k]);
    const sum = stateSums[2 * length + k];
    gates[candidate] = Math.tanh(gates[candidate] + gates[reset] * sum);
    candidateSums[step * length + k] = sum;
    const before = states[step * length + k];
    states[(step + 1) * length + k] =
      (1 - gates[update]) * gates[candidate] + gates[update] * before;
  }
};

export const gruOne: LayerKernels['gruOne'] = (
  gates,
  stateWeights,
  stateBiases,
  states,
  stateSize,
  steps,
  stateSums,
  candidateSums,
) => {
  for (let step = 0; step < steps; step++) {
    const state = states.subarray(step * stateSize, (step + 1) * stateSize);
    multiplyRows(state, 1, stateWeights, stateBiases, stateSize, 3 * stateSize, stateSums);
    gruStep(gates, stateSums, states, stateSize / stripWidth, candidateSums, step);
  }
};

export const gruStepBackward: LayerKernels['gruStepBackward'] = (
  dStates,
  states,
  gates,
  candidateSums,
  stateSize,
  dStateSums,
  step,
) => {
  const length = stateSize * stripWidth;
  for (let k = 0; k < length; k++) {
    const places = [0, 1, 2].map((gate) => (3 * step + gate) * length + k);
    const [reset, update, candidate] = places.map((place) => gates[place]);
    const before = step * length + k;
    const d = dStates[before + length];
    dStates[before] += d * update;
    const dUpdate = d * (states[before] - candidate) * update * (1 - update);
    const dCandidate = d * (1 - update) * (1 - candidate ** 2);
    const dReset = dCandidate * candidateSums[before] * reset * (1 - reset);
    [dReset, dUpdate, dCandidate].forEach((gradient, gate) => (gates[places[gate]] = gradient));
    [dReset, dUpdate, dCandidate * reset].forEach(
      (gradient, gate) => (dStateSums[places[gate]] = gradient),
    );
  }
};
