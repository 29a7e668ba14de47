// Gradients and curvature over many images, by the textbook, in parts small enough to keep in memory.
//
// The mean over all is the parts' means, each weighted by its share of the images.
import { type ImageSet, toInputs } from '#src/mnist/image-set.ts';
import { backward, forward, type Gradients, hessianTimes, type Network } from '#src/nn/index.ts';
import type { Batch } from './gradient-check.ts';

/** Images in a part, where nothing is said. */
const usualPart = 250;

/** The images as batches of up to `size`, in their order. */
export function partsOf({ pixels, labels, count }: ImageSet, size = usualPart): Batch[] {
  const pixelCount = pixels.length / count;
  return Array.from({ length: Math.ceil(count / size) }, (_, part) => {
    const [first, end] = [part * size, Math.min(count, (part + 1) * size)];
    return {
      inputs: toInputs(pixels.subarray(first * pixelCount, end * pixelCount)),
      labels: labels.subarray(first, end),
    };
  });
}

/** Adds `share` of one gradient to another, in place; with none yet, makes one. */
export function addShare(total: Gradients | undefined, part: Gradients, share: number): Gradients {
  const sum =
    total ??
    part.map(({ dWeights, dBiases }) => ({
      dWeights: new Float32Array(dWeights.length),
      dBiases: new Float32Array(dBiases.length),
    }));
  part.forEach(({ dWeights, dBiases }, l) => {
    for (let k = 0; k < dWeights.length; k++) sum[l]!.dWeights[k]! += share * dWeights[k]!;
    for (let k = 0; k < dBiases.length; k++) sum[l]!.dBiases[k]! += share * dBiases[k]!;
  });
  return sum;
}

function meanOver(parts: readonly Batch[], of: (part: Batch) => Gradients): Gradients {
  const count = parts.reduce((sum, { labels }) => sum + labels.length, 0);
  let total: Gradients | undefined;
  for (const part of parts) total = addShare(total, of(part), part.labels.length / count);
  return total!;
}

/** The gradient of the mean loss over all parts. */
export const gradientOver = (network: Network, parts: readonly Batch[]): Gradients =>
  meanOver(parts, ({ inputs, labels }) =>
    backward(network, forward(network, inputs, labels.length), labels),
  );

/** Multiplies by the Hessian of the mean loss over all parts; each part's forward pass is made once. */
export function hessianOver(
  network: Network,
  parts: readonly Batch[],
): (direction: Gradients) => Gradients {
  const passes = new Map(
    parts.map((part) => [part, forward(network, part.inputs, part.labels.length)]),
  );
  return (direction) =>
    meanOver(parts, (part) => hessianTimes(network, passes.get(part)!, part.labels, direction));
}
