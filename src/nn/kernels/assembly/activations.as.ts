// What a neuron makes of its sum, in place: ReLU, sigmoid or tanh; and the way back.
//
// relu: max(0, z)      sigmoid: 1 / (1 + e⁻ᶻ)      tanh: 2 · sigmoid(2z) − 1
//
// backward, from the activations alone: relu: d where a > 0      sigmoid: d · a · (1 − a)      tanh: d · (1 − a²)
//
// Each works on the rows from `firstRow` up to `endRow` of a matrix of `rows` rows in `strips` strips.

import { exponential } from './exponential.as';
import { add, divide, largerOf, multiply, rowBytes, splat, subtract, whereAboveZero } from './lanes.as';

export function reluForward(values: usize, rows: i32, firstRow: i32, endRow: i32, strips: i32): void {
  for (let strip = 0; strip < strips; strip++) {
    const first = <usize>(strip * rows + firstRow) * rowBytes;
    const length = <usize>(endRow - firstRow) * rowBytes;
    if (ASC_FEATURE_SIMD) relu<v128>(values + first, length);
    else relu<f32>(values + first, length);
  }
}

export function reluBackward(activations: usize, gradients: usize, rows: i32, firstRow: i32, endRow: i32, strips: i32): void {
  for (let strip = 0; strip < strips; strip++) {
    const first = <usize>(strip * rows + firstRow) * rowBytes;
    const length = <usize>(endRow - firstRow) * rowBytes;
    if (ASC_FEATURE_SIMD) reluBack<v128>(activations + first, gradients + first, length);
    else reluBack<f32>(activations + first, gradients + first, length);
  }
}

export function sigmoidForward(values: usize, rows: i32, firstRow: i32, endRow: i32, strips: i32): void {
  for (let strip = 0; strip < strips; strip++) {
    const first = <usize>(strip * rows + firstRow) * rowBytes;
    const length = <usize>(endRow - firstRow) * rowBytes;
    if (ASC_FEATURE_SIMD) sigmoid<v128>(values + first, length, 1);
    else sigmoid<f32>(values + first, length, 1);
  }
}

export function sigmoidBackward(activations: usize, gradients: usize, rows: i32, firstRow: i32, endRow: i32, strips: i32): void {
  for (let strip = 0; strip < strips; strip++) {
    const first = <usize>(strip * rows + firstRow) * rowBytes;
    const length = <usize>(endRow - firstRow) * rowBytes;
    if (ASC_FEATURE_SIMD) sigmoidBack<v128>(activations + first, gradients + first, length);
    else sigmoidBack<f32>(activations + first, gradients + first, length);
  }
}

export function tanhForward(values: usize, rows: i32, firstRow: i32, endRow: i32, strips: i32): void {
  for (let strip = 0; strip < strips; strip++) {
    const first = <usize>(strip * rows + firstRow) * rowBytes;
    const length = <usize>(endRow - firstRow) * rowBytes;
    if (ASC_FEATURE_SIMD) sigmoid<v128>(values + first, length, 2);
    else sigmoid<f32>(values + first, length, 2);
  }
}

export function tanhBackward(activations: usize, gradients: usize, rows: i32, firstRow: i32, endRow: i32, strips: i32): void {
  for (let strip = 0; strip < strips; strip++) {
    const first = <usize>(strip * rows + firstRow) * rowBytes;
    const length = <usize>(endRow - firstRow) * rowBytes;
    if (ASC_FEATURE_SIMD) tanhBack<v128>(activations + first, gradients + first, length);
    else tanhBack<f32>(activations + first, gradients + first, length);
  }
}

/** values · factors: a mask of dropout, for the activations and again for their gradients. */
export function multiplyBy(values: usize, factors: usize, rows: i32, firstRow: i32, endRow: i32, strips: i32): void {
  for (let strip = 0; strip < strips; strip++) {
    const first = <usize>(strip * rows + firstRow) * rowBytes;
    const length = <usize>(endRow - firstRow) * rowBytes;
    if (ASC_FEATURE_SIMD) scaled<v128>(values + first, factors + first, length);
    else scaled<f32>(values + first, factors + first, length);
  }
}

function relu<L>(values: usize, length: usize): void {
  for (let k: usize = 0; k < length; k += sizeof<L>()) {
    store<L>(values + k, largerOf<L>(load<L>(values + k), splat<L>(0)));
  }
}

function reluBack<L>(activations: usize, gradients: usize, length: usize): void {
  for (let k: usize = 0; k < length; k += sizeof<L>()) {
    store<L>(gradients + k, whereAboveZero<L>(load<L>(activations + k), load<L>(gradients + k)));
  }
}

/** steepness 1: sigmoid(z). steepness s: s · sigmoid(s · z) − (s − 1), which is tanh for s = 2. */
function sigmoid<L>(values: usize, length: usize, steepness: f32): void {
  const s = splat<L>(steepness), below = splat<L>(steepness - 1), one = splat<L>(1);
  for (let k: usize = 0; k < length; k += sizeof<L>()) {
    const power = exponential<L>(subtract<L>(splat<L>(0), multiply<L>(s, load<L>(values + k))));
    store<L>(values + k, subtract<L>(divide<L>(s, add<L>(one, power)), below));
  }
}

function sigmoidBack<L>(activations: usize, gradients: usize, length: usize): void {
  for (let k: usize = 0; k < length; k += sizeof<L>()) {
    const a = load<L>(activations + k);
    const slope = multiply<L>(a, subtract<L>(splat<L>(1), a));
    store<L>(gradients + k, multiply<L>(load<L>(gradients + k), slope));
  }
}

function tanhBack<L>(activations: usize, gradients: usize, length: usize): void {
  for (let k: usize = 0; k < length; k += sizeof<L>()) {
    const a = load<L>(activations + k);
    const slope = subtract<L>(splat<L>(1), multiply<L>(a, a));
    store<L>(gradients + k, multiply<L>(load<L>(gradients + k), slope));
  }
}

function scaled<L>(values: usize, factors: usize, length: usize): void {
  for (let k: usize = 0; k < length; k += sizeof<L>()) {
    store<L>(values + k, multiply<L>(load<L>(values + k), load<L>(factors + k)));
  }
}
