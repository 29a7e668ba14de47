// Starts and depth: how large the signals of one hidden layer and of eight are before training, and what one epoch makes of them.
import { createRandom, forward, type Network, type Random } from '../nn/index.ts';
import { toInputs } from '../mnist/image-set.ts';
import { sliceImages } from '../training/images.ts';
import { initialNetwork, type Recipe } from '../training/recipe.ts';
import { sgdRecipe } from '../training/sweep-recipe.ts';
import type {
  DeepStart,
  DeepStartPoint,
  DeepStartsRecord,
  Stack,
  StartSizes,
} from '../records/experiments/deep-starts.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { madeBy, rounded } from './record.ts';
import { measurePoint, percentOf } from './sweep.ts';

const deepSizes = [784, ...Array.from({ length: 8 }, () => 64), 10];
const stacks: DeepStartsRecord['stacks'] = {
  shallow: { sizes: [784, 128, 10], activation: 'relu' },
  relu: { sizes: deepSizes, activation: 'relu' },
  tanh: { sizes: deepSizes, activation: 'tanh' },
};
const starts: Record<DeepStart, Partial<Recipe>> = {
  he: { initialiser: 'he' },
  xavier: { initialiser: 'xavier' },
  // Drawn below: it is the only one that is uniform, and whose biases are random.
  pytorch: { initialiser: 'zeros' },
  small: { initialiser: 'normal', standardDeviation: 0.01 },
  large: { initialiser: 'normal', standardDeviation: 1 },
};
const seeds = [1, 2, 3];
const images = 200;
const range: [number, number] = [-8, 8];
const binsPerDecade = 3;

/** As PyTorch's nn.Linear draws them: weights and biases uniform between ±1/√inputSize. */
function drawPytorch(network: Network, random: Random): Network {
  for (const { inputSize, weights, biases } of network.layers) {
    const widest = 1 / Math.sqrt(inputSize);
    for (const array of [weights, biases]) {
      for (let k = 0; k < array.length; k++) array[k] = widest * (2 * random.uniform() - 1);
    }
  }
  return network;
}

const recipeOf = (stack: Stack, start: DeepStart, seed: number): Recipe => ({
  ...sgdRecipe,
  ...stacks[stack],
  ...starts[start],
  seed,
});

const alter = (start: DeepStart, seed: number) => (network: Network) =>
  start === 'pytorch' ? drawPytorch(network, createRandom(seed)) : network;

export function measureDeepStart(
  context: ExperimentContext,
  stack: Stack,
  start: DeepStart,
  seed: number,
): DeepStartPoint {
  const recipe = recipeOf(stack, start, seed);
  const { test } = measurePoint(context, recipe, { alterStart: alter(start, seed) });
  return { stack, start, seed, test };
}

/** What differs from image to image: each pre-activation less its neuron's mean over the images. */
function differences(preActivations: Float32Array, neurons: number): Float32Array {
  const means = new Float64Array(neurons);
  preActivations.forEach((z, k) => (means[k % neurons] += z / images));
  return preActivations.map((z, k) => z - means[k % neurons]);
}

function measureSizes({ train }: ExperimentContext, stack: Stack, start: DeepStart): StartSizes {
  const [seed] = seeds;
  const network = alter(start, seed)(initialNetwork(recipeOf(stack, start, seed)));
  const { pixels } = sliceImages(train, 0, images);
  const hidden = forward(network, toInputs(pixels))
    .preActivations.slice(0, -1)
    .map((layer) => differences(layer, layer.length / images));
  const [from, to] = range;
  const last = (to - from) * binsPerDecade - 1;
  return {
    stack,
    start,
    typical: hidden.map((layer) =>
      rounded(Math.sqrt(layer.reduce((sum, z) => sum + z * z, 0) / layer.length), 3),
    ),
    bins: hidden.map((layer) => {
      const counts = Array.from({ length: last + 1 }, () => 0);
      for (const z of layer) {
        const bin = Math.floor((Math.log10(Math.abs(z)) - from) * binsPerDecade);
        counts[Math.min(last, Math.max(0, bin))] += 1;
      }
      return counts.map((count) => Math.round((1000 * count) / layer.length));
    }),
  };
}

export function makeDeepStarts(context: ExperimentContext): DeepStartsRecord {
  const pairs = (Object.keys(stacks) as Stack[]).flatMap((stack) =>
    (Object.keys(starts) as DeepStart[]).map((start) => [stack, start] as const),
  );
  const points = pairs.flatMap(([stack, start]) => {
    const runs = seeds.map((seed) => measureDeepStart(context, stack, start, seed));
    const found = runs.map(({ test }) => percentOf(test)).join(', ');
    context.say(`${stack}, ${start}: test ${found}`);
    return runs;
  });
  const sizes = pairs
    .filter(([stack]) => stack !== 'shallow')
    .map(([stack, start]) => measureSizes(context, stack, start));
  const words = `One epoch of the recipe from five starts, with one hidden layer and with eight; and before the first step, for ${images} training images, how far pre-activations lie from their neuron’s mean, seed ${seeds[0]}.`;
  return {
    made: madeBy('deep-starts', words),
    recipe: sgdRecipe,
    stacks,
    points,
    images,
    range,
    sizes,
  };
}
