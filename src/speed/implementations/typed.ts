// The same loops on flat arrays of 32-bit numbers: nothing else is changed.
import { imagePixels, toInputs } from '#src/mnist/image-set.ts';
import { type Network, predictions, reluForward, softmax } from '#src/nn/index.ts';
import type { Rung } from './implementation.ts';

export function createTyped({ layers: [hidden, output] }: Network): Rung {
  const answer = (image: Uint8Array): number => {
    const activations = reluForward(typedDense(toInputs(image), hidden.weights, hidden.biases));
    const logits = typedDense(activations, output.weights, output.biases);
    return predictions(softmax(logits, logits.length), logits.length)[0];
  };
  return {
    infer: (pixels, count) =>
      Uint8Array.from({ length: count }, (_, image) =>
        answer(pixels.subarray(image * imagePixels, (image + 1) * imagePixels)),
      ),
  };
}

/** One dense layer for one image: the weight from input i to output j stands at place i · outputSize + j. */
export function typedDense(
  inputs: Float32Array,
  weights: Float32Array,
  biases: Float32Array,
): Float32Array {
  const outputSize = biases.length;
  const outputs = new Float32Array(outputSize);
  for (let j = 0; j < outputSize; j++) {
    let sum = biases[j];
    for (let i = 0; i < inputs.length; i++) sum += inputs[i] * weights[i * outputSize + j];
    outputs[j] = sum;
  }
  return outputs;
}
