// One step of a gated recurrent unit, and its way back: what is done number by number between the products.
//
// gruStep: reset, update = sigmoid(inputSums + stateSums)      candidate = tanh(inputSums + reset · stateSums)
//          states[t + 1] = (1 − update) · candidate + update · states[t]
// gruStepBackward, with d = dStates[t + 1]: dStates[t] += d · update, and the gradients of both sums by the chain rule
//
// gruOne: all steps of one image by itself, whose state fills whole rows of 16; its numbers side by side
//
// In place: `gates` holds the inputs' sums, then the gates, then the gradients of the inputs' sums.
//
// states, dStates (steps + 1, stateSize, 16 images): the state before the first step stands first
// gates, dStateSums (steps, 3 · stateSize, 16 images), in the order reset, update, candidate · stateSums the same for one step
// candidateSums (steps, stateSize, 16 images): the candidate's part of stateSums

import { exponential } from './exponential.as';
import { add, divide, multiply, multiplyAdd, rowBytes, splat, stripWidth, subtract } from './lanes.as';
import { multiplyRows } from './single.as';

export function gruStep(
  gates: usize, stateSums: usize, states: usize, stateSize: i32, candidateSums: usize, step: i32,
): void {
  if (ASC_FEATURE_SIMD) forward<v128>(gates, stateSums, states, stateSize, candidateSums, step);
  else forward<f32>(gates, stateSums, states, stateSize, candidateSums, step);
}

export function gruOne(
  gates: usize, stateWeights: usize, stateBiases: usize, states: usize, stateSize: i32, steps: i32, stateSums: usize, candidateSums: usize,
): void {
  for (let step = 0; step < steps; step++) {
    multiplyRows(states + (step * stateSize << 2), 1, stateWeights, stateBiases, stateSize, 3 * stateSize, stateSums);
    // A step does not ask what the numbers of a row belong to.
    gruStep(gates, stateSums, states, stateSize / stripWidth, candidateSums, step);
  }
}

export function gruStepBackward(
  dStates: usize, states: usize, gates: usize, candidateSums: usize, stateSize: i32, dStateSums: usize, step: i32,
): void {
  if (ASC_FEATURE_SIMD) backward<v128>(dStates, states, gates, candidateSums, stateSize, dStateSums, step);
  else backward<f32>(dStates, states, gates, candidateSums, stateSize, dStateSums, step);
}

/** 1 / (1 + e⁻ˣ) */
@inline function sigmoid<L>(x: L): L {
  const one = splat<L>(1);
  return divide<L>(one, add<L>(one, exponential<L>(subtract<L>(splat<L>(0), x))));
}

function forward<L>(
  gates: usize, stateSums: usize, states: usize, stateSize: i32, candidateSums: usize, step: i32,
): void {
  const length = stateSize * rowBytes;
  const one = splat<L>(1), two = splat<L>(2);
  const resets = gates + 3 * step * length, updates = resets + length, candidates = updates + length;
  const before = states + step * length, after = before + length;
  const sums = candidateSums + step * length;
  // In two turns: a candidate has to wait for its reset, and meanwhile the machine can do others.
  for (let k = 0; k < 2 * length; k += sizeof<L>()) {
    store<L>(resets + k, sigmoid<L>(add<L>(load<L>(resets + k), load<L>(stateSums + k))));
  }
  for (let k = 0; k < length; k += sizeof<L>()) {
    const sum = load<L>(stateSums + 2 * length + k);
    const power = multiplyAdd<L>(load<L>(resets + k), sum, load<L>(candidates + k));
    const candidate = subtract<L>(multiply<L>(two, sigmoid<L>(multiply<L>(two, power))), one);
    store<L>(candidates + k, candidate);
    store<L>(sums + k, sum);
    store<L>(after + k, multiplyAdd<L>(load<L>(updates + k), subtract<L>(load<L>(before + k), candidate), candidate));
  }
}

function backward<L>(
  dStates: usize, states: usize, gates: usize, candidateSums: usize, stateSize: i32, dStateSums: usize, step: i32,
): void {
  const length = stateSize * rowBytes;
  const one = splat<L>(1);
  const resets = gates + 3 * step * length, updates = resets + length, candidates = updates + length;
  const before = step * length, after = before + length;
  const stateSums = dStateSums + 3 * step * length;
  for (let k = 0; k < length; k += sizeof<L>()) {
    const reset = load<L>(resets + k), update = load<L>(updates + k), candidate = load<L>(candidates + k);
    const d = load<L>(dStates + after + k);
    store<L>(dStates + before + k, multiplyAdd<L>(d, update, load<L>(dStates + before + k)));
    const keeps = subtract<L>(one, update);
    const dUpdate = multiply<L>(d, subtract<L>(load<L>(states + before + k), candidate));
    const dUpdateSum = multiply<L>(multiply<L>(dUpdate, update), keeps);
    const dCandidate = multiply<L>(multiply<L>(d, keeps), subtract<L>(one, multiply<L>(candidate, candidate)));
    const dReset = multiply<L>(dCandidate, load<L>(candidateSums + before + k));
    const dResetSum = multiply<L>(multiply<L>(dReset, reset), subtract<L>(one, reset));
    store<L>(resets + k, dResetSum);
    store<L>(updates + k, dUpdateSum);
    store<L>(candidates + k, dCandidate);
    store<L>(stateSums + k, dResetSum);
    store<L>(stateSums + length + k, dUpdateSum);
    store<L>(stateSums + 2 * length + k, multiply<L>(dCandidate, reset));
  }
}
