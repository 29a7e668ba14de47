// Softmax on the graphics processor: one thread an image.
//
// probabilities[j] = exp(logits[j]) / Σₖ exp(logits[k])
//
// logits, probabilities (count, classCount). The row's largest logit is taken out first, so that no exponential overflows.

import { batchShader } from './batch.wgsl.ts';

/** Threads in a workgroup. */
export const imagesTogether = 64;

/** Of the row that starts at `row`: its largest logit, and the sum of the exponentials without it. */
export const rowShader = /* wgsl */ `
struct Row { largest: f32, sum: f32 }
fn readRow(row: u32) -> Row {
  var largest = logits[row];
  for (var j = 1u; j < classCount; j++) { largest = max(largest, logits[row + j]); }
  var sum = 0.0;
  for (var j = 0u; j < classCount; j++) { sum += exp(logits[row + j] - largest); }
  return Row(largest, sum);
}
`;

export const softmaxShader = /* wgsl */ `
override classCount: u32;
${batchShader}
@group(0) @binding(1) var<storage, read> logits: array<f32>;
@group(0) @binding(2) var<storage, read_write> probabilities: array<f32>;
${rowShader}
@compute @workgroup_size(${imagesTogether})
fn main(@builtin(global_invocation_id) thread: vec3u) {
  if (thread.x >= batch.count) { return; }
  let row = thread.x * classCount;
  let found = readRow(row);
  for (var j = 0u; j < classCount; j++) {
    probabilities[row + j] = exp(logits[row + j] - found.largest) / found.sum;
  }
}
`;
