// Clipping: a gradient that is too long keeps its direction and is shortened, so that one batch cannot throw the weights far.
//
// gradient ← gradient · longest / ‖gradient‖ where ‖gradient‖ > longest      ‖gradient‖ = √(Σ gradient²), over all parameters

import type { LayerGradients } from './layers/layer-kind.ts';
import type { Layer } from './layers/layer.ts';
import type { Network } from './network.ts';
import { gradientArrays } from './optimiser.ts';

/** Shortens the gradients in place, and gives how long they were. Throws ShapeError when they do not fit the network. */
export function clipGradients(
  network: Network<Layer>,
  gradients: readonly LayerGradients[],
  longest: number,
): number {
  const arrays = gradientArrays(network, gradients);
  let squares = 0;
  for (const array of arrays) for (const gradient of array) squares += gradient * gradient;
  const norm = Math.sqrt(squares);
  if (norm > longest) {
    for (const array of arrays) {
      for (let k = 0; k < array.length; k++) array[k] *= longest / norm;
    }
  }
  return norm;
}
