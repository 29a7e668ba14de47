// ReLU, sigmoid and tanh in place, and their way back; the factors of dropout.

import type { Kernels } from '../kernels.ts';
import { stripWidth } from '../column-strips.ts';

const forward =
  (activate: (value: number) => number): Kernels['reluForward'] =>
  (values, rows, firstRow, endRow, strips) => {
    for (let strip = 0; strip < strips; strip++) {
      const end = (strip * rows + endRow) * stripWidth;
      for (let k = (strip * rows + firstRow) * stripWidth; k < end; k++) {
        values[k] = activate(values[k]);
      }
    }
  };

const backward =
  (slope: (activation: number) => number): Kernels['reluBackward'] =>
  (activations, gradients, rows, firstRow, endRow, strips) => {
    for (let strip = 0; strip < strips; strip++) {
      const end = (strip * rows + endRow) * stripWidth;
      for (let k = (strip * rows + firstRow) * stripWidth; k < end; k++) {
        gradients[k] *= slope(activations[k]);
      }
    }
  };

/** Written out: through the function above, every number would be boxed on its way. */
export const reluForward: Kernels['reluForward'] = (values, rows, firstRow, endRow, strips) => {
  for (let strip = 0; strip < strips; strip++) {
    const end = (strip * rows + endRow) * stripWidth;
    for (let k = (strip * rows + firstRow) * stripWidth; k < end; k++) {
      if (values[k] < 0) values[k] = 0;
    }
  }
};
export const reluBackward = backward((a) => (a > 0 ? 1 : 0));
export const sigmoidForward = forward((z) => 1 / (1 + Math.exp(-z)));
export const sigmoidBackward = backward((a) => a * (1 - a));
export const tanhForward = forward((z) => Math.tanh(z));
export const tanhBackward = backward((a) => 1 - a * a);

export const multiplyBy: Kernels['multiplyBy'] = (
  values,
  factors,
  rows,
  firstRow,
  endRow,
  strips,
) => {
  for (let strip = 0; strip < strips; strip++) {
    const end = (strip * rows + endRow) * stripWidth;
    for (let k = (strip * rows + firstRow) * stripWidth; k < end; k++) values[k] *= factors[k];
  }
};
