// The book's own shaders, where Chromium has a graphics processor to lend.
import type { Contender, Entrant } from '../contender.ts';
import { createGpuEngine, type GpuEngine, requestGpu } from '../../../src/nn/gpu/index.ts';
import { parameterArrays } from '../../../src/nn/index.ts';
import { imagePixels, sizes } from '../work/work.ts';

export const oursOnGpu: Entrant = { name: 'ours, WebGPU', ours: true, create };

async function create(): Promise<Contender> {
  const device = await requestGpu();
  if (!device) throw new Error('this Chromium has no graphics processor to lend');
  // A simulated one gives right answers, minutes later: tests/site/gpu.spec.ts asks it for those.
  if (isSimulated(device.adapterInfo)) throw new Error('only a simulated graphics processor here');
  const reader = await createGpuEngine(device, { sizes, capacity: 10_000 });
  let learner: GpuEngine;
  let rate: number;
  return {
    load: (network) => reader.load(network),
    async infer(pixels, count, batchSize) {
      const probabilities = new Float32Array(count * 10);
      for (let first = 0; first < count; first += batchSize) {
        const some = Math.min(batchSize, count - first);
        const batch = pixels.subarray(first * imagePixels, (first + some) * imagePixels);
        probabilities.set(await reader.infer(batch, some), first * 10);
      }
      return probabilities;
    },
    one: (pixels) => reader.infer(pixels, 1),
    optimisers: ['sgd', 'adam'],
    async startTraining({ optimiser, batchSize, learningRate }, network) {
      learner = await createGpuEngine(device, { sizes, capacity: batchSize, rule: optimiser });
      learner.load(network);
      rate = learningRate;
    },
    trainOn: (pixels, labels) =>
      learner.enqueueStep(pixels, labels, labels.length, { learningRate: rate }),
    async finish() {
      await learner?.flush();
    },
    trainedParameters: async () => parameterArrays(await learner.save()),
    remark: `on ${device.adapterInfo.description || device.adapterInfo.vendor || 'an unnamed adapter'}`,
  };
}

const isSimulated = ({ architecture, isFallbackAdapter }: GPUAdapterInfo): boolean =>
  isFallbackAdapter || architecture === 'swiftshader';
