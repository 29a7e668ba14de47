// Dead neurons: hidden neurons that are active on none of many images, so that no slope ever reaches their weights.
import type { DenseLayer } from '#src/nn/index.ts';

/** Of the first layer: its neurons that stay at or below 0 on each row of `pixels` (count, inputSize), 0 … 255. */
export function deadNeurons(
  { inputSize, outputSize, weights, biases }: DenseLayer,
  pixels: Uint8Array,
): number[] {
  let silent = Array.from({ length: outputSize }, (_, neuron) => neuron);
  for (let first = 0; first < pixels.length && silent.length > 0; first += inputSize) {
    const sums = silent.map((neuron) => biases[neuron]!);
    for (let pixel = 0; pixel < inputSize; pixel++) {
      const input = pixels[first + pixel]! / 255;
      if (input === 0) continue;
      silent.forEach((neuron, k) => {
        sums[k]! += input * weights[pixel * outputSize + neuron]!;
      });
    }
    silent = silent.filter((_, k) => sums[k]! <= 0);
  }
  return silent;
}
