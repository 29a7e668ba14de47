// Batches on their way to the graphics processor: checked, written, and run through a list of kernels.

import { expectShape, ShapeError } from '../shape-error.ts';
import { type BatchNumbers, packBatch } from './batch.wgsl.ts';
import { wholeWords } from './buffers.ts';
import type { Kernel } from './kernel.ts';
import type { Memory } from './memory.ts';

export interface Batches {
  /** Throws ShapeError when the batch is empty or too large, or an array does not fit it; RangeError for a label that is no class. */
  expectBatch(pixels: Uint8Array, labels: Uint8Array, count: number): void;
  /** `copyResults` may add copies of what the kernels made. */
  run(
    kernels: readonly Kernel[],
    batch: BatchNumbers & { pixels: Uint8Array; labels?: Uint8Array },
    copyResults?: (encoder: GPUCommandEncoder) => void,
  ): void;
}

export function createBatches(
  device: GPUDevice,
  memory: Memory,
  shape: { inputSize: number; classCount: number; capacity: number },
): Batches {
  const { inputSize, classCount, capacity } = shape;
  const { queue } = device;
  return {
    expectBatch(pixels, labels, count) {
      if (!(Number.isInteger(count) && count >= 1 && count <= capacity)) {
        throw new ShapeError(
          `learn: count should be a whole number from 1 to ${capacity}, found ${count}`,
        );
      }
      expectShape('learn', 'pixels', pixels, count, inputSize);
      expectShape('learn', 'labels', labels, count);
      const wrong = labels.findIndex((label) => label >= classCount);
      if (wrong < 0) return;
      throw new RangeError(
        `learn: labels should be below ${classCount}, found ${labels[wrong]} at place ${wrong}`,
      );
    },

    run(kernels, { pixels, labels, ...numbers }, copyResults) {
      writeBytes(queue, memory.buffers.pixels, pixels);
      if (labels) writeBytes(queue, memory.buffers.labels!, labels);
      queue.writeBuffer(memory.batch, 0, packBatch(numbers));
      const encoder = device.createCommandEncoder();
      const pass = encoder.beginComputePass();
      for (const kernel of kernels) kernel.addTo(pass, numbers.count);
      pass.end();
      copyResults?.(encoder);
      queue.submit([encoder.finish()]);
    },
  };
}

function writeBytes(queue: GPUQueue, buffer: GPUBuffer, bytes: Uint8Array): void {
  const whole = bytes.length - (bytes.length % 4);
  if (whole > 0) queue.writeBuffer(buffer, 0, bytes, 0, whole);
  if (whole === bytes.length) return;
  const rest = new Uint8Array(wholeWords(bytes.length) - whole);
  rest.set(bytes.subarray(whole));
  queue.writeBuffer(buffer, whole, rest);
}
