// Feature maps: what each filter of a convolutional network answers at each of its places on one picture.
import { toInputs } from '#src/mnist/image-set.ts';
import { forward, type Layer } from '#src/nn/layers/index.ts';
import { type Network, predictions } from '#src/nn/index.ts';

/** The maps of one layer after ReLU: (count, side, side). */
export interface Maps {
  count: number;
  side: number;
  values: Float32Array;
}

export interface MapsReading {
  /** Of each convolution, the first layer's first. */
  maps: Maps[];
  prediction: number;
  /** Of the prediction. */
  probability: number;
}

/** `pixels` are 784 bytes; `network` begins with a convolution. */
export function readMaps(network: Network<Layer>, pixels: Uint8Array): MapsReading {
  const { activations, logits, probabilities } = forward(network, toInputs(pixels), 1);
  const maps = network.layers.flatMap((layer, l): Maps[] => {
    if (layer.kind !== 'convolution') return [];
    const values = activations[l];
    const { outputChannels: count } = layer;
    return [{ count, side: Math.sqrt(values.length / count), values }];
  });
  const [prediction] = predictions(logits, logits.length);
  return { maps, prediction, probability: probabilities[prediction] };
}

/** The filters of the first convolution: each (kernelSize, kernelSize). */
export function firstFilters(network: Network<Layer>): Float32Array[] {
  const [first] = network.layers;
  if (first.kind !== 'convolution') return [];
  const size = first.kernelSize ** 2;
  return Array.from({ length: first.outputChannels }, (_, o) =>
    first.weights.slice(o * size, (o + 1) * size),
  );
}

/**
 * How far maps are from earlier ones moved by so many places to the right and down: the largest difference, over the
 * places that both have.
 */
export function differenceWhenMoved(before: Maps, after: Maps, right: number, down: number) {
  const { count, side } = before;
  let largest = 0;
  for (let map = 0; map < count; map++) {
    for (let y = Math.max(0, -down); y < Math.min(side, side - down); y++) {
      for (let x = Math.max(0, -right); x < Math.min(side, side - right); x++) {
        const at = (row: number, column: number) => (map * side + row) * side + column;
        const moved = after.values[at(y + down, x + right)];
        largest = Math.max(largest, Math.abs(moved - before.values[at(y, x)]));
      }
    }
  }
  return largest;
}
