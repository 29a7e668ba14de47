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
import { createEngine, type Rule, type StepOptions, wasmMachine } from '#src/nn/kernels/index.ts';
import { engineLearner } from '#src/training/engine-learner.ts';
import { createResilientTrainer } from '#src/training/resilient-trainer.ts';

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

  /** The losses told after so many steps, after so many more, and by a last one. */
  tellLosses: (stepCounts: number[]) =>
    withEngine({ sizes: [1, 2], capacity: 1, rule: 'sgd' }, async (engine) => {
      engine.load(createNetwork([1, 2], he, createRandom(3)));
      const [pixel, label, step] = [Uint8Array.of(255), Uint8Array.of(1), { learningRate: 1e-3 }];
      const told: number[][] = [];
      for (const stepCount of stepCounts) {
        for (let k = 0; k < stepCount; k++) engine.enqueueStep(pixel, label, 1, step);
        told.push([...(await engine.flush())]);
      }
      return [...told, [await engine.learn(pixel, label, 1, step)]];
    }),

  /** Trains with a copy every 10 steps, and takes the device away after step `lostAfter`. */
  trainThroughLoss: async (
    file: string,
    { rule, count, stepCount, ...options }: Steps,
    lostAfter: number,
  ) => {
    const [device, wasm, networkFile, pixels, labels] = await Promise.all([
      present(),
      fetchBytes('simd.wasm').then((bytes) => WebAssembly.compile(bytes)),
      ...[file, 'train-pixels.bin', 'train-labels.bin'].map(fetchBytes),
    ]);
    const { network } = readNetwork(networkFile!);
    const engineOptions = { sizes: shippedSizes, capacity: count, rule };
    const gpu = await createGpuEngine(device, engineOptions);
    const sentences: string[] = [];
    const trainer = createResilientTrainer({
      gpu,
      fallback: () => engineLearner(createEngine(wasmMachine('simd', wasm), engineOptions)),
      start: { network },
      copyEvery: 10,
      onFallback: (sentence) => sentences.push(sentence),
    });
    for (let step = 0; step < stepCount; step++) {
      const [first, end] = [step * count, (step + 1) * count];
      await trainer.step(() => ({
        pixels: pixels!.subarray(first * 784, end * 784),
        labels: labels!.subarray(first, end),
        count,
        options,
      }));
      if (step + 1 === lostAfter) device.destroy();
    }
    const losses = await trainer.flush();
    const after = await trainer.checkpoint();
    return { sentences, losses, reason: await gpu.lost, parameters: joined(after.network) };
  },

  /** What each call says when its engine's device is gone. */
  callAfterLoss: async () => {
    const device = await present();
    const engine = await createGpuEngine(device, { sizes: [4, 2], rule: 'sgd' });
    const waiting = engine.save().catch(String);
    device.destroy();
    const [pixels, labels] = [new Uint8Array(4), new Uint8Array(1)];
    await engine.lost;
    return [
      await waiting,
      ...(await Promise.all(
        [
          () => engine.save(),
          () => engine.infer(pixels, 1),
          () => engine.learn(pixels, labels, 1, { learningRate: 1 }),
          () => engine.flush(),
        ].map((call) => call().then(() => 'an answer', String)),
      )),
    ];
  },

  /** The sentences of calls that ask for what cannot be, and whether the device heard of any. */
  askTooMuch: async () => {
    const device = await present();
    const engine = await createGpuEngine(device, { sizes: [4, 3, 2], capacity: 2, rule: 'sgd' });
    const reader = await createGpuEngine(device, { sizes: [4, 2] });
    const bytes = (length: number) => new Uint8Array(length);
    const other = createNetwork([4, 2], he, createRandom(1));
    const foreign = { steps: 1, first: [new Float32Array(3)], second: [] };
    const step = { learningRate: 1 };
    const huge = Math.ceil(device.limits.maxBufferSize / 4);
    const calls: (() => unknown)[] = [
      () => createGpuEngine(device, { sizes: [4] }),
      () => createGpuEngine(device, { sizes: [4, 0] }),
      () => createGpuEngine(device, { sizes: [4, 2], capacity: 0 }),
      () => createGpuEngine(device, { sizes: [4, huge] }),
      () => createGpuEngine(device, { sizes: [1, 1], capacity: 65_536 * 64 }),
      () => engine.infer(bytes(5), 1),
      () => engine.enqueueStep(bytes(12), bytes(3), 3, step),
      () => engine.enqueueStep(bytes(0), bytes(0), 0, step),
      () => engine.enqueueStep(bytes(4), bytes(2), 1, step),
      () => engine.enqueueStep(bytes(4), bytes(1).fill(2), 1, step),
      () => reader.enqueueStep(bytes(4), bytes(1), 1, step),
      () => engine.load(other),
      () => engine.load(createNetwork([4, 3, 2], he, createRandom(1)), foreign),
    ];
    const sentences = await Promise.all(
      calls.map(async (call) => {
        try {
          await call();
          return 'no error';
        } catch (error) {
          return String(error);
        }
      }),
    );
    device.destroy();
    return sentences;
  },
};

export type InPage = typeof inPage;
Object.assign(globalThis, inPage);
