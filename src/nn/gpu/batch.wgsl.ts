// What changes from batch to batch: all kernels read these numbers in one place.
//
// keptShare = 1 − learningRate · weightDecay      meanShare = 1 − beta1ᵗ      squareShare = 1 − beta2ᵗ

export const batchShader = /* wgsl */ `
struct Batch {
  count: u32,        // images
  lossPlace: u32,    // where the step's loss goes
  learningRate: f32,
  keptShare: f32,
  momentum: f32,
  meanShare: f32,
  squareShare: f32,
}
@group(0) @binding(0) var<uniform> batch: Batch;
`;

export interface BatchNumbers {
  count: number;
  lossPlace?: number;
  learningRate?: number;
  keptShare?: number;
  momentum?: number;
  meanShare?: number;
  squareShare?: number;
}

/** A uniform fills whole multiples of 16 bytes. */
export const batchBytes = 32;

export function packBatch(numbers: BatchNumbers): ArrayBuffer {
  const bytes = new ArrayBuffer(batchBytes);
  const { learningRate = 0, keptShare = 1, momentum = 0, meanShare = 1, squareShare = 1 } = numbers;
  new Uint32Array(bytes).set([numbers.count, numbers.lossPlace ?? 0]);
  new Float32Array(bytes).set([learningRate, keptShare, momentum, meanShare, squareShare], 2);
  return bytes;
}
