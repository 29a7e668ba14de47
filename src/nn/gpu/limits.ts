// What a device cannot hold or dispatch is told in a sentence before anything is asked of it.

import { type BuffersWanted, placeBuffers } from './buffers.ts';
import { tileSide } from './product.wgsl.ts';
import { imagesTogether } from './softmax.wgsl.ts';

/** Throws RangeError for a buffer larger than the device binds, or more work at once than it takes. */
export function expectWithinLimits({ limits }: GPUDevice, wanted: BuffersWanted): void {
  const most = Math.min(limits.maxBufferSize, limits.maxStorageBufferBindingSize);
  placeBuffers(wanted, (name, bytes) => expectAtMost(`${name} would take`, 'bytes', bytes, most));
  const { places, capacity } = wanted;
  const neurons = places.flatMap(({ inputSize, outputSize }) => [inputSize + 1, outputSize]);
  const tiles = Math.ceil(Math.max(capacity, ...neurons) / tileSide);
  const groups = Math.max(tiles, Math.ceil(capacity / imagesTogether));
  expectAtMost('a batch would take', 'workgroups', groups, limits.maxComputeWorkgroupsPerDimension);
}

/** Throws RangeError for answers larger than a buffer of the device. */
export function expectReadable({ limits }: GPUDevice, bytes: number): void {
  expectAtMost('the answers would take', 'bytes', bytes, limits.maxBufferSize);
}

function expectAtMost(what: string, unit: string, wanted: number, most: number): void {
  if (wanted <= most) return;
  throw new RangeError(`gpu: ${what} ${wanted} ${unit}, and this device allows ${most}`);
}
