// A dense layer backward: how much each neuron of the layer before has to do with the loss.
//
// dBelow[image, i] = slope(activationsBelow[image, i]) · Σⱼ dOutputs[image, j] · weights[i, j]
//
// dOutputs (count, outputSize) · weights (inputSize, outputSize) · activationsBelow, dBelow (count, inputSize)

import { batchShader } from './batch.wgsl.ts';
import { productShader } from './product.wgsl.ts';

/** `activation` is a shader of activation.wgsl.ts. */
export const inputGradientShader = (activation: string) =>
  productShader({
    rows: 'batch.count',
    columns: 'inputSize',
    products: 'outputSize',
    rightTurned: true,
    parts: /* wgsl */ `
override inputSize: u32;
override outputSize: u32;
override firstWeight: u32;
${batchShader}
@group(0) @binding(1) var<storage, read> parameters: array<f32>;
@group(0) @binding(2) var<storage, read> dOutputs: array<f32>;
@group(0) @binding(3) var<storage, read> activationsBelow: array<f32>;
@group(0) @binding(4) var<storage, read_write> dBelow: array<f32>;
${activation}
fn left(image: u32, j: u32) -> f32 { return dOutputs[image * outputSize + j]; }
fn right(j: u32, i: u32) -> f32 { return parameters[firstWeight + i * outputSize + j]; }
fn finish(image: u32, i: u32, sum: f32) {
  let place = image * inputSize + i;
  dBelow[place] = sum * slope(activationsBelow[place]);
}
`,
  });
