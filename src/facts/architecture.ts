// Facts that follow from the layer sizes alone: arithmetic, no training.
import { countConnections, countParameters } from '#src/nn/index.ts';

/** The network of the book: one input per pixel, 128 hidden neurons, one output per digit. */
export const bookSizes = [784, 128, 10];

export function architectureFacts(sizes: readonly number[] = bookSizes): Record<string, number> {
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

/** A digit reader's sizes: 784 pixels, any hidden layers, ten digits. */
export const digitNetwork = (hidden: readonly number[]): number[] => [784, ...hidden, 10];

/** Share of all parameters saved on the way from one network to a smaller one. */
export function shrinkingSaves(before: readonly number[], after: readonly number[]): number {
  return 1 - countParameters([...after]) / countParameters([...before]);
}

/** Share of all parameters saved when every one of `depth` hidden layers shrinks from `wide` to `narrow`. */
export function halvingSaves(wide: number, narrow: number, depth: number): number {
  const network = (width: number) => digitNetwork(Array<number>(depth).fill(width));
  return shrinkingSaves(network(wide), network(narrow));
}

/** The depths the book looks at when it halves 512 neurons to 256. */
export const halvingDepths = Array.from({ length: 20 }, (_, index) => index + 1);

/** What halving 512 to 256 saves, and two networks to count by hand. */
export function halvingFacts(): Record<string, number> {
  const savings = halvingDepths.map((depth) => halvingSaves(512, 256, depth));
  const square = (width: number) => countParameters([width, width]);
  return {
    'parameters-512': countParameters(digitNetwork([512])),
    'parameters-256': countParameters(digitNetwork([256])),
    'parameters-64-32': countParameters(digitNetwork([64, 32])),
    'biases-64-32': 64 + 32 + 10,
    ...Object.fromEntries(savings.map((saved, index) => [`saved-depth-${index + 1}`, saved])),
    'first-depth-over-70': savings.findIndex((saved) => saved > 0.7) + 1,
    'saved-first-of-two': shrinkingSaves(digitNetwork([512, 512]), digitNetwork([256, 512])),
    'saved-second-of-two': shrinkingSaves(digitNetwork([512, 512]), digitNetwork([512, 256])),
    'saved-square': 1 - countConnections([256, 256]) / countConnections([512, 512]),
    'saved-square-with-biases': 1 - square(256) / square(512),
  };
}
