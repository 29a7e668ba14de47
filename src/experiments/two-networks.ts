// Two networks: the book's and one from another seed are mixed, weight by weight, before and after their hidden neurons are matched.
import { between, greedyPairs, orderOf, overlaps, permuteNeurons } from '../formulas/matching.ts';
import type { Network } from '../nn/index.ts';
import type { OtherNetwork, TwoNetworksRecord } from '../records/experiments/two-networks.ts';
import { shippedRecipe, secondRecipe } from '../training/recipe.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { madeBy } from './record.ts';
import { runRecipe } from './run.ts';
import { createAsker } from './score-network.ts';

const seeds = [secondRecipe.seed, 2, 3];
const parts = Array.from({ length: 21 }, (_, step) => step / 20);
const pairCounts = [0, 8, 16, 24, 32, 48, 64, 80, 96, 112, 128];

/** The network of that seed: the shipped one where there is one. */
const otherOf = (context: ExperimentContext, seed: number): Network =>
  seed === secondRecipe.seed
    ? context.second
    : runRecipe(context, { ...shippedRecipe, seed }).best.network;

function measureOther(
  context: ExperimentContext,
  seed: number,
  other = otherOf(context, seed),
): OtherNetwork {
  const { network, test } = context;
  const ask = createAsker(context.machine(), network);
  const correctAt = (partner: Network, part: number) =>
    ask(between(network, partner, part), test).correct;
  const pairs = greedyPairs(overlaps(network, other), network.sizes[1]!);
  const partner = permuteNeurons(other, orderOf(pairs));
  return {
    seed,
    correct: ask(other, test).correct,
    moved: pairs.filter((pair) => pair.one !== pair.other).length,
    asTrained: parts.map((part) => correctAt(other, part)),
    matched: parts.map((part) => correctAt(partner, part)),
    halfWay: pairCounts.map((count) =>
      correctAt(permuteNeurons(other, orderOf(pairs, count)), 0.5),
    ),
  };
}

export function makeTwoNetworks(context: ExperimentContext): TwoNetworksRecord {
  const { network, test } = context;
  const others = seeds.map((seed) => {
    const found = measureOther(context, seed);
    context.say(`seed ${seed}: ${found.correct}, half-way ${found.halfWay.join(' ')}`);
    return found;
  });
  const words =
    'The book’s network and three that were trained by its recipe from other seeds: the parameters on the straight line between the two, before and after greedy matching of the 128 hidden neurons, on the 10,000 test images.';
  return {
    made: madeBy('two-networks', words),
    count: test.count,
    correct: createAsker(context.machine(), network)(network, test).correct,
    parts,
    pairCounts,
    others,
  };
}
