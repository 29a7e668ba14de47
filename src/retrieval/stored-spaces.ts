// The stored images in four spaces, and the way of one more image into each of them.
import { imagePixels, type ImageSet } from '../mnist/image-set.ts';
import type { DenseLayer, Network } from '../nn/index.ts';
import { plainMachine } from '../nn/kernels/index.ts';
import { initialNetwork, shippedRecipe } from '../training/recipe.ts';
import { pixelDirections } from './directions-file.ts';
import type { Space } from './stored-vectors.ts';
import { hiddenVectors, pixelVectors, throughLayer, type Vectors } from './vectors.ts';
import { vectorAt } from './neighbours.ts';

export type Ways = Record<Space, (images: ImageSet) => Vectors>;

/** `directions`: (50, 784), as the directions' file has them. */
export function waysInto(network: Network, directions: Float32Array): Ways {
  const start = initialNetwork(shippedRecipe).layers[0];
  const along = layerAlong(directions, pixelDirections);
  return {
    pixels: pixelVectors,
    'random-hidden': (images) => hiddenVectors(plainMachine(), start, images),
    pca: (images) => throughLayer(plainMachine(), along, images),
    hidden: (images) => hiddenVectors(plainMachine(), network.layers[0], images),
  };
}

/** Directions (count, 784) as a layer without biases: the mean may stay in, for distances do not see it. */
function layerAlong(directions: Float32Array, count: number): Omit<DenseLayer, 'kind' | 'name'> {
  const weights = new Float32Array(imagePixels * count);
  for (let k = 0; k < count; k++) {
    for (let i = 0; i < imagePixels; i++) weights[i * count + k] = directions[k * imagePixels + i];
  }
  return { weights, biases: new Float32Array(count), inputSize: imagePixels, outputSize: count };
}

/** One image in the space that `way` leads into. */
export function oneVector(way: (images: ImageSet) => Vectors, pixels: Uint8Array) {
  const labels = new Uint8Array(1);
  return vectorAt(way({ name: 'one', count: 1, pixels, labels }), 0);
}
