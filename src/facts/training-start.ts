// The weights before the first training step, and those training left alone.
import type { Network } from '#src/nn/index.ts';

/** 1 for each weight of the first layer that still is, bit for bit, the number it started as. */
export function unchangedWeights(start: Network, trained: Network): Uint8Array {
  const before = start.layers[0].weights;
  return Uint8Array.from(trained.layers[0].weights, (weight, place) =>
    Number(Object.is(weight, before[place])),
  );
}

const sum = (values: Uint8Array) => values.reduce((total, value) => total + value, 0);

/**
 * How many first-layer weights training left at their start: in all, at the pixels in `dead`
 * (784, 1 = the pixel is 0 in every training image), and at how many other pixels the rest stand.
 */
export function trainingStartFacts(
  { network, start }: { network: Network; start: Network },
  dead: Uint8Array,
) {
  const { outputSize } = network.layers[0];
  const unchanged = unchangedWeights(start, network);
  const perPixel = Array.from(dead, (_, pixel) =>
    sum(unchanged.subarray(pixel * outputSize, (pixel + 1) * outputSize)),
  );
  const atDead = perPixel.reduce((total, count, pixel) => total + count * dead[pixel], 0);
  return {
    'unchanged-weights': sum(unchanged),
    'unchanged-at-dead-pixels': atDead,
    'unchanged-elsewhere': sum(unchanged) - atDead,
  };
}
