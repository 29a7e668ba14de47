// The graphics processor of this device, if it lends itself to arithmetic.

/**
 * A device with as much memory at a time as its adapter allows. `gpu` is the page's own unless another is given.
 * Undefined without WebGPU, without an adapter, and when the adapter refuses; never throws.
 */
export async function requestGpu(gpu = gpuOfPage()): Promise<GPUDevice | undefined> {
  try {
    const adapter = await gpu?.requestAdapter();
    if (!adapter) return undefined;
    const { maxBufferSize, maxStorageBufferBindingSize } = adapter.limits;
    return await adapter.requestDevice({
      requiredLimits: { maxBufferSize, maxStorageBufferBindingSize },
    });
  } catch {
    return undefined;
  }
}

// Workers have it too; pages that came over plain http, and other runtimes, do not.
const gpuOfPage = (): GPU | undefined =>
  (globalThis.navigator as Partial<NavigatorGPU> | undefined)?.gpu;

/** Why there is none, for the reader; `isKnown`: the browser has WebGPU. */
export const missingGpu = (isKnown: boolean): string =>
  isKnown
    ? 'This browser knows WebGPU, but has no graphics processor to lend here.'
    : 'This browser offers no WebGPU on this page.';
