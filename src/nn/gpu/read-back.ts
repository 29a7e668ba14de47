// Where numbers land on their way back from the graphics processor.

import { bufferUsage, mapForReading } from './buffer-usages.ts';

export interface Landing {
  /** Copies `bytes` of `from`, behind what was copied before. */
  add(encoder: GPUCommandEncoder, from: GPUBuffer, bytes: number, firstByte?: number): void;
  /** All of it, once the processor has come so far; the landing is gone then. */
  read(): Promise<Float32Array>;
}

export function createLanding(device: GPUDevice, size: number): Landing {
  const { mapRead, copyTo } = bufferUsage;
  const buffer = device.createBuffer({ label: 'landing', size, usage: mapRead | copyTo });
  let end = 0;
  return {
    add(encoder, from, bytes, firstByte = 0) {
      encoder.copyBufferToBuffer(from, firstByte, buffer, end, bytes);
      end += bytes;
    },
    async read() {
      try {
        await buffer.mapAsync(mapForReading);
        return new Float32Array(buffer.getMappedRange()).slice();
      } finally {
        buffer.destroy();
      }
    },
  };
}
