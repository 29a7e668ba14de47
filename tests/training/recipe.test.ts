// A recipe that cannot be trained is refused with one sentence on the field that is wrong.
import { expect, test } from 'vitest';
import { shippedRecipe, initialNetwork, learningRateAt } from '#src/training/recipe.ts';
import { checkRecipe } from '#src/training/check-recipe.ts';
import { splitImages } from '#src/training/images.ts';
import { createTrainer } from '#src/training/trainer.ts';
import { plainMachine } from '#src/nn/kernels/index.ts';

test.each([
  [
    { sizes: [784] },
    'sizes should be a list of 2 to 10 whole numbers from 1, pixels first, found [784]',
  ],
  [{ sizes: [784, 0, 10] }, 'found [784,0,10]'],
  [{ sizes: 'large' }, 'found "large"'],
  [{ sizes: [784, 5000, 1000, 10] }, 'at most 4000000 parameters, found 8936010'],
  [
    { activation: 'step' },
    'activation should be one of relu, sigmoid, tanh, identity, found "step"',
  ],
  [{ initialiser: 'ones' }, 'initialiser should be one of he, xavier, zeros, normal, found "ones"'],
  [{ standardDeviation: -1 }, 'standardDeviation should be a number from 0 to 100, found -1'],
  [
    { optimiser: undefined },
    'optimiser should be one of sgd, momentum, nesterov, rmsprop, adam, found undefined',
  ],
  [{ momentum: 1 }, 'momentum should be a number from 0 to below 1, found 1'],
  [{ batchSize: 0 }, 'batchSize should be a whole number from 1 to 10000, found 0'],
  [{ batchSize: 32.5 }, 'found 32.5'],
  [
    { sizes: [784, 1000, 10], batchSize: 9999 },
    'batchSize should be at most 2515 for so large a network',
  ],
  [{ learningRate: 0 }, 'learningRate should be a number above 0 to 1000000000, found 0'],
  [{ learningRate: NaN }, 'found NaN'],
  [{ learningRate: '0.1' }, 'found "0.1"'],
  [
    { schedule: 'stairs' },
    'schedule should be one of constant, step, linear, cosine, found "stairs"',
  ],
  [{ epochs: 0 }, 'epochs should be a whole number from 1 to 10000, found 0'],
  [{ validationCount: 0 }, 'validationCount should be a whole number from 1 to 59999, found 0'],
  [{ trainCount: 60_000 }, 'trainCount should be a whole number from 1 to 59999, found 60000'],
  [{ weightDecay: -0.1 }, 'weightDecay should be a number from 0 to 1, found -0.1'],
  [{ dropout: 1 }, 'dropout should be a number from 0 to below 1, found 1'],
  [{ labelSmoothing: 1 }, 'labelSmoothing should be a number from 0 to below 1, found 1'],
  [{ shift: 1.5 }, 'shift should be a whole number from 0 to 14, found 1.5'],
  [{ frozenLayers: 0.5 }, 'frozenLayers should be a whole number from 0 to 8, found 0.5'],
  [{ frozenLayers: 2 }, 'frozenLayers should be at most 1 for 2 layers, found 2'],
  [{ unscaled: 1 }, 'unscaled should be true or false, found 1'],
  [{ labelSeed: -1 }, 'labelSeed should be a whole number from 0 to 9007199254740991, found -1'],
  [{ seed: -1 }, 'seed should be a whole number from 0 to 9007199254740988, found -1'],
] as const)('a recipe with %o is refused: %s', (change, sentence) => {
  const check = () => checkRecipe({ ...shippedRecipe, ...change });
  expect(check).toThrow(RangeError);
  expect(check).toThrow(sentence);
  expect(check).toThrow(/^recipe: [^\n]+\.$/);
});

test('the shipped recipe is sound, and what is no recipe at all is refused', () => {
  expect(() => checkRecipe(shippedRecipe)).not.toThrow();
  for (const nothing of [null, undefined, 'recipe', 7]) {
    expect(() => checkRecipe(nothing)).toThrow('should be a recipe');
  }
});

const four = {
  name: 'four',
  count: 4,
  pixels: new Uint8Array(12),
  labels: Uint8Array.of(0, 1, 2, 1),
};

test('of 4 images 2 are trained on and the last 1 chooses; more than there are is refused', () => {
  const { training, validation } = splitImages({ trainCount: 2, validationCount: 1 }, four);
  expect([...training.labels]).toEqual([0, 1]);
  expect([...validation.labels]).toEqual([1]);
  expect(() => splitImages({ trainCount: 2, validationCount: 3 }, four)).toThrow(
    'from 1 to 2, found 3',
  );
});

test('sizes that do not fit the images, and shifts of images that are not square, are refused', () => {
  const start = (change: object) => () => {
    const recipe = { ...shippedRecipe, sizes: [3, 3], validationCount: 1, ...change };
    return createTrainer(recipe, splitImages(recipe, four), plainMachine());
  };
  expect(start({})).not.toThrow();
  expect(start({ sizes: [4, 3] })).toThrow(
    'should begin with 3 pixels and end with at least 3 classes, found 4, 3',
  );
  expect(start({ sizes: [3, 2] })).toThrow('at least 3 classes');
  expect(start({ shift: 1 })).toThrow('shift needs square images, found 3 pixels');
});

test('cosine falls from 0.4 over 0.2 at half the way to 0: 0.4, 0.34142, 0.2, 0.05858', () => {
  const recipe = { ...shippedRecipe, learningRate: 0.4, schedule: 'cosine' as const };
  [0.4, 0.2 + 0.1 * Math.SQRT2, 0.2, 0.2 - 0.1 * Math.SQRT2].forEach((expected, step) => {
    expect(learningRateAt(recipe, step, 4)).toBeCloseTo(expected, 12);
  });
});

test('the normal initialiser draws 100,352 weights of the deviation asked for, within 1 %, and the network knows its activation', () => {
  const network = initialNetwork({
    ...shippedRecipe,
    initialiser: 'normal',
    standardDeviation: 0.5,
    activation: 'tanh',
  });
  const { weights } = network.layers[0]!;
  const square = weights.reduce((sum, weight) => sum + weight * weight, 0) / weights.length;
  expect(weights.length).toBe(100_352);
  expect(Math.abs(Math.sqrt(square) / 0.5 - 1)).toBeLessThan(0.01);
  expect(network.activation).toBe('tanh');
});
