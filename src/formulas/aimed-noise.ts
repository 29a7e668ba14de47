// Noise that is aimed: every pixel a little darker or lighter, whichever makes the right answer less likely.
import {
  crossEntropyBackward,
  denseBackwardInputs,
  forward,
  type Network,
  reluBackward,
} from '#src/nn/index.ts';
import { toInputs } from '#src/mnist/image-set.ts';

/** (784): the slopes of the loss for each input of one picture, were `label` the right answer. */
export function slopeOfInputs(network: Network, pixels: Uint8Array, label: number): Float32Array {
  const pass = forward(network, toInputs(pixels), 1);
  const [first, last] = [network.layers[0]!, network.layers.at(-1)!];
  const dLogits = crossEntropyBackward(pass.probabilities, Uint8Array.of(label), last.outputSize);
  const dActivations = denseBackwardInputs(dLogits, last.weights, { ...last, batchSize: 1 });
  const dPreActivations = reluBackward(dActivations, pass.preActivations[0]!);
  return denseBackwardInputs(dPreActivations, first.weights, { ...first, batchSize: 1 });
}

/** Every pixel moved by `steps` of 255 in its direction, and kept from 0 to 255; a direction of 0 moves nothing. A copy. */
export const nudged = (
  pixels: Uint8Array,
  directions: ArrayLike<number>,
  steps: number,
): Uint8Array =>
  Uint8Array.from(pixels, (value, place) =>
    Math.min(255, Math.max(0, value + steps * Math.sign(directions[place]!))),
  );

/** The same for directions drawn at random: (784), each above or below 0. */
export const randomDirections = (random: { uniform(): number }, count: number): Float32Array =>
  Float32Array.from({ length: count }, () => (random.uniform() < 0.5 ? -1 : 1));
