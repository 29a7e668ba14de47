// What is done to the numbers of a sequence step by step, sixteen images at a time: moved, added up, averaged.
//
// gatherRows:          target[k] = source[places[k]]
// addToRows:           target[k] += values[k], one number for all images
// addRows:             target[k] = one[k] + other[k]
// meanOfSteps:         outputs[j] = Σ_t inputs[t, j] / steps
// meanOfStepsBackward: dInputs[t, j] = dOutputs[j] / steps
//
// Every k or j is a row of 16 images.

import { add, loadSplat, multiply, rowBytes, splat } from './lanes.as';

export function gatherRows(source: usize, places: usize, target: usize, rows: i32): void {
  for (let k = 0; k < rows; k++) {
    memory.copy(target + k * rowBytes, source + load<i32>(places + (k << 2)) * rowBytes, rowBytes);
  }
}

export function addToRows(values: usize, target: usize, rows: i32): void {
  if (ASC_FEATURE_SIMD) toRows<v128>(values, target, rows);
  else toRows<f32>(values, target, rows);
}

function toRows<L>(values: usize, target: usize, rows: i32): void {
  for (let k = 0; k < rows; k++) {
    const value = loadSplat<L>(values + (k << 2));
    let place = target + k * rowBytes;
    for (const end = place + rowBytes; place < end; place += sizeof<L>()) {
      store<L>(place, add<L>(load<L>(place), value));
    }
  }
}

export function addRows(one: usize, other: usize, target: usize, rows: i32): void {
  if (ASC_FEATURE_SIMD) rowSums<v128>(one, other, target, rows);
  else rowSums<f32>(one, other, target, rows);
}

function rowSums<L>(one: usize, other: usize, target: usize, rows: i32): void {
  const length = rows * rowBytes;
  for (let k = 0; k < length; k += sizeof<L>()) store<L>(target + k, add<L>(load<L>(one + k), load<L>(other + k)));
}

export function meanOfSteps(inputs: usize, steps: i32, size: i32, outputs: usize): void {
  if (ASC_FEATURE_SIMD) mean<v128>(inputs, steps, size, outputs);
  else mean<f32>(inputs, steps, size, outputs);
}

function mean<L>(inputs: usize, steps: i32, size: i32, outputs: usize): void {
  const length = size * rowBytes;
  const share = splat<L>(1 / <f32>steps);
  for (let k = 0; k < length; k += sizeof<L>()) {
    let sum = splat<L>(0);
    for (let t = 0; t < steps; t++) sum = add<L>(sum, load<L>(inputs + t * length + k));
    store<L>(outputs + k, multiply<L>(sum, share));
  }
}

export function meanOfStepsBackward(dOutputs: usize, steps: i32, size: i32, dInputs: usize): void {
  if (ASC_FEATURE_SIMD) meanBack<v128>(dOutputs, steps, size, dInputs);
  else meanBack<f32>(dOutputs, steps, size, dInputs);
}

function meanBack<L>(dOutputs: usize, steps: i32, size: i32, dInputs: usize): void {
  const length = size * rowBytes;
  const share = splat<L>(1 / <f32>steps);
  for (let k = 0; k < length; k += sizeof<L>()) {
    const part = multiply<L>(load<L>(dOutputs + k), share);
    for (let t = 0; t < steps; t++) store<L>(dInputs + t * length + k, part);
  }
}
