// The gradient of a layer's parameters, and the optimiser's step with it: no gradient is ever stored.
//
// dWeights[i, j] = Σ signal[image, i] · dOutputs[image, j] over the batch
// dBiases[j] = Σ dOutputs[image, j]: a bias is the weight of an input that is always 1, the last row of the product
//
// signal (count, inputSize) · dOutputs (count, outputSize) · weights with biases (inputSize + 1, outputSize)

import { batchShader } from './batch.wgsl.ts';
import { productShader } from './product.wgsl.ts';

/** `step` is a shader of optimiser-steps.wgsl.ts and `signal` one of signal.wgsl.ts. */
export const descendShader = (step: string, signal: string) =>
  productShader({
    rows: '(inputSize + 1u)',
    columns: 'outputSize',
    products: 'batch.count',
    leftTurned: true,
    parts: /* wgsl */ `
override inputSize: u32;
override outputSize: u32;
override firstWeight: u32;
${batchShader}
@group(0) @binding(1) var<storage, read_write> parameters: array<f32>;
${signal}
@group(0) @binding(3) var<storage, read> dOutputs: array<f32>;
${step}
fn left(i: u32, image: u32) -> f32 {
  if (i == inputSize) { return 1.0; }
  return signal(image * inputSize + i);
}
fn right(image: u32, j: u32) -> f32 { return dOutputs[image * outputSize + j]; }
fn finish(i: u32, j: u32, gradient: f32) {
  let place = firstWeight + i * outputSize + j;
  if (i < inputSize) { parameters[place] *= batch.keptShare; } // weights decay, biases do not
  takeStep(place, gradient);
}
`,
  });
