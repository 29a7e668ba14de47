// Some images of each class are held out: the network never learns from them, and is asked about them at the end.
//
// heldOut(class) = a fifth of its images, rounded, at least one; which ones the seed decides

import type { ImageSet } from '../mnist/image-set.ts';
import { imagePixels } from '../mnist/image-set.ts';
import { createRandom, shuffle } from '../nn/index.ts';
import type { SplitImages } from '../training/images.ts';
import type { Collection } from './collection.ts';
import { heldOutOf, whyNotYet } from './enough.ts';
import type { Example } from './example.ts';

export interface HeldOut extends Example {
  /** Place of its class in the collection. */
  label: number;
}

export interface Split {
  training: HeldOut[];
  heldOut: HeldOut[];
}

/** The same collection and seed give the same split. Throws RangeError with `whyNotYet` when there are too few. */
export function splitCollection(collection: Collection, seed: number): Split {
  const why = whyNotYet(collection);
  if (why) throw new RangeError(why);
  const split: Split = { training: [], heldOut: [] };
  collection.forEach(({ examples }, label) => {
    const order = shuffle(
      Uint32Array.from(examples, (_, place) => place),
      createRandom(seed + label),
    );
    const heldOut = heldOutOf(examples.length);
    order.forEach((place, k) => {
      const example = { ...examples[place], label };
      (k < heldOut ? split.heldOut : split.training).push(example);
    });
  });
  return split;
}

/** As the training worker takes them: arrays of their own, which may be handed over. */
export function splitSets({ training, heldOut }: Split): SplitImages {
  return { training: setOf('training', training), validation: setOf('held out', heldOut) };
}

function setOf(name: string, examples: readonly HeldOut[]): ImageSet {
  const pixels = new Uint8Array(examples.length * imagePixels);
  examples.forEach((example, k) => pixels.set(example.pixels, k * imagePixels));
  return {
    name,
    count: examples.length,
    pixels,
    labels: Uint8Array.from(examples, ({ label }) => label),
  };
}
