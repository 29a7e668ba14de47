// What the recap alone counts: the price of one step of learning without backpropagation.
import { bookSizes } from '#src/nn/networks.ts';
import { countParameters } from '#src/nn/index.ts';

export function recapFacts() {
  return {
    // Each parameter is moved a little up, then a little down, and the loss is computed both times.
    'passes-by-differences': 2 * countParameters(bookSizes),
  };
}
