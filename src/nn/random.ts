// One seed gives one sequence of random numbers, the same on every machine.
//
// sfc32 ("small fast counter", Chris Doty-Humphrey, PractRand): three words of 32 bits are stirred,
// and a counter keeps the sequence from ever being shorter than 2³² numbers.
// Box–Muller: radius = √(−2 · ln u), angle = 2π · v; radius · cos(angle) and radius · sin(angle) are normal.

export type Random = {
  /** A number from 0 up to, but not including, 1; a multiple of 1 / 2³². */
  uniform(): number;
  /** A number with mean 0 and standard deviation 1. */
  normal(): number;
  /** A whole number from 0 up to, but not including, `limit`. */
  below(limit: number): number;
  /** All that decides the numbers to come. */
  save(): RandomState;
  /** From here on the numbers are those that followed the `save`. */
  restore(state: RandomState): void;
};

export type RandomState = {
  words: readonly [number, number, number, number];
  spare: number | null;
};

/** A generator for `seed`, a whole number from 0 to 2⁵³ − 1. Throws RangeError for any other seed. */
export function createRandom(seed: number): Random {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(`createRandom: seed should be a whole number from 0, found ${seed}`);
  }
  let a = 0;
  let b = seed | 0;
  let c = Math.floor(seed / 2 ** 32) | 0;
  let counter = 1;
  let spare: number | null = null;

  function next(): number {
    const mixed = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + mixed) | 0;
    return mixed >>> 0;
  }
  // The seed fills only two of the words, so twelve rounds spread it over all of them.
  for (let round = 0; round < 12; round++) next();

  const uniform = () => next() / 2 ** 32;
  const below = (limit: number) => Math.floor(uniform() * limit);

  // Box–Muller makes two numbers at a time: the second is kept for the next call.
  function normal(): number {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform())); // 1 − u is never 0, so the logarithm is finite
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }

  return {
    uniform,
    normal,
    below,
    save: () => ({ words: [a, b, c, counter], spare }),
    restore(state) {
      [a, b, c, counter] = state.words;
      ({ spare } = state);
    },
  };
}

/** Shuffles `order` in place (Fisher–Yates: from the end, each entry changes place with one not after it). */
export function shuffle(order: Uint32Array, random: Random): Uint32Array {
  for (let last = order.length - 1; last > 0; last--) {
    const chosen = random.below(last + 1);
    const kept = order[last];
    order[last] = order[chosen];
    order[chosen] = kept;
  }
  return order;
}
