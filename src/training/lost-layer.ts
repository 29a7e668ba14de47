// Where a run that diverged is lost: in the first layer whose numbers are none any more, or where weights have grown most.

import type { Network } from '../nn/index.ts';
import { forward, type Layer } from '../nn/layers/index.ts';
import { parameterNames } from '../nn/layers/layer.ts';

/** ", first in the layer “gru”"; empty when the numbers of these images are all finite. `pixels` are bytes of whole images. */
export function firstBroken(network: Network<Layer>, pixels: Uint8Array): string {
  const { preActivations } = forward(
    network,
    Float32Array.from(pixels, (byte) => byte / 255),
  );
  const broken = preActivations.findIndex((numbers) => !numbers.every(Number.isFinite));
  return broken < 0 ? '' : `, first in the layer “${network.layers[broken].name}”`;
}

/** ", and the weights of “output” have grown most, to 310 times their size at the start" */
export function grownMost(start: Network<Layer>, now: Network<Layer>): string {
  const [first, last] = [start, now].map(sizes);
  const growths = start.layers.map(({ name }, l) => ({
    name,
    growth: first[l] > 0 ? last[l] / first[l] : 0,
  }));
  const most = growths.reduce((one, other) => (other.growth > one.growth ? other : one));
  if (!(most.growth > 1)) return '';
  const times = Number(most.growth.toPrecision(2)).toLocaleString('en-GB');
  return `, and the weights of “${most.name}” have grown most, to ${times} times their size at the start`;
}

/** Of each layer: the mean size of what it learns. */
const sizes = ({ layers }: Network<Layer>): number[] =>
  layers.map((layer) => {
    const arrays = parameterNames[layer.kind].map(
      (name) => (layer as unknown as Record<string, Float32Array>)[name],
    );
    const sum = arrays.reduce(
      (whole, array) => array.reduce((part, value) => part + Math.abs(value), whole),
      0,
    );
    return sum / arrays.reduce((count, { length }) => count + length, 0) || 0;
  });
