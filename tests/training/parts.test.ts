// What a session is made of: the machine that is had, the images that are fetched, checkpoints, speed, and messages.
import { expect, test } from 'vitest';
import { parameterArrays } from '#src/nn/index.ts';
import { levels, plainMachine, type WasmLevel, wasmMachine } from '#src/nn/kernels/index.ts';
import { chooseMachine } from '#src/training/choose-machine.ts';
import { createCheckpoints } from '#src/training/checkpoints.ts';
import { kernelModule } from '#src/training/compile-kernels.ts';
import { createRecentBatches } from '#src/training/recent-batches.ts';
import { loadTrainingImages } from '#src/training/load-images.ts';
import { readCommand } from '#src/training/read-message.ts';
import { readSource } from '#src/mnist/source.ts';
import { sliceImages } from '#src/training/images.ts';
import { run, smallTrainer } from './small.ts';

const makeMachine = async (level: WasmLevel) => wasmMachine(level, await kernelModule(level));

test('the level asked for is had without a word, and unasked the fastest one', async () => {
  for (const level of levels) {
    const { machine, note } = await chooseMachine(level, makeMachine, plainMachine);
    expect([machine.level, note]).toEqual([level, undefined]);
  }
  expect((await chooseMachine(undefined, makeMachine, plainMachine)).machine.level).toBe(
    'relaxed-simd',
  );
});

test('a module that cannot be fetched gives way to the next level, down to TypeScript, and it is said why', async () => {
  const without = (...missing: string[]) =>
    chooseMachine(
      'relaxed-simd',
      (level) =>
        missing.includes(level) ? Promise.reject(new Error('status 404')) : makeMachine(level),
      plainMachine,
    );
  expect(await without('relaxed-simd')).toMatchObject({
    machine: { level: 'simd' },
    note: 'Trained at the level simd, more slowly: relaxed-simd could not be loaded (status 404).',
  });
  expect(await without('relaxed-simd', 'simd', 'scalar')).toMatchObject({
    machine: { level: 'typescript' },
    note: expect.stringContaining('scalar could not be loaded'),
  });
  const broken = await chooseMachine(
    'scalar',
    async () =>
      wasmMachine('scalar', new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0))),
    plainMachine,
  );
  expect(broken.machine.level).toBe('typescript');
});

const train = readSource('train');
async function load(recipe: { trainCount?: number; validationCount: number }) {
  const fetched: string[] = [];
  const told: [number, number][] = [];
  const options = {
    root: 'https://book.example/',
    onProgress: (...bytes: [number, number]) => void told.push(bytes),
  };
  const split = await loadTrainingImages(recipe, options, async (name, { onProgress }) => {
    fetched.push(name);
    onProgress?.(10, 10);
    const first = 10_000 * Number(name.at(-1));
    return sliceImages(train, first, first + 10_000);
  });
  return { ...split, fetched, told };
}

test('with the test images a run on 1,000 fetches one file more, and its progress counts all three', async () => {
  const told: number[][] = [];
  const { test: testImages } = await loadTrainingImages(
    { trainCount: 1000, validationCount: 500 },
    {
      root: 'https://book.example/',
      withTest: true,
      onProgress: (...bytes) => void told.push(bytes),
    },
    async (name, { onProgress }) => {
      onProgress?.(10, 10);
      return { ...sliceImages(train, 0, 10_000), name };
    },
  );
  expect(testImages!.name).toBe('test');
  expect(told.at(-1)![0]).toBe(30);
});

test.each([
  [{ trainCount: 1000, validationCount: 500 }, ['train-0', 'train-5']],
  [{ trainCount: 10_001, validationCount: 10_001 }, ['train-0', 'train-1', 'train-4', 'train-5']],
  [{ validationCount: 5000 }, ['train-0', 'train-1', 'train-2', 'train-3', 'train-4', 'train-5']],
])('a run on %o fetches %o, and has the published images in their order', async (recipe, names) => {
  const { training, validation, fetched, told } = await load(recipe);
  expect(fetched).toEqual(names);
  const trainEnd = 'trainCount' in recipe ? recipe.trainCount : 55_000;
  expect([training.count, validation.count]).toEqual([trainEnd, recipe.validationCount]);
  expect(Buffer.compare(training.pixels, train.pixels.subarray(0, trainEnd * 784))).toBe(0);
  expect(Buffer.compare(training.labels, train.labels.subarray(0, trainEnd))).toBe(0);
  const start = 60_000 - recipe.validationCount;
  expect(Buffer.compare(validation.pixels, train.pixels.subarray(start * 784))).toBe(0);
  expect(Buffer.compare(validation.labels, train.labels.subarray(start))).toBe(0);
  expect(told.at(-1)).toEqual([10 * names.length, 10 * names.length]);
});

test('more images than the 60,000 that there are is refused before anything is fetched', async () => {
  await expect(load({ trainCount: 59_000, validationCount: 1001 })).rejects.toThrow(
    'from 1 to 1000, found 1001',
  );
});

test('with room for 3 checkpoints the start stays, the run’s own go before the reader’s, and the oldest first', () => {
  const trainer = smallTrainer();
  const one = trainer.checkpoint();
  const bytes = [...parameterArrays(one.learned.network), one.batches.order].reduce(
    (sum, { byteLength }) => sum + byteLength,
    0,
  );
  const checkpoints = createCheckpoints(trainer, 3 * bytes);
  for (const step of [0, 5, 10, 15, 20]) {
    run(trainer, step);
    checkpoints.take(step !== 5);
  }
  expect(checkpoints.notes.map(({ id, step }) => [id, step])).toEqual([
    [0, 0],
    [1, 5],
    [4, 20],
  ]);
  expect(() => checkpoints.rewind(3)).toThrow('There is no checkpoint 3.');
  checkpoints.rewind(0);
  expect(trainer.step).toBe(0);
  expect(checkpoints.notes.map(({ step }) => step)).toEqual([0, 5]);
});

test('1,000 images in each tenth of a second are 10,000 a second, and a slower machine is seen within 6 s', () => {
  const recent = createRecentBatches();
  expect(recent.imagesPerSecond).toBe(0);
  for (let k = 0; k < 100; k++) recent.worked(1000, 0.1);
  expect(recent.imagesPerSecond).toBeCloseTo(10_000, 6);
  for (let k = 0; k < 60; k++) recent.worked(100, 0.1);
  expect(recent.imagesPerSecond).toBeLessThan(1500);
});

test('the smooth loss is the mean of the last 50 batches: of 1 to 100 it is 75.5', () => {
  const recent = createRecentBatches();
  for (let loss = 1; loss <= 100; loss++) recent.step(loss, loss / 100);
  expect(recent.smoothLoss).toBeCloseTo(75.5, 12);
  expect(recent.smoothAccuracy).toBeCloseTo(0.755, 12);
});

test.each([
  [null, /kind should be one of start, pause/],
  [{ kind: 'constructor' }, /found \{"kind":"constructor"\}/],
  [{ kind: 'step' }, /"step" with a wrong count: undefined/],
  [{ kind: 'step', count: -1 }, /count/],
  [{ kind: 'start', recipe: 'x', root: '' }, /recipe/],
  [{ kind: 'start', recipe: {}, root: '', level: 'warp' }, /level/],
  [{ kind: 'weights', request: 1, which: 'worst' }, /which/],
])('the message %o is no command', (message, sentence) => {
  expect(() => readCommand(message)).toThrow(TypeError);
  expect(() => readCommand(message)).toThrow(sentence);
});
