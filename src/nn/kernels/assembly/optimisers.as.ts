// One step of momentum or of Adam for a whole array of parameters, and the shrinking of weight decay.
//
// momentum: v ← momentum · v + g      w ← w − learningRate · v
// Adam: m ← beta1 · m + (1 − beta1) · g      s ← beta2 · s + (1 − beta2) · g²
//       w ← w − learningRate · (m / meanShare) / (√(s / squareShare) + epsilon)
// scaleBy: w ← factor · w
//
// What an optimiser remembers of a pixel that is seldom lit shrinks at every step, until it is so small that
// processors take a hundred times as long for it ("denormal numbers"). What lies below 10⁻³⁰ counts as 0.
//
// parameters, gradients, velocities, means, squares: those from `first` up to `end`, multiples of 16

import { add, divide, multiply, multiplyAdd, orZero, splat, squareRoot, subtract } from './lanes.as';

const least: f32 = 1e-30;

export function momentumStep(
  parameters: usize, gradients: usize, velocities: usize, first: i32, end: i32, momentum: f32, learningRate: f32,
): void {
  if (ASC_FEATURE_SIMD) momentumOf<v128>(parameters, gradients, velocities, first, end, momentum, learningRate);
  else momentumOf<f32>(parameters, gradients, velocities, first, end, momentum, learningRate);
}

export function adamStep(
  parameters: usize, gradients: usize, means: usize, squares: usize, first: i32, end: i32,
  beta1: f64, beta2: f64, epsilon: f32, meanShare: f32, squareShare: f32, learningRate: f32,
): void {
  if (ASC_FEATURE_SIMD) adamOf<v128>(parameters, gradients, means, squares, first, end, beta1, beta2, epsilon, meanShare, squareShare, learningRate);
  else adamOf<f32>(parameters, gradients, means, squares, first, end, beta1, beta2, epsilon, meanShare, squareShare, learningRate);
}

export function scaleBy(values: usize, factor: f32, first: i32, end: i32): void {
  if (ASC_FEATURE_SIMD) scaledBy<v128>(values, factor, first, end);
  else scaledBy<f32>(values, factor, first, end);
}

function momentumOf<L>(
  parameters: usize, gradients: usize, velocities: usize, first: i32, end: i32, momentum: f32, learningRate: f32,
): void {
  const kept = splat<L>(momentum), rate = splat<L>(learningRate), nothing = splat<L>(least);
  for (let k: usize = <usize>first << 2; k < <usize>end << 2; k += sizeof<L>()) {
    const velocity = orZero<L>(multiplyAdd<L>(kept, load<L>(velocities + k), load<L>(gradients + k)), nothing);
    store<L>(velocities + k, velocity);
    store<L>(parameters + k, subtract<L>(load<L>(parameters + k), multiply<L>(rate, velocity)));
  }
}

function adamOf<L>(
  parameters: usize, gradients: usize, means: usize, squares: usize, first: i32, end: i32,
  beta1: f64, beta2: f64, epsilon: f32, meanShare: f32, squareShare: f32, learningRate: f32,
): void {
  // In float32 0.999 is so rounded that 1 − 0.999 would be wrong by 5 in 100,000; so they come as float64.
  const keptMean = splat<L>(<f32>beta1), newMean = splat<L>(<f32>(1 - beta1));
  const keptSquare = splat<L>(<f32>beta2), newSquare = splat<L>(<f32>(1 - beta2));
  // lr · (m / meanShare) = (lr / meanShare) · m, and √(s / squareShare) = √s / √squareShare: one division each is saved.
  const rate = splat<L>(learningRate / meanShare), size = splat<L>(1 / sqrt<f32>(squareShare));
  const stable = splat<L>(epsilon), nothing = splat<L>(least);
  for (let k: usize = <usize>first << 2; k < <usize>end << 2; k += sizeof<L>()) {
    const gradient = load<L>(gradients + k);
    const mean = orZero<L>(multiplyAdd<L>(keptMean, load<L>(means + k), multiply<L>(newMean, gradient)), nothing);
    const square = orZero<L>(
      multiplyAdd<L>(keptSquare, load<L>(squares + k), multiply<L>(newSquare, multiply<L>(gradient, gradient))),
      nothing,
    );
    store<L>(means + k, mean);
    store<L>(squares + k, square);
    const typical = add<L>(multiply<L>(squareRoot<L>(square), size), stable);
    store<L>(parameters + k, subtract<L>(load<L>(parameters + k), divide<L>(multiply<L>(rate, mean), typical)));
  }
}

function scaledBy<L>(values: usize, factor: f32, first: i32, end: i32): void {
  const factors = splat<L>(factor);
  for (let k: usize = <usize>first << 2; k < <usize>end << 2; k += sizeof<L>()) store<L>(values + k, multiply<L>(factors, load<L>(values + k)));
}
