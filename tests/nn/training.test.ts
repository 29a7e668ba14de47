// Training: the same recipe gives the same bytes, and the validation images choose but never teach.

import { describe, expect, test } from 'vitest';
import { type Network, parameterArrays, writeNetwork } from '#src/nn/index.ts';
import { gatherBatch, type ImageSet } from '#src/mnist/image-set.ts';
import { readSource } from '#src/mnist/source.ts';
import { sliceImages } from '#src/training/images.ts';
import {
  initialNetwork,
  learningRateAt,
  type Recipe,
  shippedRecipe,
} from '#src/training/recipe.ts';
import { score } from '#src/training/score.ts';
import type { Best } from '#src/training/reports.ts';
import { type EpochProgress, type StepProgress, train } from '#src/training/train.ts';

const images = sliceImages(readSource('train'), 0, 2500);
const recipe: Recipe = {
  ...shippedRecipe,
  sizes: [784, 16, 10],
  epochs: 3,
  validationCount: 500,
  seed: 5,
};

type Run = {
  trained: Best;
  steps: StepProgress[];
  epochs: EpochProgress[];
  atEpochs: Network[];
};

function runToEnd(chosen: Recipe, set: ImageSet = images): Run {
  const generator = train(chosen, set);
  const [steps, epochs, atEpochs]: [StepProgress[], EpochProgress[], Network[]] = [[], [], []];
  for (;;) {
    const next = generator.next();
    if (next.done) return { trained: next.value, steps, epochs, atEpochs };
    if (next.value.kind === 'step') steps.push(next.value);
    else {
      epochs.push(next.value);
      atEpochs.push(structuredClone(next.value.network));
    }
  }
}

const run = runToEnd(recipe);
const bytesOf = ({ network }: { network: Network }) => writeNetwork(network, {});

test('the same recipe gives the same bytes twice; another seed gives others', () => {
  expect(bytesOf(runToEnd(recipe).trained)).toEqual(bytesOf(run.trained));
  expect(bytesOf(runToEnd({ ...recipe, seed: 6 }).trained)).not.toEqual(bytesOf(run.trained));
});

test('2,000 images in batches of 32 are 63 steps an epoch, and 3 epochs 189', () => {
  expect(run.steps.length).toBe(189);
  expect(run.steps.map(({ step }) => step)).toEqual(Array.from({ length: 189 }, (_, k) => k + 1));
  expect(run.steps.every(({ stepCount }) => stepCount === 189)).toBe(true);
  expect(run.epochs.map(({ epoch, epochCount }) => [epoch, epochCount])).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
  ]);
});

test('three epochs on 2,000 images reach at least 80 % on 500 others, and the loss falls each epoch', () => {
  expect(run.trained.validation.accuracy).toBeGreaterThan(0.8);
  const losses = run.epochs.map(({ loss }) => loss);
  expect(losses[1]).toBeLessThan(losses[0]);
  expect(losses[2]).toBeLessThan(losses[1]);
});

test('the network that comes back is that of the epoch with the best validation accuracy', () => {
  const best = Math.max(...run.epochs.map(({ validation }) => validation.accuracy));
  expect(run.trained.validation.accuracy).toBe(best);
  expect(bytesOf(run.trained)).toEqual(bytesOf({ network: run.atEpochs[run.trained.epoch - 1] }));
  const validationImages = sliceImages(images, 2000, 2500);
  expect(score(run.trained.network, validationImages).accuracy).toBe(best);
});

test('an earlier epoch is kept when a learning rate of 30 ruins the later ones', () => {
  const ruined = runToEnd({ ...recipe, learningRate: 30, schedule: 'constant', epochs: 4 });
  const accuracies = ruined.epochs.map(({ validation }) => validation.accuracy);
  expect(ruined.trained.validation.accuracy).toBe(Math.max(...accuracies));
});

test('validation images never teach: with other labels on them every epoch’s weights are the same', () => {
  const labels = Uint8Array.from(images.labels);
  labels.subarray(2000).fill(0);
  const other = runToEnd(recipe, { ...images, labels });
  expect(other.atEpochs.map((network) => bytesOf({ network }))).toEqual(
    run.atEpochs.map((network) => bytesOf({ network })),
  );
  expect(other.epochs[0].validation).not.toEqual(run.epochs[0].validation);
});

test('weights of pixels without ink in all 2,000 images equal their start bit for bit', () => {
  const start = initialNetwork(recipe).layers[0].weights;
  const now = run.trained.network.layers[0].weights;
  let dark = 0;
  for (let pixel = 0; pixel < 784; pixel++) {
    let ink = 0;
    for (let image = 0; image < 2000; image++) ink += images.pixels[image * 784 + pixel];
    if (ink > 0) continue;
    dark += 1;
    const place = pixel * 16;
    expect(now.slice(place, place + 16)).toEqual(start.slice(place, place + 16));
  }
  expect(dark).toBeGreaterThan(67);
  expect(now).not.toEqual(start);
});

test.each(['sgd', 'momentum', 'adam'] as const)(
  'a recipe with %s learns: loss below 1 after one epoch',
  (optimiser) => {
    const learningRate = { sgd: 0.3, momentum: 0.03, adam: 0.005 }[optimiser];
    const { epochs } = runToEnd({ ...recipe, optimiser, learningRate, epochs: 1 });
    expect(epochs[0].validation.loss).toBeLessThan(1);
  },
);

test.each([{ sizes: [784, 10] }, { sizes: [784, 12, 8, 10] }])(
  'sizes $sizes train as well',
  ({ sizes }) => {
    const { trained } = runToEnd({ ...recipe, sizes, learningRate: 0.1 });
    expect(trained.network.sizes).toEqual(sizes);
    expect(trained.validation.accuracy).toBeGreaterThan(0.5);
  },
);

test('training can be left after any step: 10 steps asked for are 10 steps taken', () => {
  const generator = train(recipe, images);
  for (let k = 0; k < 10; k++) generator.next();
  expect(generator.return({} as Best).done).toBe(true);
  expect(generator.next()).toEqual({ value: undefined, done: true });
});

test.each([0, 2500, -1, 3000])('%s validation images of 2,500 are refused', (validationCount) => {
  expect(() => train({ ...recipe, validationCount }, images).next()).toThrow(
    `validationCount should be from 1 to 2499, found ${validationCount}`,
  );
});

describe('the learning rate', () => {
  test('falls in a straight line from the first step to 0 after the last: 0.4, 0.3, 0.2, 0.1', () => {
    const linear = { ...recipe, learningRate: 0.4, schedule: 'linear' as const };
    [0.4, 0.3, 0.2, 0.1].forEach((expected, step) => {
      expect(learningRateAt(linear, step, 4)).toBeCloseTo(expected, 12);
    });
  });
  test('or stays', () => {
    const constant = { ...recipe, learningRate: 0.4, schedule: 'constant' as const };
    expect([0, 3].map((step) => learningRateAt(constant, step, 4))).toEqual([0.4, 0.4]);
  });
});

test('the initial network is the seed’s: two are equal, and it has 101,770 parameters for the shipped recipe', () => {
  const count = (network: Network) =>
    parameterArrays(network).reduce((sum, { length }) => sum + length, 0);
  expect(initialNetwork(shippedRecipe)).toEqual(initialNetwork(shippedRecipe));
  expect(count(initialNetwork(shippedRecipe))).toBe(101_770);
});

test('a batch holds the chosen images, in the chosen order, from 0 to 1', () => {
  const set: ImageSet = {
    name: 'two pixels each',
    count: 3,
    pixels: Uint8Array.of(0, 51, 102, 153, 204, 255),
    labels: Uint8Array.of(7, 8, 9),
  };
  const { inputs, labels } = gatherBatch(set, Uint32Array.of(2, 0));
  expect([...inputs]).toEqual([0.8, 1, 0, 0.2].map(Math.fround));
  expect([...labels]).toEqual([9, 7]);
  expect(() => gatherBatch(set, [])).toThrow(
    new RangeError(
      'gatherBatch: a batch needs at least one image of "two pixels each", found none.',
    ),
  );
  for (const place of [3, -1, NaN])
    expect(() => gatherBatch(set, [0, place])).toThrow(`from 0 to 2, found ${place}`);
  expect(sliceImages(set, 1, 3)).toEqual({
    name: 'two pixels each',
    count: 2,
    pixels: Uint8Array.of(102, 153, 204, 255),
    labels: Uint8Array.of(8, 9),
  });
});
