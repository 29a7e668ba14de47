// Hidden patches: a transformer asked about test images without one patch, chosen by attention, by ink or at random.
import {
  choosePatches,
  inkOfPatches,
  readPatches,
  readWithoutEach,
  withoutPatch,
} from '../formulas/patch-attention.ts';
import { type ImageSet, pixelsOf } from '../mnist/image-set.ts';
import { createRandom, type Network } from '../nn/index.ts';
import type { Layer } from '../nn/layers/index.ts';
import type { HiddenPatchesRecord } from '../records/experiments/hidden-patches.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { madeBy } from './record.ts';

const seed = 20261123;
const count = 5000;
/** All patches of these are hidden, one after the other. */
const compared = 1000;

export function measureHidden(network: Network<Layer>, test: ImageSet, images: number) {
  const random = createRandom(seed);
  const correct = { none: 0, random: 0, 'attention-2': 0, 'attention-1': 0, ink: 0, least: 0 };
  const sameAsInk = { 'attention-2': 0, 'attention-1': 0 };
  for (let image = 0; image < images; image++) {
    const pixels = pixelsOf(test, image);
    const label = test.labels[image];
    const reading = readPatches(network, pixels);
    const inked = inkOfPatches(pixels).flatMap((ink, patch) => (ink > 0 ? [patch] : []));
    const choices = choosePatches(reading, pixels);
    const hidden = { ...choices, random: inked[random.below(inked.length)] };
    correct.none += Number(reading.prediction === label);
    const answers = new Map<number, boolean>();
    for (const [way, patch] of Object.entries(hidden) as [keyof typeof hidden, number][]) {
      const isRight =
        answers.get(patch) ??
        readPatches(network, withoutPatch(pixels, patch)).prediction === label;
      answers.set(patch, isRight);
      correct[way] += Number(isRight);
    }
    for (const way of ['attention-2', 'attention-1'] as const) {
      sameAsInk[way] += Number(choices[way] === choices.ink);
    }
  }
  return { correct, sameAsInk };
}

/** How often a way chooses the patch whose loss costs the right digit's logit most. */
export function measureWorst(network: Network<Layer>, test: ImageSet, images: number) {
  const found = { 'attention-2': 0, 'attention-1': 0, ink: 0 };
  for (let image = 0; image < images; image++) {
    const pixels = pixelsOf(test, image);
    const { without, choices } = readWithoutEach(network, pixels);
    const left = without.map(({ logits }) => logits[test.labels[image]]);
    const worst = left.indexOf(Math.min(...left));
    for (const way of ['attention-2', 'attention-1', 'ink'] as const) {
      found[way] += Number(choices[way] === worst);
    }
  }
  return { images, ...found };
}

export function makeHiddenPatches({ test, say, layers }: ExperimentContext): HiddenPatchesRecord {
  const network = layers('transformer');
  const hidden = measureHidden(network, test, count);
  say(`right of ${count}: ${JSON.stringify(hidden.correct)}`);
  const foundWorst = measureWorst(network, test, compared);
  say(`the worst patch of ${compared}: ${JSON.stringify(foundWorst)}`);
  const words =
    'The shipped transformer on the first 5,000 test images, one of 16 patches made paper in each: the one with the most attention in block 1 or 2 (the mean over heads and asking patches), the one with the most ink, the one with the least attention in block 2 of those with ink, and a random one of those with ink.';
  return { made: madeBy('hidden-patches', words), count, seed, ...hidden, foundWorst };
}
