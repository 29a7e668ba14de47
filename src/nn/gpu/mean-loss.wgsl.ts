// The mean loss of a batch goes into the list of all steps' losses, on the graphics processor: nobody waits for it.
//
// stepLosses[lossPlace] = Σ losses[image] / count
//
// One workgroup: each thread adds up every 256th loss, then half of the threads add the other half's sums, and so on.

import { batchShader } from './batch.wgsl.ts';

export const meanLossShader = /* wgsl */ `
const threads = 256u;
${batchShader}
@group(0) @binding(1) var<storage, read> losses: array<f32>;
@group(0) @binding(2) var<storage, read_write> stepLosses: array<f32>;
var<workgroup> sums: array<f32, threads>;

@compute @workgroup_size(threads)
fn main(@builtin(local_invocation_index) thread: u32) {
  var sum = 0.0;
  for (var image = thread; image < batch.count; image += threads) { sum += losses[image]; }
  sums[thread] = sum;
  for (var half = threads / 2u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (thread < half) { sums[thread] += sums[thread + half]; }
  }
  if (thread == 0u) { stepLosses[batch.lossPlace] = sums[0] / f32(batch.count); }
}
`;
