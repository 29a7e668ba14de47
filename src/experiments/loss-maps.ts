// Loss maps: a straight line from a trained network to its start, and lines of the same length in random directions.
import { between } from '../formulas/matching.ts';
import {
  createRandom,
  type DenseLayer,
  type Network,
  parameterArrays,
  type Random,
  randomDirection,
} from '../nn/index.ts';
import type { LossMap, LossMapsRecord } from '../records/experiments/loss-maps.ts';
import { initialNetwork, shippedRecipe, secondRecipe } from '../training/recipe.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { madeBy, rounded } from './record.ts';
import { runRecipe } from './run.ts';
import { createAsker } from './score-network.ts';

const parts = Array.from({ length: 15 }, (_, step) => (step - 4) / 8);
const randomSeeds = [1, 2, 3];

/** How far two networks are apart, over all parameters. */
function distance(one: Network, other: Network): number {
  const others = parameterArrays(other);
  const squares = parameterArrays(one).map((values, k) =>
    values.reduce((sum, value, place) => sum + (value - others[k]![place]!) ** 2, 0),
  );
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0));
}

/** The network at the end of a way of that length, in a direction of which none is likelier than the others. */
function awayFrom(network: Network, length: number, random: Random): Network {
  const direction = randomDirection(network, random);
  const moved = (values: Float32Array, steps: Float32Array) =>
    values.map((value, k) => value + length * steps[k]!);
  const layers = network.layers.map((layer, l): DenseLayer => {
    const { dWeights, dBiases } = direction[l]!;
    return {
      ...layer,
      weights: moved(layer.weights, dWeights),
      biases: moved(layer.biases, dBiases),
    };
  });
  return { ...network, layers };
}

function measureMap(context: ExperimentContext, seed: number, end: Network): LossMap {
  const start = initialNetwork({ ...shippedRecipe, seed });
  const ask = createAsker(context.machine(), end);
  const along = (target: Network) =>
    parts.map((part) => rounded(ask(between(end, target, part), context.test).loss, 4));
  const length = distance(start, end);
  const random = randomSeeds.map((one) => along(awayFrom(end, length, createRandom(one))));
  return { seed, length: rounded(length), toStart: along(start), random };
}

export function makeLossMaps(context: ExperimentContext): LossMapsRecord {
  const ends: [seed: number, end: Network][] = [
    [shippedRecipe.seed, context.network],
    [secondRecipe.seed, context.second],
    [2, runRecipe(context, { ...shippedRecipe, seed: 2 }).best.network],
  ];
  const maps = ends.map(([seed, end]) => {
    const map = measureMap(context, seed, end);
    context.say(`seed ${seed}: ${map.toStart.join(' ')}; random ${map.random[0]!.join(' ')}`);
    return map;
  });
  const words =
    'Three networks by the book’s recipe: the mean loss on the 10,000 test images along the straight line from the trained network to its start, and along three random directions of the same length.';
  return { made: madeBy('loss-maps', words), parts, maps };
}
