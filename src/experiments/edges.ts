// Edges: how much of a hidden unit's weights the best edge or bar of the bank explains.
//
// R² = the squared correlation of the unit's 784 weights with the template's 784 numbers
//    = the share of the weights' variance that a · template + b explains, with the best a and b
import { medianOf } from '../formulas/scores.ts';
import type { DenseLayer } from '../nn/index.ts';
import { initialNetwork, shippedRecipe } from '../training/recipe.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { bank, drawTemplate } from '../formulas/edge-bank.ts';
import { madeBy, rounded } from './record.ts';
import type { EdgeMatch, EdgesRecord } from '../records/experiments/edges.ts';

/** With mean 0 and length 1, so that a product of two such is their correlation. */
function standardised(values: ArrayLike<number>): Float64Array {
  const array = Float64Array.from(values);
  const mean = array.reduce((sum, value) => sum + value, 0) / array.length;
  const centred = array.map((value) => value - mean);
  const length = Math.hypot(...centred);
  return centred.map((value) => value / length);
}

export function weightsOfNeuron({ weights, inputSize, outputSize }: DenseLayer, neuron: number) {
  return Float32Array.from({ length: inputSize }, (_, i) => weights[i * outputSize + neuron]);
}

/** For each of some neurons of `layer`, one of the bank's templates that explains most. */
export function bestMatches(layer: DenseLayer, neurons: readonly number[]): EdgeMatch[] {
  const wanted = neurons.map((neuron) => standardised(weightsOfNeuron(layer, neuron)));
  const best = neurons.map((): EdgeMatch => ({ r2: -1, sign: 1, place: -1 }));
  bank.forEach((template, place) => {
    const picture = standardised(drawTemplate(template));
    wanted.forEach((weights, k) => {
      let correlation = 0;
      for (let i = 0; i < picture.length; i++) correlation += picture[i] * weights[i];
      const r2 = correlation * correlation;
      if (r2 > best[k].r2) best[k] = { r2, sign: correlation < 0 ? -1 : 1, place };
    });
  });
  return best;
}

function spread(matches: readonly EdgeMatch[]) {
  const r2 = matches.map((match) => match.r2);
  return { medianR2: rounded(medianOf(r2)), largestR2: rounded(Math.max(...r2)) };
}

export function makeEdges(context: ExperimentContext): EdgesRecord {
  const layer = context.network.layers[0];
  const start = initialNetwork(shippedRecipe).layers[0];
  const every = Array.from({ length: layer.outputSize }, (_, unit) => unit);
  context.say(`${layer.outputSize} units against ${bank.length} templates`);
  const matches = bestMatches(layer, every);
  context.say('the same before the first step');
  const chance = bestMatches(start, every);
  const words =
    'The hidden layer of the shipped network; all 784 weights of a unit count, those of pixels that are never inked too.';
  return {
    made: madeBy('edges', words),
    templates: bank.length,
    units: matches.map((match) => ({ ...match, r2: rounded(match.r2), ...bank[match.place] })),
    ...spread(matches),
    aboveHalf: matches.filter(({ r2 }) => r2 > 0.5).length,
    untrained: { ...spread(chance), r2: chance.map(({ r2 }) => rounded(r2, 3)) },
  };
}
