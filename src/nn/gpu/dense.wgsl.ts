// A dense layer forward on the graphics processor, with its activation.
//
// activations[image, j] = activate(biases[j] + Σᵢ signal[image, i] · weights[i, j])
//
// signal (count, inputSize) · weights (inputSize, outputSize), biases (outputSize): from `firstWeight` on in `parameters`

import { batchShader } from './batch.wgsl.ts';
import { productShader } from './product.wgsl.ts';

/** `activation` and `signal` are shaders of activation.wgsl.ts and signal.wgsl.ts. */
export const denseShader = (activation: string, signal: string) =>
  productShader({
    rows: 'batch.count',
    columns: 'outputSize',
    products: 'inputSize',
    parts: /* wgsl */ `
override inputSize: u32;
override outputSize: u32;
override firstWeight: u32;
${batchShader}
@group(0) @binding(1) var<storage, read> parameters: array<f32>;
${signal}
@group(0) @binding(3) var<storage, read_write> activations: array<f32>;
${activation}
fn left(image: u32, i: u32) -> f32 { return signal(image * inputSize + i); }
fn right(i: u32, j: u32) -> f32 { return parameters[firstWeight + i * outputSize + j]; }
fn finish(image: u32, j: u32, sum: f32) {
  let bias = parameters[firstWeight + inputSize * outputSize + j];
  activations[image * outputSize + j] = activate(sum + bias);
}
`,
  });
