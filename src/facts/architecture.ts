// Facts that follow from the layer sizes alone: arithmetic, no training.
import {
  digitNetwork,
  halvingDepths,
  halvingSaves,
  shrinkingSaves,
} from '#src/formulas/architecture.ts';
import { countConnections, countParameters } from '#src/nn/index.ts';
import { bookSizes } from '#src/nn/networks.ts';
import { family } from './define-facts.ts';

export function architectureFacts(sizes: readonly number[] = bookSizes) {
  const [inputs, hidden, outputs] = sizes;
  return {
    inputs,
    'hidden-neurons': hidden,
    outputs,
    'hidden-weights': inputs * hidden,
    'output-weights': hidden * outputs,
    connections: countConnections([...sizes]),
    biases: hidden + outputs,
    parameters: countParameters([...sizes]),
    // The same beside a figure that counts another network under the names above.
    'book-hidden-weights': inputs * hidden,
    'book-output-weights': hidden * outputs,
    'book-connections': countConnections([...sizes]),
    'book-biases': hidden + outputs,
    'book-parameters': countParameters([...sizes]),
    'hidden-share': (inputs * hidden) / countConnections([...sizes]),
  };
}

/** What halving 512 to 256 saves, and two networks to count by hand. */
export function halvingFacts() {
  const savings = halvingDepths.map((depth) => halvingSaves(512, 256, depth));
  const square = (width: number) => countParameters([width, width]);
  return {
    'parameters-512': countParameters(digitNetwork([512])),
    'parameters-256': countParameters(digitNetwork([256])),
    'parameters-64-32': countParameters(digitNetwork([64, 32])),
    'biases-64-32': 64 + 32 + 10,
    // The depths that the prose speaks of.
    ...family('saved-depth', [1, 2, 3, 7, 8], (depth) => savings[depth - 1]),
    'first-depth-over-70': savings.findIndex((saved) => saved > 0.7) + 1,
    'saved-first-of-two': shrinkingSaves(digitNetwork([512, 512]), digitNetwork([256, 512])),
    'saved-second-of-two': shrinkingSaves(digitNetwork([512, 512]), digitNetwork([512, 256])),
    'saved-square': 1 - countConnections([256, 256]) / countConnections([512, 512]),
    'saved-square-with-biases': 1 - square(256) / square(512),
  };
}
