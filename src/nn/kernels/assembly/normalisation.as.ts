// Layer normalisation, forward and back: at every step each image's numbers get mean 0 and deviation 1.
//
// normaliseSteps: normalised = (inputs − mean) / deviation, deviation = √(variance + epsilon)
//                 outputs[j] = scales[j] · normalised[j] + shifts[j]
// normaliseOne:   the same outputs of one image by itself, inputs and outputs (steps, size), plain
// backward, where d = dOutputs · scales:
//   dInputs = (d − mean of d − normalised · mean of (d · normalised)) / deviation
//   dScales[j] += Σ dOutputs[j] · normalised[j]      dShifts[j] += Σ dOutputs[j], over steps and images
//
// inputs, normalised, outputs, dOutputs, dInputs (steps · size, 16 images) · deviations (steps, 16 images)
// scales, shifts, dScales, dShifts (size)

import { add, divide, loadSplat, multiply, multiplyAdd, rowBytes, splat, squareRoot, subtract, sumOfLanes } from './lanes.as';

export function normaliseSteps(
  inputs: usize, scales: usize, shifts: usize, size: i32, epsilon: f32,
  normalised: usize, deviations: usize, outputs: usize, firstStep: i32, endStep: i32,
): void {
  if (ASC_FEATURE_SIMD) normalise<v128>(inputs, scales, shifts, size, epsilon, normalised, deviations, outputs, firstStep, endStep);
  else normalise<f32>(inputs, scales, shifts, size, epsilon, normalised, deviations, outputs, firstStep, endStep);
}

function normalise<L>(
  inputs: usize, scales: usize, shifts: usize, size: i32, epsilon: f32,
  normalised: usize, deviations: usize, outputs: usize, firstStep: i32, endStep: i32,
): void {
  const length = size * rowBytes;
  const share = splat<L>(1 / <f32>size);
  for (let step = firstStep; step < endStep; step++) {
    for (let part = 0; part < rowBytes; part += sizeof<L>()) {
      const first = step * length + part;
      let sum = splat<L>(0);
      for (let k = 0; k < length; k += rowBytes) sum = add<L>(sum, load<L>(inputs + first + k));
      const mean = multiply<L>(sum, share);
      let squares = splat<L>(0);
      for (let k = 0; k < length; k += rowBytes) {
        const distance = subtract<L>(load<L>(inputs + first + k), mean);
        squares = multiplyAdd<L>(distance, distance, squares);
      }
      const deviation = squareRoot<L>(multiplyAdd<L>(squares, share, splat<L>(epsilon)));
      store<L>(deviations + step * rowBytes + part, deviation);
      const factor = divide<L>(splat<L>(1), deviation);
      let scale = scales, shift = shifts;
      for (let k = 0; k < length; k += rowBytes, scale += 4, shift += 4) {
        const number = multiply<L>(subtract<L>(load<L>(inputs + first + k), mean), factor);
        store<L>(normalised + first + k, number);
        store<L>(outputs + first + k, multiplyAdd<L>(loadSplat<L>(scale), number, loadSplat<L>(shift)));
      }
    }
  }
}

export function normaliseOne(
  inputs: usize, steps: i32, scales: usize, shifts: usize, size: i32, epsilon: f32, outputs: usize,
): void {
  if (ASC_FEATURE_SIMD && !(size & 3)) one<v128>(inputs, steps, scales, shifts, size, epsilon, outputs);
  else one<f32>(inputs, steps, scales, shifts, size, epsilon, outputs);
}

function one<L>(
  inputs: usize, steps: i32, scales: usize, shifts: usize, size: i32, epsilon: f32, outputs: usize,
): void {
  const length = size << 2;
  const share: f32 = 1 / <f32>size;
  const apart = outputs - inputs;
  for (let step = 0; step < steps; step++, inputs += length) {
    const end = inputs + length;
    let sum = splat<L>(0), squares = splat<L>(0);
    for (let place = inputs; place < end; place += sizeof<L>()) sum = add<L>(sum, load<L>(place));
    const mean = splat<L>(sumOfLanes<L>(sum) * share);
    for (let place = inputs; place < end; place += sizeof<L>()) {
      const distance = subtract<L>(load<L>(place), mean);
      squares = multiplyAdd<L>(distance, distance, squares);
    }
    const factor = splat<L>(1 / sqrt<f32>(sumOfLanes<L>(squares) * share + epsilon));
    let scale = scales, shift = shifts;
    for (let place = inputs; place < end; place += sizeof<L>(), scale += sizeof<L>(), shift += sizeof<L>()) {
      const number = multiply<L>(subtract<L>(load<L>(place), mean), factor);
      store<L>(place + apart, multiplyAdd<L>(load<L>(scale), number, load<L>(shift)));
    }
  }
}

export function normaliseStepsBackward(
  dOutputs: usize, normalised: usize, deviations: usize, scales: usize, size: i32,
  dInputs: usize, dScales: usize, dShifts: usize, firstStep: i32, endStep: i32,
): void {
  if (ASC_FEATURE_SIMD) normaliseBack<v128>(dOutputs, normalised, deviations, scales, size, dInputs, dScales, dShifts, firstStep, endStep);
  else normaliseBack<f32>(dOutputs, normalised, deviations, scales, size, dInputs, dScales, dShifts, firstStep, endStep);
}

function normaliseBack<L>(
  dOutputs: usize, normalised: usize, deviations: usize, scales: usize, size: i32,
  dInputs: usize, dScales: usize, dShifts: usize, firstStep: i32, endStep: i32,
): void {
  const length = size * rowBytes;
  const share = splat<L>(1 / <f32>size);
  for (let step = firstStep; step < endStep; step++) {
    for (let part = 0; part < rowBytes; part += sizeof<L>()) {
      const first = step * length + part;
      let sum = splat<L>(0), products = splat<L>(0);
      let scale = scales;
      for (let k = 0; k < length; k += rowBytes, scale += 4) {
        const d = multiply<L>(load<L>(dOutputs + first + k), loadSplat<L>(scale));
        sum = add<L>(sum, d);
        products = multiplyAdd<L>(d, load<L>(normalised + first + k), products);
      }
      const mean = multiply<L>(sum, share), meanOfProducts = multiply<L>(products, share);
      const factor = divide<L>(splat<L>(1), load<L>(deviations + step * rowBytes + part));
      scale = scales;
      for (let k = 0; k < length; k += rowBytes, scale += 4) {
        const d = multiply<L>(load<L>(dOutputs + first + k), loadSplat<L>(scale));
        const moved = multiplyAdd<L>(load<L>(normalised + first + k), meanOfProducts, mean);
        store<L>(dInputs + first + k, multiply<L>(subtract<L>(d, moved), factor));
      }
    }
  }
  for (let j = 0; j < size; j++) {
    let scaleSum = splat<L>(0), shiftSum = splat<L>(0);
    for (let step = firstStep; step < endStep; step++) {
      const row = (step * size + j) * rowBytes;
      for (let part = row; part < row + rowBytes; part += sizeof<L>()) {
        const d = load<L>(dOutputs + part);
        scaleSum = multiplyAdd<L>(d, load<L>(normalised + part), scaleSum);
        shiftSum = add<L>(shiftSum, d);
      }
    }
    const place = j << 2;
    store<f32>(dScales + place, load<f32>(dScales + place) + sumOfLanes<L>(scaleSum));
    store<f32>(dShifts + place, load<f32>(dShifts + place) + sumOfLanes<L>(shiftSum));
  }
}
