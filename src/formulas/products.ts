// What a neuron adds up: each input times its weight.

/**
 * `pixels` (n) from 0 to 255; `weights` (n, outputSize), of which column `neuron` is the neuron's.
 * Returns input × weight for each pixel (n).
 */
export const productsOf = (
  pixels: ArrayLike<number>,
  weights: ArrayLike<number>,
  neuron = 0,
  outputSize = 1,
): number[] => Array.from(pixels, (pixel, i) => (pixel / 255) * weights[i * outputSize + neuron]!);
