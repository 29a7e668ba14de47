// One permutation for the pixels of all images, and for the rows of the weights that read them.
import { imagePixels, type ImageSet } from '../mnist/image-set.ts';
import { createRandom, type Network, shuffle } from '../nn/index.ts';

export const permutationSeed = 20261123;

export const pixelPermutation = (): Uint32Array =>
  shuffle(
    Uint32Array.from({ length: imagePixels }, (_, pixel) => pixel),
    createRandom(permutationSeed),
  );

export function shufflePixels(images: ImageSet, permutation: Uint32Array): ImageSet {
  const pixels = new Uint8Array(images.pixels.length);
  for (let first = 0; first < pixels.length; first += imagePixels) {
    permutation.forEach((from, to) => (pixels[first + to] = images.pixels[first + from]));
  }
  return { ...images, pixels };
}

export function shuffleRows(network: Network, permutation: Uint32Array): Network {
  const [first, ...rest] = network.layers;
  const { outputSize } = first;
  const weights = new Float32Array(first.weights.length);
  permutation.forEach((from, to) =>
    weights.set(
      first.weights.subarray(from * outputSize, (from + 1) * outputSize),
      to * outputSize,
    ),
  );
  return { ...network, layers: [{ ...first, weights }, ...rest] };
}
