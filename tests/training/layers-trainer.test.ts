// The trainer on networks of layers: the textbook's arithmetic, the same life as a dense run, and a lost run told by layer.
import { describe, expect, test } from 'vitest';
import { createAdam, createRandom, crossEntropy, shuffle } from '#src/nn/index.ts';
import { architectures, backward, forward, writeNetwork } from '#src/nn/layers/index.ts';
import { startOf } from '#src/training/check-layers-recipe.ts';
import { gatherBatch } from '#src/mnist/image-set.ts';
import { splitImages } from '#src/training/images.ts';
import {
  initialLayers,
  layersRecipeOf,
  layersRecipes,
  type LayersRecipe,
} from '#src/training/layers-recipe.ts';
import { createLayersTrainer, refusePlainLoops } from '#src/training/layers-trainer.ts';
import { chooseMachine } from '#src/training/choose-machine.ts';
import { isState, progressIn, serve } from './served.ts';
import { firstBroken, grownMost } from '#src/training/lost-layer.ts';
import { learningRateAt, shippedRecipe } from '#src/training/recipe.ts';
import { trainingFile } from '#src/training/training-file.ts';
import { readNetwork } from '#src/nn/layers/index.ts';
import type { Trainer } from '#src/training/any-trainer.ts';
import type { Level } from '#src/nn/kernels/index.ts';
import type { Report } from '#src/training/reports.ts';
import { layerMachineOf, wasmLayerMachines } from '../kernels/machines.ts';
import { largestDifference } from '../nn/oracle/read.ts';
import { images } from './small.ts';

const small: LayersRecipe = {
  ...layersRecipes['cnn-small'],
  epochs: 2,
  batchSize: 32,
  trainCount: 640,
  validationCount: 100,
  warmUp: 0.1,
};

const trainerOf = (recipe: LayersRecipe, level: Level = 'simd') =>
  createLayersTrainer(recipe, splitImages(recipe, images), layerMachineOf(level));

function run(trainer: Trainer, steps = Infinity): Report[] {
  const reports: Report[] = [];
  while (!trainer.isDone && trainer.step < steps) reports.push(trainer.advance());
  return reports;
}

test.each(wasmLayerMachines.map(({ level }) => level))(
  '%s: the first ten losses of cnn-small by Adam are within 2e-5 of a run by the textbook’s own loops',
  (level) => {
    const network = initialLayers(small);
    const optimiser = createAdam(network);
    const order = shuffle(
      Uint32Array.from({ length: 640 }, (_, image) => image),
      createRandom(small.seed + 1),
    );
    const expected = Array.from({ length: 10 }, (_, step) => {
      const batch = gatherBatch(images, order.subarray(step * 32, (step + 1) * 32));
      const pass = forward(network, batch.inputs);
      const loss = crossEntropy(pass.probabilities, batch.labels, 10);
      optimiser.step(backward(network, pass, batch.labels), learningRateAt(small, step, 40));
      return loss;
    });
    const found = run(trainerOf(small, level), 10).map((report) =>
      report.kind === 'step' ? report.loss : NaN,
    );
    expect(largestDifference(found, expected)).toBeLessThan(2e-5);
  },
);

describe('a run of cnn-small on 640 images', () => {
  const straight = trainerOf(small);
  const reports = run(straight);
  const bytes = (trainer: Trainer) => writeNetwork(trainer.network(), {});

  test('2 epochs of 20 steps; the validation improves on the 1 in 10 of chance to more than 4 in 10', () => {
    expect(reports.filter(({ kind }) => kind === 'step')).toHaveLength(40);
    expect(straight.best!.validation.accuracy).toBeGreaterThan(0.4);
    expect(straight.best!.epoch).toBeGreaterThan(0);
  });

  test.each([0, 7, 20, 33])(
    'rewound to step %s and run again, every report and every byte is that of a straight run',
    (step) => {
      const trainer = trainerOf(small);
      run(trainer, step);
      const checkpoint = structuredClone(trainer.checkpoint());
      run(trainer, 38);
      trainer.rewind(checkpoint);
      const again = run(trainer);
      expect(again).toEqual(reports.slice(reports.length - again.length));
      expect(bytes(trainer)).toEqual(bytes(straight));
    },
  );

  test('its file names its layers, its recipe and its epoch, and holds the network', () => {
    const { network, metadata } = readNetwork(trainingFile(straight, 'best'));
    expect(network).toEqual(straight.best!.network);
    expect(metadata).toMatchObject({
      description: 'Handwritten digits (MNIST), trained in a browser: convolution, maxPool, dense',
      level: 'simd',
      epochs: `${straight.best!.epoch}`,
    });
    const { network: described, ...recipe } = layersRecipeOf(network, metadata);
    expect({ ...recipe, network: small.network }).toEqual(small);
    expect(described.layers.map(({ kind }) => kind)).toEqual(['convolution', 'maxPool', 'dense']);
  });

  test('its first layer is 8 filters of 5 × 5, a column each: what stands at [filter, row, column] in the layer', () => {
    const { weights, inputSize, outputSize } = straight.firstLayer();
    expect([inputSize, outputSize]).toEqual([25, 8]);
    const [layer] = straight.network().layers as { weights: Float32Array }[];
    for (const [filter, pixel] of [
      [0, 0],
      [3, 7],
      [7, 24],
    ]) {
      expect(weights[pixel * 8 + filter]).toBe(layer.weights[filter * 25 + pixel]);
    }
  });
});

describe('batch normalisation and dropout', () => {
  const recipe: LayersRecipe = {
    ...small,
    trainCount: 200,
    network: {
      inputShape: [784],
      layers: [
        { kind: 'dense', outputSize: 20 },
        { kind: 'batchNormalisation', activation: 'relu' },
        { kind: 'dropout', rate: 0.25 },
        { kind: 'dense', outputSize: 10 },
      ],
    },
  };

  test('rewound to step 5 of 14, running statistics and silenced neurons are those of a straight run, to the byte', () => {
    const straight = trainerOf(recipe);
    const reports = run(straight);
    const trainer = trainerOf(recipe);
    run(trainer, 5);
    const checkpoint = structuredClone(trainer.checkpoint());
    run(trainer);
    trainer.rewind(checkpoint);
    expect(run(trainer)).toEqual(reports.slice(5));
    expect(trainer.network()).toEqual(straight.network());
  });

  test.each([1, 199, 3])(
    'a batch size of %i, which leaves a batch of one image, is refused before the run begins, and the layer named',
    (batchSize) => {
      const trainCount = batchSize === 3 ? 100 : 200;
      expect(() => trainerOf({ ...recipe, batchSize, trainCount })).toThrow(
        `recipe: batchSize should leave at least 2 images in every batch of ${trainCount}, as “batchNormalisation” takes their mean and variance, found ${batchSize}.`,
      );
    },
  );
});

test('a warm-up of a tenth of 100 steps: 0.1, 0.2 … 1 of the rate, then the cosine from its top to 0', () => {
  const recipe = { ...shippedRecipe, learningRate: 1, schedule: 'cosine' as const, warmUp: 0.1 };
  const rates = [0, 1, 9, 10, 55, 99].map((step) => learningRateAt(recipe, step, 100));
  const last = (1 + Math.cos((Math.PI * 89) / 90)) / 2;
  [0.1, 0.2, 1, 1, 0.5, last].forEach((rate, k) => expect(rates[k]).toBeCloseTo(rate, 12));
});

describe('a run that is lost', () => {
  test('steps a million times too long end it within 103 pieces of work, and the sentence names a layer, the step and a lower rate', () => {
    const trainer = trainerOf({ ...small, optimiser: 'sgd', learningRate: 1e6, epochs: 10 });
    const lost = Array.from({ length: 103 }, () => trainer.advance()).find(
      (report) => report.kind === 'step' && report.diverged,
    );
    expect(lost && 'diverged' in lost && lost.diverged).toMatch(
      /^(At step \d+ the loss is no longer a number, first in the layer “(convolution|output)”|By step \d+ the loss has risen to [\d.]+, from [\d.]+, and the weights of “(convolution|output)” have grown most, to [\d,.]+ times their size at the start): the steps are too long\. Try a lower learning rate, such as \d+\.$/,
    );
  });

  test('the first layer with a number that is none is named, and none where all are finite', () => {
    const network = structuredClone(initialLayers(layersRecipes.cnn));
    const pixels = images.pixels.subarray(0, 2 * 784);
    expect(firstBroken(network, pixels)).toBe('');
    (network.layers[2] as { biases: Float32Array }).biases[3] = Infinity;
    expect(firstBroken(network, pixels)).toBe(', first in the layer “convolution2”');
  });

  test('the layer whose mean size grew most is named with its growth; one that only shrank is not', () => {
    const start = initialLayers(layersRecipes.cnn);
    const now = structuredClone(start);
    const [first, , second] = now.layers as { weights: Float32Array }[];
    first.weights.forEach((weight, k) => (first.weights[k] = 2 * weight));
    second.weights.forEach((weight, k) => (second.weights[k] = 3100 * weight));
    expect(grownMost(start, now)).toBe(
      ', and the weights of “convolution2” have grown most, to 3,100 times their size at the start',
    );
    expect(grownMost(now, start)).toBe('');
  });
});

test.each([
  [{ network: undefined }, 'recipe: network should be an inputShape and a list of 1 to 100 layers'],
  [{ network: { inputShape: [1, 28, 28], layers: [] } }, 'a list of 1 to 100 layers'],
  [
    {
      network: {
        inputShape: [784],
        layers: [{ kind: 'convolution', outputChannels: 8, kernelSize: 5 }],
      },
    },
    'recipe: output: expects a picture (channels, height, width), found a row of 784.',
  ],
  [
    { network: { inputShape: [784], layers: [{ kind: 'dense', outputSize: 1e6 }] } },
    'recipe: network should be one with at most 4000000 parameters, found at least 784000000.',
  ],
  [{ clipNorm: 0 }, 'recipe: clipNorm should be a number above 0 to 1000000000, found 0.'],
  [{ warmUp: 1 }, 'recipe: warmUp should be a number from 0 to below 1, found 1.'],
  [
    { batchSize: 10_000, network: architectures.cnn },
    'batchSize should be at most 6200 for so large a network',
  ],
])('a recipe with %o is refused: %s', (change, sentence) => {
  expect(() => startOf({ ...small, ...change })).toThrow(RangeError);
  expect(() => startOf({ ...small, ...change })).toThrow(sentence);
});

describe('behind the worker’s port', () => {
  const recipe = { ...small, epochs: 1 };

  test('a run is ready, steps, pauses, tells its first layer, its file and its losses, rewinds and is done', async () => {
    const session = serve({ recipe, paused: true });
    const ready = await session.until(({ kind }) => kind === 'ready');
    expect(ready).toMatchObject({ level: 'simd', threads: 1, stepsPerEpoch: 20, stepCount: 20 });
    session.send({ kind: 'step', count: 7 });
    await session.until((news) => progressIn(news)?.step === 7);
    session.send({ kind: 'firstLayer', request: 1 });
    expect(await session.until(({ kind }) => kind === 'firstLayer')).toMatchObject({
      step: 7,
      inputSize: 25,
      outputSize: 8,
    });
    session.send({ kind: 'rewind', checkpoint: 0 });
    await session.until((news) => progressIn(news)?.step === 0, session.heard.length);
    session.send({ kind: 'resume' });
    await session.until(isState('done'));
    session.send({ kind: 'weights', request: 2, which: 'best' });
    const file = await session.until(({ kind }) => kind === 'weights');
    const trainer = trainerOf(recipe);
    run(trainer);
    expect('bytes' in file && file.bytes).toEqual(trainingFile(trainer, 'best'));
    session.send({ kind: 'stop' });
    await session.ended;
  });

  test('images of the page in 2 classes that the network has no place for are refused in a sentence', async () => {
    const two = splitImages(recipe, images);
    const wrong = { ...two.training, labels: two.training.labels.map(() => 12) };
    const session = serve({ recipe, images: { ...two, training: wrong } });
    expect(await session.until(({ kind }) => kind === 'failed')).toMatchObject({
      why: 'images: labels of training should be from 0 to 9, found 12 at image 0.',
    });
  });

  test('without WebAssembly nothing is begun, and the sentence says what stands in the way and what works without', async () => {
    const chosen = chooseMachine(
      'simd',
      () => Promise.reject(new Error('status 404')),
      refusePlainLoops,
    );
    await expect(chosen).rejects.toThrow(
      'Networks of layers are trained by WebAssembly, and this browser cannot use it here (simd could not be loaded (status 404), scalar could not be loaded (status 404)). By plain TypeScript the run would take hours, so it was not begun; reading one digit works without.',
    );
  });
});
