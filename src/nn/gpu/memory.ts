// Buffers on the graphics processor, made together, and freed together.

import { batchBytes } from './batch.wgsl.ts';
import { type Buffers, type BuffersWanted, placeBuffers } from './buffers.ts';
import { bufferUsage } from './buffer-usages.ts';

export interface Memory {
  buffers: Buffers;
  /** The numbers of batch.wgsl.ts. */
  batch: GPUBuffer;
  free(): void;
}

/** Throws RangeError when the device has not so much memory left. */
export async function createMemory(device: GPUDevice, wanted: BuffersWanted): Promise<Memory> {
  const { storage, uniform, copyFrom, copyTo } = bufferUsage;
  const made: GPUBuffer[] = [];
  const create = (label: string, size: number, usage: number) => {
    made.push(device.createBuffer({ label, size, usage }));
    return made.at(-1)!;
  };
  device.pushErrorScope('out-of-memory');
  const batch = create('batch', batchBytes, uniform | copyTo);
  const buffers = placeBuffers(wanted, (name, bytes) =>
    create(name, bytes, storage | copyFrom | copyTo),
  );
  const error = await device.popErrorScope();
  const free = () => made.forEach((buffer) => buffer.destroy());
  if (!error) return { buffers, batch, free };
  free();
  const bytes = made.reduce((sum, { size }) => sum + size, 0);
  throw new RangeError(`gpu: the graphics processor has no ${bytes} bytes left`);
}
