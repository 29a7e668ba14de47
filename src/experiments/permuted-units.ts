// Permuted units: the hidden neurons of the shipped network change places, and its answers stay what they were.
//
// Half-way between the network and its twin, each weight being the mean of the two, there is no such equality.
import { between, permuteNeurons } from '../formulas/matching.ts';
import { createRandom, shuffle } from '../nn/index.ts';
import { createAsker } from './score-network.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { madeBy, rounded } from './record.ts';
import { compare, probabilitiesOf } from './shuffled.ts';
import type { PermutedUnitsRecord } from '../records/experiments/permuted-units.ts';

const seed = 20261123;

export const unitOrder = (width: number): Uint32Array =>
  shuffle(
    Uint32Array.from({ length: width }, (_, neuron) => neuron),
    createRandom(seed),
  );

export function makePermutedUnits(context: ExperimentContext): PermutedUnitsRecord {
  const { network, test } = context;
  const width = network.layers[0].outputSize;
  const order = unitOrder(width);
  const twin = permuteNeurons(network, order);
  const ask = createAsker(context.machine(), network);
  const networks = [network, twin, between(network, twin, 0.5)];
  const correct = networks.map((one) => ask(one, test).correct) as [number, number, number];
  context.say(`right, right after a permutation, right half-way: ${correct.join(', ')}`);
  const [asIs, permuted] = [network, twin].map((one) => probabilitiesOf(context, one, test));
  const { differentAnswers, largestDifference } = compare(asIs, permuted, network.sizes.at(-1)!);
  let digits = 0;
  for (let neuron = 1; neuron <= width; neuron++) digits += Math.log10(neuron);
  const words =
    'The 128 hidden neurons of the shipped network in an order of chance, and the network whose parameters are the means of both, on the 10,000 test images.';
  return {
    made: madeBy('permuted-units', words),
    seed,
    order: [...order],
    correct,
    count: test.count,
    differentAnswers,
    largestDifference: rounded(largestDifference),
    digitsOfOrders: rounded(digits),
  };
}
