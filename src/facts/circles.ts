// What the network reads in the drawn circles that the prose speaks of.
import { type Arrangement, arrangements, drawCircles } from '../formulas/circles.ts';
import { readDigit } from '../formulas/reading.ts';
import type { Network } from '#src/nn/index.ts';

export function circleFacts(network: Network) {
  const read = (name: Arrangement) => readDigit(network, drawCircles(arrangements[name]));
  const [stacked, upper, beside] = [read('stacked'), read('upper'), read('beside')];
  return {
    'circles-stacked': stacked.prediction,
    'circles-stacked-probability': stacked.probabilities[stacked.prediction],
    'circles-upper': upper.prediction,
    'circles-upper-probability': upper.probabilities[upper.prediction],
    'circles-lower': read('lower').prediction,
    'circles-centred': read('centred').prediction,
    'circles-beside': beside.prediction,
    'circles-beside-probability': beside.probabilities[beside.prediction],
  };
}
