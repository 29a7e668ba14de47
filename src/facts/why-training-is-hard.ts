// What the chapter on why training is hard says in numbers: gradients by layer, dead neurons, plateaus, two networks, maps.
import { spectrumOf } from '../formulas/spectrum.ts';
import type { Deep } from '../formulas/deep-network.ts';
import { mean } from '../formulas/scores.ts';
import {
  deadNeuronsRecord,
  gradientsByLayerRecord,
  lossMapsRecord,
  plateausRecord,
  twoNetworksRecord,
} from '#src/records/index.ts';
import type { DeadNeuronsPoint } from '#src/records/experiments/dead-neurons.ts';
import type { PlaceName } from '#src/records/experiments/plateaus.ts';
import { joinFacts } from './define-facts.ts';

export const hardFacts = () =>
  joinFacts([gradientFacts(), deadFacts(), plateauFacts(), twoNetworkFacts(), mapFacts()]);

const least = (values: readonly number[]) => Math.min(...values);
const most = (values: readonly number[]) => Math.max(...values);

function gradientFacts() {
  const { points } = gradientsByLayerRecord;
  const lengths = (deep: Deep) =>
    points.find(
      ({ activation, start, depth }) =>
        activation === deep.activation && start === deep.start && depth === deep.depth,
    )!.lengths;
  const ratios = (deep: Deep) => lengths(deep).map((one) => one[0]! / one.at(-1)!);
  const tanh = ratios({ activation: 'tanh', start: 'xavier', depth: 8 });
  const sigmoid = ratios({ activation: 'sigmoid', start: 'xavier', depth: 8 });
  const large = lengths({ activation: 'relu', start: 'large', depth: 8 });
  return {
    'tanh-ratio-least': least(tanh),
    'sigmoid-shorter-least': 1 / most(sigmoid),
    'relu-large-first': least(large.map((one) => one[0]!)),
  };
}

function deadFacts() {
  const { points } = deadNeuronsRecord;
  const runsOf = (rule: DeadNeuronsPoint['optimiser'], rate: number) =>
    points.filter(({ optimiser, learningRate }) => optimiser === rule && learningRate === rate);
  const rates = (rule: DeadNeuronsPoint['optimiser']) => [
    ...new Set(
      points.filter(({ optimiser }) => optimiser === rule).map(({ learningRate }) => learningRate),
    ),
  ];
  const share = ({ test }: DeadNeuronsPoint) => test.correct / test.count;
  const dead = (runs: readonly DeadNeuronsPoint[]) => runs.map((one) => one.dead);
  const one = runsOf('sgd', 1);
  const harmless = rates('sgd').filter((rate) => most(dead(runsOf('sgd', rate))) === 0);
  const meanOf = (rate: number) => mean(runsOf('adam', rate).map(share));
  const best = rates('adam').reduce((a, b) => (meanOf(b) > meanOf(a) ? b : a));
  return {
    'rate-one-worst': least(one.map(share)),
    'rate-one-fewest': least(dead(one)),
    'rate-one-most': most(dead(one)),
    'rate-half-more-fewest': least(dead(runsOf('sgd', 1.5))),
    'rate-half-more-floor': Math.floor(100 * least(runsOf('sgd', 1.5).map(share))) / 100,
    'largest-harmless-rate': most(harmless),
    'adam-best-rate': best,
    'adam-best-fewest': least(dead(runsOf('adam', best))),
  };
}

function plateauFacts() {
  const { places, images, sizes, steps } = plateausRecord;
  const [inputs, hidden, outputs] = sizes as [number, number, number];
  const of = (name: PlaceName) => places.filter((place) => place.name === name);
  const spectra = (name: PlaceName) => of(name).map(({ eigenvalues }) => spectrumOf(eigenvalues));
  const [zeros, twins] = (['zeros', 'twins'] as const).map((name) => spectra(name)[0]!);
  const trained = spectra('trained');
  return {
    'small-parameters': (inputs + 1) * hidden + (hidden + 1) * outputs,
    'zeros-flat': zeros!.flat,
    'plateau-steps': steps,
    'twins-down': twins!.down,
    'twins-accuracy': of('twins')[0]!.correct / images,
    'trained-down-least': least(trained.map(({ down }) => down)),
    'trained-down-most': most(trained.map(({ down }) => down)),
    'trained-down-share': most(trained.map(({ downShare }) => downShare)),
  };
}

function twoNetworkFacts() {
  const { parts, count, others } = twoNetworksRecord;
  const middle = parts.indexOf(0.5);
  const [second] = others;
  const asTrained = others.map((one) => one.asTrained[middle]! / count);
  const matched = others.map((one) => one.matched[middle]! / count);
  return {
    'second-accuracy': second!.correct / count,
    'half-way-trained': asTrained[0]!,
    'half-way-matched': matched[0]!,
    'moved-neurons': second!.moved,
    'matched-seeds': others.length,
    'half-way-trained-best': most(asTrained),
    'half-way-matched-worst': least(matched),
  };
}

function mapFacts() {
  const { parts, maps } = lossMapsRecord;
  const [end, start] = [parts.indexOf(0), parts.indexOf(1)];
  const [book] = maps;
  const rises = maps.flatMap(({ toStart, random }) =>
    random.map((losses) => losses[start]! / toStart[end]!),
  );
  return {
    'map-end-loss': book!.toStart[end]!,
    'map-start-loss': book!.toStart[start]!,
    'map-random-loss': most(book!.random.map((losses) => losses[start]!)),
    'map-lines': rises.length,
    'map-random-most': most(maps.flatMap(({ random }) => random.map((losses) => losses[start]!))),
    'map-start-least': least(maps.map(({ toStart }) => toStart[start]!)),
  };
}
