// Gradients by layer: how much of the loss's slope reaches the first layer of an untrained network, for three dials.
import {
  type Deep,
  deepActivations,
  deepNetwork,
  deepStarts,
  depths,
  gradientLengths,
} from '../formulas/deep-network.ts';
import { toInputs } from '../mnist/image-set.ts';
import type {
  DeepPoint,
  GradientsByLayerRecord,
} from '../records/experiments/gradients-by-layer.ts';
import { sliceImages } from '../training/images.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { madeBy, rounded } from './record.ts';

const seeds = [1, 2, 3, 4, 5];
const images = 128;

export function measureDeep({ train }: ExperimentContext, deep: Deep, seed: number): number[] {
  const { pixels, labels } = sliceImages(train, 0, images);
  const batch = { inputs: toInputs(pixels), labels };
  return gradientLengths(deepNetwork(deep, seed), batch).map((length) => rounded(length, 3));
}

export function makeGradientsByLayer(context: ExperimentContext): GradientsByLayerRecord {
  const points = deepActivations.flatMap((activation) =>
    deepStarts.flatMap((start) =>
      depths.map((depth): DeepPoint => {
        const deep = { activation, start, depth };
        const lengths = seeds.map((seed) => measureDeep(context, deep, seed));
        const [first] = lengths;
        context.say(`${activation}, ${start}, ${depth}: ${first![0]} … ${first!.at(-1)}`);
        return { ...deep, lengths };
      }),
    ),
  );
  const words = `Untrained networks with hidden layers of 64 neurons: for each layer the length of the gradient of its weights, on the first ${images} training images. Biases are 0.`;
  return { made: madeBy('gradients-by-layer', words), seeds, images, points };
}
