// The trainer does the textbook's arithmetic, can be left and taken up anywhere, and says when a run is lost.
import { describe, expect, test } from 'vitest';
import {
  backward,
  createAdam,
  createMomentum,
  createNesterov,
  createRandom,
  createRmsprop,
  createSgd,
  crossEntropy,
  forward,
  shuffle,
  smoothLabels,
  softCrossEntropy,
} from '#src/nn/index.ts';
import { levels } from '#src/nn/kernels/index.ts';
import { gatherBatch } from '#src/mnist/image-set.ts';
import { splitImages } from '#src/training/images.ts';
import { initialNetwork, learningRateAt, type Recipe } from '#src/training/recipe.ts';
import { createTrainer } from '#src/training/trainer.ts';
import { createWatch } from '#src/training/divergence.ts';
import { largestDifference } from '../nn/oracle/read.ts';
import { machineOf } from '../kernels/machines.ts';
import { bytesOf, images, run, smallRecipe, smallTrainer } from './small.ts';

const optimisers = {
  sgd: createSgd,
  momentum: createMomentum,
  nesterov: createNesterov,
  rmsprop: createRmsprop,
  adam: createAdam,
};
const rates = { sgd: 0.3, momentum: 0.03, nesterov: 0.03, rmsprop: 0.002, adam: 0.003 };

/** The first losses as src/nn alone gives them, by its plain loops. */
function textbookLosses(recipe: Recipe, count: number): number[] {
  const network = initialNetwork(recipe);
  const optimiser = optimisers[recipe.optimiser](network);
  const order = shuffle(
    Uint32Array.from({ length: 2000 }, (_, image) => image),
    createRandom(recipe.seed + 1),
  );
  return Array.from({ length: count }, (_, step) => {
    const batch = gatherBatch(images, order.subarray(step * 32, (step + 1) * 32));
    const pass = forward(network, batch.inputs);
    const smoothing = recipe.labelSmoothing ?? 0;
    const targets = smoothLabels(batch.labels, 10, smoothing);
    const loss =
      smoothing > 0
        ? softCrossEntropy(pass.probabilities, targets, 10)
        : crossEntropy(pass.probabilities, batch.labels, 10);
    const wanted = smoothing > 0 ? targets : batch.labels;
    optimiser.step(backward(network, pass, wanted), learningRateAt(recipe, step, 189));
    return loss;
  });
}

test.each([
  ['sgd', {}],
  ['momentum', {}],
  ['nesterov', {}],
  ['rmsprop', {}],
  ['adam', {}],
  ['sgd', { labelSmoothing: 0.1 }],
] as const)(
  'with %s and %o, the first ten losses are within 1e-5 of a run by the textbook’s own loops, at every level',
  (optimiser, more) => {
    const recipe = { ...smallRecipe, ...more, optimiser, learningRate: rates[optimiser] };
    const expected = textbookLosses(recipe, 10);
    for (const level of levels) {
      const trainer = createTrainer(recipe, splitImages(recipe, images), machineOf(level));
      const found = run(trainer, 10).map((report) => (report.kind === 'step' ? report.loss : NaN));
      expect(largestDifference(found, expected)).toBeLessThan(1e-5);
    }
  },
);

test('60,000 images, 5,000 of them for validation, in batches of 32 are 1,719 steps an epoch; a subset of 10,000 is 313', () => {
  const counts = (trainCount?: number) => {
    const many = {
      name: 'blank',
      count: 60_000,
      pixels: new Uint8Array(60_000),
      labels: new Uint8Array(60_000),
    };
    const recipe = { ...smallRecipe, sizes: [1, 10], validationCount: 5000, epochs: 2, trainCount };
    const trainer = createTrainer(recipe, splitImages(recipe, many), machineOf('simd'));
    return [trainer.trainCount, trainer.stepsPerEpoch, trainer.stepCount];
  };
  expect(counts()).toEqual([55_000, 1719, 3438]);
  expect(counts(10_000)).toEqual([10_000, 313, 626]);
});

test('a step’s accuracy is the share of right answers of its batch: before any learning as forward gives it', () => {
  const recipe = { ...smallRecipe, batchSize: 500 };
  const order = shuffle(
    Uint32Array.from({ length: 2000 }, (_, image) => image),
    createRandom(recipe.seed + 1),
  );
  const batch = gatherBatch(images, order.subarray(0, 500));
  const { probabilities } = forward(initialNetwork(recipe), batch.inputs);
  const right = [...batch.labels].filter((label, image) => {
    const row = [...probabilities.subarray(image * 10, (image + 1) * 10)];
    return row.indexOf(Math.max(...row)) === label;
  });
  const [first] = run(smallTrainer(recipe), 1);
  expect(first).toMatchObject({ kind: 'step', step: 1, epoch: 1, accuracy: right.length / 500 });
});

const everything: Recipe = {
  ...smallRecipe,
  activation: 'tanh',
  optimiser: 'adam',
  learningRate: 0.003,
  schedule: 'cosine',
  weightDecay: 0.01,
  dropout: 0.2,
  shift: 2,
};

describe.each([
  ['plain SGD', smallRecipe],
  ['momentum', { ...smallRecipe, optimiser: 'momentum' as const, learningRate: 0.03 }],
  ['Adam with shifts, dropout, decay and tanh', everything],
])('%s', (_, recipe) => {
  const straight = smallTrainer(recipe);
  const reports = run(straight);

  test('the same seed gives the same bytes twice, another seed others', () => {
    const again = smallTrainer(recipe);
    expect(run(again)).toEqual(reports);
    expect(bytesOf(again.network())).toEqual(bytesOf(straight.network()));
    const other = smallTrainer({ ...recipe, seed: 6 });
    run(other);
    expect(bytesOf(other.network())).not.toEqual(bytesOf(straight.network()));
  });

  test.each([0, 1, 40, 63, 100])(
    'rewound to step %s and run again, every report and every byte is that of a straight run',
    (step) => {
      const trainer = smallTrainer(recipe);
      run(trainer, step);
      const checkpoint = trainer.checkpoint();
      run(trainer, 130);
      trainer.learningRate = 0.01; // forgotten by the rewind
      run(trainer, 150);
      trainer.rewind(checkpoint);
      expect(trainer.step).toBe(step);
      const again = run(trainer);
      expect(again.filter(({ kind }) => kind === 'step').length).toBe(189 - step);
      expect(again).toEqual(reports.slice(reports.length - again.length));
      expect(bytesOf(trainer.network())).toEqual(bytesOf(straight.network()));
      expect(trainer.best!.epoch).toBe(straight.best!.epoch);
    },
  );
});

test('a learning rate changed before step 95 of 189 keeps the schedule’s shape: 0.3 · (1 − 94 / 189) becomes 0.05, and the last step a 95th of that', () => {
  const trainer = smallTrainer();
  run(trainer, 94);
  expect(trainer.learningRate).toBeCloseTo((0.3 * 95) / 189, 12);
  trainer.learningRate = 0.05;
  const rest = run(trainer).filter((report) => report.kind === 'step');
  expect(rest[0]!.learningRate).toBeCloseTo(0.05, 12);
  expect(rest.at(-1)!.learningRate).toBeCloseTo(0.05 / 95, 12);
  expect(trainer.changes).toEqual([{ step: 95, learningRate: 0.05 }]);
  expect(() => (trainer.learningRate = 0)).toThrow('should be a number above 0, found 0');
});

test('a shift, dropout or weight decay of 0 is the recipe without it, byte for byte; of more, it is not', () => {
  const bytes = (recipe: Recipe) => {
    const trainer = smallTrainer(recipe);
    run(trainer, 20);
    return bytesOf(trainer.network());
  };
  const plain = bytes(smallRecipe);
  expect(bytes({ ...smallRecipe, shift: 0, dropout: 0, weightDecay: 0 })).toEqual(plain);
  for (const change of [{ shift: 1 }, { dropout: 0.5 }, { weightDecay: 0.01 }]) {
    expect(bytes({ ...smallRecipe, ...change })).not.toEqual(plain);
  }
});

describe('a run that is lost', () => {
  const lastOf = (recipe: Recipe, most: number) => {
    const trainer = smallTrainer(recipe);
    for (let work = 0; work < most && !trainer.isDone; work++) {
      const report = trainer.advance();
      if (report.kind === 'step' && report.diverged) return report;
    }
    return undefined;
  };

  test('a learning rate of 1e6 stops within 100 steps, with the reason and a lower rate to try', () => {
    const report = lastOf({ ...smallRecipe, learningRate: 1e6 }, 103);
    expect(report?.diverged).toMatch(
      /^(At step \d+ the loss is no longer a number|By step 100 the loss has risen to [\d.]+, from [\d.]+): the steps are too long. Try a lower learning rate, such as \d+\.$/,
    );
  });

  test('a loss that is no number in the first step is the starting weights’ fault, later the steps’', () => {
    const at = (step: number) => createWatch(10, 1719).see(NaN, step, 0.25);
    expect(at(1)).toBe(
      'At step 1 the loss is no longer a number: the starting weights are too large. Try another initialiser.',
    );
    expect(at(2)).toBe(
      'At step 2 the loss is no longer a number: the steps are too long. Try a lower learning rate, such as 0.03.',
    );
  });

  test('a mean loss over 100 steps of 9.2 goes on, of 9.3 stops: 4 · ln 10 is 9.21; a run that began at 5 may go to 20', () => {
    const stops = (first: number, later: number) => {
      const watch = createWatch(10, 1719);
      watch.see(first, 1, 0.1);
      return Array.from({ length: 120 }, (_, k) => watch.see(later, k + 2, 0.1)).some(Boolean);
    };
    expect([stops(2.3, 9.2), stops(2.3, 9.3)]).toEqual([false, true]);
    expect([stops(5, 19.9), stops(5, 20.1)]).toEqual([false, true]);
  });

  test.each(['sgd', 'momentum', 'adam'] as const)(
    'a run of %s that learns is never stopped',
    (optimiser) => {
      expect(lastOf({ ...smallRecipe, optimiser, learningRate: rates[optimiser] }, 1000)).toBe(
        undefined,
      );
    },
  );
});
