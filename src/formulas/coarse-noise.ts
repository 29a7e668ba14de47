// Noise with strokes in it: pictures of 7 × 7 blocks, each block ink with a chance of one in four.
import { createRandom, forward, type Network } from '#src/nn/index.ts';
import { toInputs } from '#src/mnist/image-set.ts';
import { noiseSeed, topProbabilities } from './scores.ts';

const blockSide = 4;
const blocksAcross = 28 / blockSide;
const chanceOfInk = 0.25;

/** (count, 784) bytes, 0 or 255. The fine noise of experiments.ts draws each pixel by itself. */
export function coarseNoiseImages(count: number, seed = noiseSeed): Uint8Array {
  const random = createRandom(seed);
  const blocks = Uint8Array.from({ length: count * blocksAcross ** 2 }, () =>
    random.uniform() < chanceOfInk ? 255 : 0,
  );
  return Uint8Array.from({ length: count * 784 }, (_, place) => {
    const image = Math.floor(place / 784);
    const row = Math.floor((place % 784) / 28 / blockSide);
    const column = Math.floor((place % 28) / blockSide);
    return blocks[image * blocksAcross ** 2 + row * blocksAcross + column];
  });
}

export const coarseNoiseTops = (network: Network, count = 1000): Float32Array =>
  topProbabilities(forward(network, toInputs(coarseNoiseImages(count))).probabilities);
