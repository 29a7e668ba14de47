// One digit, as it is, with random noise and with aimed noise of the same size: its pixels and the network's answers.
import { nudged, randomDirections, slopeOfInputs } from '#src/formulas/aimed-noise.ts';
import { readDigit } from '#src/formulas/reading.ts';
import { createRandom, type Network } from '#src/nn/index.ts';

export interface Read {
  pixels: Uint8Array;
  prediction: number;
  probability: number;
}

export type Three = Record<'plain' | 'random' | 'aimed', Read>;

/** `steps` of 255. What the network answers to the plain digit counts as right. */
export function withNoise(network: Network, [pixels, steps]: readonly [Uint8Array, number]): Three {
  const read = (shown: Uint8Array): Read => {
    const { prediction, probabilities } = readDigit(network, shown);
    return { pixels: shown, prediction, probability: probabilities[prediction]! };
  };
  const plain = read(pixels);
  const slopes = slopeOfInputs(network, pixels, plain.prediction);
  const directions = randomDirections(createRandom(1), pixels.length);
  return {
    plain,
    random: read(nudged(pixels, directions, steps)),
    aimed: read(nudged(pixels, slopes, steps)),
  };
}
