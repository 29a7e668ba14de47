// Softmax applied once and twice: what the right digit gets if its logit leads all others by the same distance.
//
// once = e^d / (e^d + n − 1)      twice = e^once / (e^once + (n − 1) · e^((1 − once) / (n − 1)))
// However large d is, once stays below 1, so twice stays below e / (e + n − 1).

/** The share of the right one of `classes`, which leads the others by `lead`. */
const leaderShare = (lead: number, classes: number) => 1 / (1 + (classes - 1) * Math.exp(-lead));

export interface TwiceShares {
  once: number;
  twice: number;
}

export function sharesAt(lead: number, classes = 10): TwiceShares {
  const once = leaderShare(lead, classes);
  const others = (1 - once) / (classes - 1);
  return { once, twice: leaderShare(once - others, classes) };
}

/** The loss that softmax applied twice never gets below. */
export const twiceFloor = (classes = 10): number => Math.log(1 + (classes - 1) / Math.E);
