// The graphics processor, or the reason why there is none here.
import type { Opening } from './rung.ts';

/** As much of WebGPU as must be known to ask for it; Firefox and others leave it out on some systems. */
interface WithGpu {
  gpu?: { requestAdapter(): Promise<object | null> };
}

/** Asks politely: a browser without WebGPU, or a device without a graphics processor to lend, is an answer. */
export async function openGpu(device: WithGpu = navigator as WithGpu): Promise<Opening> {
  if (!device.gpu) return { missing: 'This browser offers no WebGPU on this page.' };
  const adapter = await device.gpu.requestAdapter().catch(() => null);
  if (!adapter) {
    return { missing: 'This browser knows WebGPU, but has no graphics processor to lend here.' };
  }
  return { missing: 'There is a graphics processor here; the book does not use it yet.' };
}
