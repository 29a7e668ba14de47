// One parameter's step by each optimiser: the formulas of ../sgd.ts, ../momentum.ts and ../adam.ts.
//
// What an optimiser remembers of the parameter at `place` stands at the same place of its own arrays.

import type { Rule } from '../kernels/index.ts';

export type LearningRule = Exclude<Rule, 'none'>;

// As in ../adam.ts and ../momentum.ts.
export const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-8];
export const usualMomentum = 0.9;

export const stepShaders: Record<LearningRule, string> = {
  sgd: /* wgsl */ `
fn takeStep(place: u32, gradient: f32) { parameters[place] -= batch.learningRate * gradient; }
`,
  momentum: /* wgsl */ `
@group(0) @binding(4) var<storage, read_write> velocity: array<f32>;
fn takeStep(place: u32, gradient: f32) {
  velocity[place] = batch.momentum * velocity[place] + gradient;
  parameters[place] -= batch.learningRate * velocity[place];
}
`,
  adam: /* wgsl */ `
@group(0) @binding(4) var<storage, read_write> mean: array<f32>;
@group(0) @binding(5) var<storage, read_write> square: array<f32>;
fn takeStep(place: u32, gradient: f32) {
  mean[place] = ${beta1} * mean[place] + ${1 - beta1} * gradient;
  square[place] = ${beta2} * square[place] + ${1 - beta2} * gradient * gradient;
  let typicalSize = sqrt(square[place] / batch.squareShare) + ${epsilon};
  parameters[place] -= batch.learningRate * (mean[place] / batch.meanShare) / typicalSize;
}
`,
};
