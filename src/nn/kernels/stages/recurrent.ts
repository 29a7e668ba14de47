// Recurrent layers, plain and gated: the same products at every step, the state of one step going into the next.
//
// A zero state stands in front of the first step, so that `states[t]` is what step t begins with, and its gradient
// what step t hands back.

import type { GruLayer } from '../../layers/gru.ts';
import type { RecurrentLayer } from '../../layers/recurrent.ts';
import { stripWidth } from '../column-strips.ts';
import type { Signal, Stage, Workshop } from '../layer-stage.ts';
import { createProduct } from './dense.ts';

/** The products of inputs and states, and both arrays of states from the zero state on. */
function createRecurrence(
  { inputShape: [steps, inputSize], stateSize }: RecurrentLayer | GruLayer,
  inputs: Signal,
  workshop: Workshop,
  sumCount: number,
) {
  const outputs = workshop.signal(steps * stateSize, stateSize);
  const ofInputs = createProduct(
    workshop,
    steps,
    ['inputWeights', 'inputBiases'],
    inputSize,
    sumCount,
    inputs.gradients !== undefined,
  );
  const ofStates = createProduct(
    workshop,
    steps,
    ['stateWeights', 'stateBiases'],
    stateSize,
    sumCount,
    workshop.learns,
  );
  /** With the row of zeros in front; views of kernel memory, which lies there. */
  const fromZero = (behind: Float32Array) =>
    behind.length === 0
      ? behind
      : new Float32Array(
          behind.buffer,
          behind.byteOffset - 4 * stateSize * stripWidth,
          behind.length + stateSize * stripWidth,
        );
  return {
    outputs,
    ofInputs,
    ofStates,
    states: fromZero(outputs.values),
    dStates: outputs.gradients && fromZero(outputs.gradients),
    /** What would come before the first step has no gradient. */
    clearFront: () =>
      outputs.gradients && fromZero(outputs.gradients).fill(0, 0, stateSize * stripWidth),
    refresh() {
      ofInputs.refresh();
      ofStates.refresh();
    },
  };
}

export function recurrentStage(layer: RecurrentLayer, inputs: Signal, workshop: Workshop): Stage {
  const { kernels } = workshop;
  const {
    inputShape: [steps],
    stateSize,
  } = layer;
  const recurrence = createRecurrence(layer, inputs, workshop, stateSize);
  const { outputs, ofInputs, ofStates, states, dStates, refresh } = recurrence;
  const { values, gradients } = outputs;
  const { size } = outputs;
  return {
    inputs,
    outputs,
    forward() {
      ofInputs.forward(inputs.values, values, 0, 0, steps);
      for (let t = 0; t < steps; t++) {
        ofStates.forward(states, values, 1, t, t + 1);
        kernels.tanhForward(values, size, t * stateSize, (t + 1) * stateSize, 1);
      }
    },
    backward() {
      recurrence.clearFront();
      for (let t = steps - 1; t >= 0; t--) {
        const rows = [size, t * stateSize, (t + 1) * stateSize, 1] as const;
        kernels.tanhBackward(values, gradients!, ...rows);
        ofStates.backward(gradients!, dStates!, 1, t, t + 1);
      }
      ofInputs.addGradients(inputs.values, gradients!, 0, steps);
      ofStates.addGradients(states, gradients!, 0, steps);
      if (inputs.gradients) ofInputs.backward(gradients!, inputs.gradients, 0, 0, steps);
    },
    refresh,
  };
}

export function gruStage(layer: GruLayer, inputs: Signal, workshop: Workshop): Stage {
  const { layerKernels, rows, learns } = workshop;
  const {
    inputShape: [steps],
    stateSize,
  } = layer;
  const recurrence = createRecurrence(layer, inputs, workshop, 3 * stateSize);
  const { outputs, ofInputs, ofStates, states, dStates, refresh } = recurrence;
  const gates = rows(3 * outputs.size);
  const stateSums = rows(3 * stateSize);
  const candidateSums = rows(outputs.size);
  const dStateSums = learns ? rows(3 * outputs.size) : undefined;
  const before = Array.from({ length: steps }, (_, t) =>
    states.subarray(t * stateSize * stripWidth, (t + 1) * stateSize * stripWidth),
  );
  const forwardOne = createOneGru(layer, inputs, outputs, recurrence, workshop);
  return {
    inputs,
    outputs,
    forward() {
      ofInputs.forward(inputs.values, gates, 0, 0, steps);
      for (let t = 0; t < steps; t++) {
        ofStates.forward(before[t], stateSums, 0, 0, 1);
        layerKernels.gruStep(gates, stateSums, states, stateSize, candidateSums, t);
      }
    },
    forwardOne,
    backward() {
      recurrence.clearFront();
      for (let t = steps - 1; t >= 0; t--) {
        const kept = [states, gates, candidateSums, stateSize] as const;
        layerKernels.gruStepBackward(dStates!, ...kept, dStateSums!, t);
        ofStates.backward(dStateSums!, dStates!, 1, t, t + 1);
      }
      // The gates have become the gradients of the inputs' sums.
      ofInputs.addGradients(inputs.values, gates, 0, steps);
      ofStates.addGradients(states, dStateSums!, 0, steps);
      if (inputs.gradients) ofInputs.backward(gates, inputs.gradients, 0, 0, steps);
    },
    refresh,
  };
}

/** Reads one image by itself, if its states fill whole rows of 16; others go by the strip. */
function createOneGru(
  { inputShape: [steps], stateSize }: GruLayer,
  inputs: Signal,
  outputs: Signal,
  { ofInputs, ofStates }: ReturnType<typeof createRecurrence>,
  { layerKernels, matrix }: Workshop,
): Stage['forwardOne'] {
  if (stateSize % stripWidth > 0) return undefined;
  const gates = matrix(1, 3 * steps * stateSize);
  // The first is the zero state.
  const states = matrix(1, (steps + 1) * stateSize);
  const afterFirst = states.subarray(stateSize);
  const room = [matrix(1, 3 * stateSize), matrix(1, steps * stateSize)] as const;
  const { weights, biases } = ofStates;
  return () => {
    ofInputs.forwardOne(inputs.single, gates, steps);
    layerKernels.gruOne(gates, weights.values, biases.values, states, stateSize, steps, ...room);
    outputs.single.set(afterFirst);
  };
}
