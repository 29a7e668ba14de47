// Bytes to floats for the peers that want floats, in the two quickest ways there are.
//
// Inference: `inputs.set(pixels)` is native and takes 2 ms for 10,000 images; the division goes into the weights.
// Training: inputs[i] = pixels[i] / 255 in a loop, for the weights that learn are to be the real ones.

import type { Network } from '../../../src/nn/index.ts';

/** A network that takes bytes as they are: its hidden weights are divided by 255 instead. */
export function networkOfBytes({ sizes, layers: [hidden, ...others] }: Network): Network {
  const weights = hidden.weights.map((weight) => weight / 255);
  return { sizes, layers: [{ ...hidden, weights }, ...others] };
}

/** Floats for up to as many images as were ever asked for, the same memory each time. */
export function createFloats(): (pixels: Uint8Array) => Float32Array {
  let floats = new Float32Array(0);
  return (pixels) => {
    if (floats.length < pixels.length) floats = new Float32Array(pixels.length);
    floats.set(pixels);
    return floats.subarray(0, pixels.length);
  };
}

export function fillInputs(inputs: Float32Array, pixels: Uint8Array): void {
  for (let i = 0; i < pixels.length; i++) inputs[i] = pixels[i] * (1 / 255);
}
