// What contenders for networks of other layers have in common: their names, and bytes as inputs.
import type { Layer } from '../../../../src/nn/layers/index.ts';
import type { Network } from '../../../../src/nn/index.ts';
import type { Contender, Later, LayerEntrant, LayerSubject } from '../../contender.ts';
import { classCount, imagePixels } from '../../work/work.ts';

/** One entrant for each network that the contender can read. */
export const entrantsFor = (
  subjects: readonly LayerSubject[],
  { name, packageName, ours }: { name: string; packageName?: string; ours?: boolean },
  create: (subject: LayerSubject) => Later<Contender<Layer>>,
): LayerEntrant[] =>
  subjects.map((subject) => ({
    name: `${subject}: ${name}`,
    packageName,
    ours,
    subject,
    create: () => create(subject),
  }));

/** A network that takes bytes as they are: the first weights are divided by 255 instead. */
export function layersOfBytes({ layers: [first, ...others], ...network }: Network<Layer>) {
  const name = first!.kind === 'gru' ? 'inputWeights' : 'weights';
  const weights = (first as unknown as Record<string, Float32Array>)[name]!;
  const scaled = { ...first!, [name]: weights.map((weight) => weight / 255) } as Layer;
  return { ...network, layers: [scaled, ...others] };
}

/** Answers to any number of images, from one that answers to some at once. */
export function inBatches(
  read: (pixels: Uint8Array, count: number) => Later<ArrayLike<number>>,
): Pick<Contender<Layer>, 'infer' | 'one'> {
  return {
    one: (pixels) => read(pixels, 1),
    async infer(pixels, count, batchSize) {
      const probabilities = new Float32Array(count * classCount);
      for (let first = 0; first < count; first += batchSize) {
        const end = Math.min(count, first + batchSize);
        const part = pixels.subarray(first * imagePixels, end * imagePixels);
        probabilities.set(await read(part, end - first), first * classCount);
      }
      return probabilities;
    },
  };
}
