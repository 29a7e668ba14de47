// The page of the tests of the graphics processor: what runs there, given and giving plain arrays.
import {
  type Activation,
  createNetwork,
  createRandom,
  he,
  type Network,
  parameterArrays,
  readNetwork,
} from '#src/nn/index.ts';
import { createGpuEngine, type GpuEngineOptions, requestGpu } from '#src/nn/gpu/index.ts';
import type { Rule, StepOptions } from '#src/nn/kernels/index.ts';

const joined = (network: Network) => parameterArrays(network).flatMap((array) => [...array]);
const fetchBytes = async (name: string) => new Uint8Array(await (await fetch(name)).arrayBuffer());

export interface Steps extends StepOptions {
  rule: Exclude<Rule, 'none'>;
  count: number;
  stepCount: number;
}

async function present(): Promise<GPUDevice> {
  const device = await requestGpu();
  if (!device) throw new Error('This Chromium lends no graphics processor, not even SwiftShader.');
  device.onuncapturederror = ({ error }) => console.error(error.message);
  return device;
}

/** One engine for the call, its device handed back after it. */
async function withEngine<Result>(
  options: GpuEngineOptions,
  use: (engine: Awaited<ReturnType<typeof createGpuEngine>>, device: GPUDevice) => Promise<Result>,
): Promise<Result> {
  const device = await present();
  const engine = await createGpuEngine(device, options);
  const result = await use(engine, device);
  engine.destroy();
  device.destroy();
  return result;
}

const shippedSizes = [784, 128, 10];

const inPage = {
  kindOfGpu: async () => (await present()).adapterInfo.architecture,

  /** Probabilities of the first `count` test images, by the network in a file. */
  readTestImages: (file: string, count: number, capacity: number) =>
    withEngine({ sizes: shippedSizes, capacity }, async (engine) => {
      engine.load(readNetwork(await fetchBytes(file)).network);
      const pixels = (await fetchBytes('test-pixels.bin')).subarray(0, count * 784);
      return [...(await engine.infer(pixels, count))];
    }),

  /** Steps on the first training images from the network in a file: the losses, and the parameters after them. */
  trainFrom: (file: string, { rule, count, stepCount, ...options }: Steps) =>
    withEngine({ sizes: shippedSizes, capacity: count, rule }, async (engine) => {
      engine.load(readNetwork(await fetchBytes(file)).network);
      const [pixels, labels] = await Promise.all(
        ['train-pixels.bin', 'train-labels.bin'].map(fetchBytes),
      );
      for (let step = 0; step < stepCount; step++) {
        const [first, end] = [step * count, (step + 1) * count];
        const images = pixels!.subarray(first * 784, end * 784);
        engine.enqueueStep(images, labels!.subarray(first, end), count, options);
      }
      return { losses: [...(await engine.flush())], parameters: joined(await engine.save()) };
    }),

  /** A network of any shape: what it reads, then three steps, and what it has become. */
  tryShape: (shape: {
    sizes: number[];
    activation: Activation;
    steps: Steps;
    pixels: number[];
    labels: number[];
  }) =>
    withEngine(
      {
        sizes: shape.sizes,
        activation: shape.activation,
        capacity: shape.steps.count + 2,
        rule: shape.steps.rule,
      },
      async (engine) => {
        engine.load(createNetwork(shape.sizes, he, createRandom(3)));
        const { count, stepCount, ...options } = shape.steps;
        const [pixels, labels] = [Uint8Array.from(shape.pixels), Uint8Array.from(shape.labels)];
        const probabilities = [...(await engine.infer(pixels, count))];
        for (let step = 0; step < stepCount; step++) {
          engine.enqueueStep(pixels, labels, count, options);
        }
        const losses = [...(await engine.flush())];
        return { probabilities, losses, parameters: joined(await engine.save()) };
      },
    ),
};

export type InPage = typeof inPage;
Object.assign(globalThis, inPage);
