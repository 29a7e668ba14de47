// Cross-entropy on the graphics processor, with its gradient: one thread an image.
//
// losses[image] = −ln probabilities[label] = ln Σₖ exp(logits[k]) − logits[label]
// dLogits = (probabilities − oneHot(label)) / count
//
// The loss comes from the logits: a small probability may be 0 here, and 0 has no logarithm.

import { batchShader } from './batch.wgsl.ts';
import { imagesTogether, rowShader } from './softmax.wgsl.ts';

export const crossEntropyShader = /* wgsl */ `
override classCount: u32;
${batchShader}
@group(0) @binding(1) var<storage, read> logits: array<f32>;
@group(0) @binding(2) var<storage, read> labels: array<u32>; // bytes, four to a word
@group(0) @binding(3) var<storage, read_write> dLogits: array<f32>;
@group(0) @binding(4) var<storage, read_write> losses: array<f32>;
${rowShader}
@compute @workgroup_size(${imagesTogether})
fn main(@builtin(global_invocation_id) thread: vec3u) {
  let image = thread.x;
  if (image >= batch.count) { return; }
  let row = image * classCount;
  let found = readRow(row);
  let label = extractBits(labels[image / 4u], 8u * (image % 4u), 8u);
  for (var j = 0u; j < classCount; j++) {
    let probability = exp(logits[row + j] - found.largest) / found.sum;
    dLogits[row + j] = (probability - select(0.0, 1.0, j == label)) / f32(batch.count);
  }
  losses[image] = log(found.sum) + found.largest - logits[row + label];
}
`;
