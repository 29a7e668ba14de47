// The graphics processor, or the reason why there is none here.
import { type Network, predictions } from '#src/nn/index.ts';
import { createGpuEngine, missingGpu, requestGpu } from '#src/nn/gpu/index.ts';
import { messageOf } from '#src/workers/failures.ts';
import type { Opening } from './implementation.ts';

/** So many images are handed over at once: the whole test set. */
const capacity = 10_000;

/** Asks politely: a browser without WebGPU, or a device without a graphics processor to lend, is an answer. */
export async function openGpu(network: Network, gpu = gpuOfPage()): Promise<Opening> {
  if (!gpu) return { missing: missingGpu(false) };
  const device = await requestGpu(gpu);
  if (!device) return { missing: missingGpu(true) };
  try {
    const engine = await createGpuEngine(device, { sizes: network.sizes, capacity });
    engine.load(network);
    const classCount = network.sizes.at(-1)!;
    return {
      rung: {
        infer: async (pixels, count) => predictions(await engine.infer(pixels, count), classCount),
      },
    };
  } catch (error) {
    device.destroy();
    return { missing: `The graphics processor would not take the network: ${messageOf(error)}` };
  }
}

const gpuOfPage = (): GPU | undefined =>
  (globalThis.navigator as Partial<NavigatorGPU> | undefined)?.gpu;
