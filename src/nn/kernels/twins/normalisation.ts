// Layer normalisation of sixteen images side by side, in plain loops.

import type { LayerKernels } from '../layer-kernels.ts';
import { stripWidth } from '../column-strips.ts';

/** Calls `visit` for each step of each image, with the places of its numbers and of its deviation. */
function visitSteps(
  size: number,
  firstStep: number,
  endStep: number,
  visit: (places: number[], deviation: number) => void,
): void {
  for (let step = firstStep; step < endStep; step++) {
    for (let image = 0; image < stripWidth; image++) {
      const places = Array.from({ length: size }, (_, j) => (step * size + j) * stripWidth + image);
      visit(places, step * stripWidth + image);
    }
  }
}

const meanOf = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

export const normaliseSteps: LayerKernels['normaliseSteps'] = (
  inputs,
  scales,
  shifts,
  size,
  epsilon,
  normalised,
  deviations,
  outputs,
  firstStep,
  endStep,
) => {
  visitSteps(size, firstStep, endStep, (places, at) => {
    const mean = meanOf(places.map((place) => inputs[place]));
    const variance = meanOf(places.map((place) => (inputs[place] - mean) ** 2));
    const deviation = Math.sqrt(variance + epsilon);
    deviations[at] = deviation;
    places.forEach((place, j) => {
      normalised[place] = (inputs[place] - mean) / deviation;
      outputs[place] = scales[j] * normalised[place] + shifts[j];
    });
  });
};

export const normaliseOne: LayerKernels['normaliseOne'] = (
  inputs,
  steps,
  scales,
  shifts,
  size,
  epsilon,
  outputs,
) => {
  for (let first = 0; first < steps * size; first += size) {
    const row = [...inputs.subarray(first, first + size)];
    const mean = meanOf(row);
    const deviation = Math.sqrt(meanOf(row.map((number) => (number - mean) ** 2)) + epsilon);
    row.forEach((number, j) => {
      outputs[first + j] = (scales[j] * (number - mean)) / deviation + shifts[j];
    });
  }
};

export const normaliseStepsBackward: LayerKernels['normaliseStepsBackward'] = (
  dOutputs,
  normalised,
  deviations,
  scales,
  size,
  dInputs,
  dScales,
  dShifts,
  firstStep,
  endStep,
) => {
  // Sums over many steps and images: rounded once.
  const [scaleSums, shiftSums] = [new Float64Array(size), new Float64Array(size)];
  visitSteps(size, firstStep, endStep, (places, at) => {
    const mean = meanOf(places.map((place, j) => dOutputs[place] * scales[j]));
    const meanOfProducts = meanOf(
      places.map((place, j) => dOutputs[place] * scales[j] * normalised[place]),
    );
    places.forEach((place, j) => {
      scaleSums[j] += dOutputs[place] * normalised[place];
      shiftSums[j] += dOutputs[place];
      const moved = mean + normalised[place] * meanOfProducts;
      dInputs[place] = (dOutputs[place] * scales[j] - moved) / deviations[at];
    });
  });
  for (let j = 0; j < size; j++) {
    dScales[j] += scaleSums[j];
    dShifts[j] += shiftSums[j];
  }
};
