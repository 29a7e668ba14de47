// A rule that a person writes for 0 against 1: below so much ink, and at least so much of it in the centre, is a 1.

export interface Rule {
  /** A 1 has less ink than this. */
  inkBelow: number;
  /** A 1 has at least this much ink in the 16 pixels of the centre. */
  centreFrom: number;
}

/** What the two sliders can be set to. */
export const sliders = {
  inkBelow: { max: 60_000, step: 1_000 },
  centreFrom: { max: 4_000, step: 100 },
} as const;

/** A byte counts in these units; each divides its slider's step, so no answer is changed by the rounding. */
export const units = { ink: 250, centre: 20 } as const;

/** Bytes in pairs, ink and centre, one pair an image: first all 0s, then all 1s. */
export interface Digits {
  pairs: Uint8Array;
  zeros: number;
}

/** Where a rule stands on both axes of the pairs. */
const inUnits = ({ inkBelow, centreFrom }: Rule) =>
  [inkBelow / units.ink, centreFrom / units.centre] as const;

export const digitCount = ({ pairs }: Digits) => pairs.length / 2;

/** What the rule says to image `place`: 0 or 1. */
export function saysTo({ pairs }: Digits, rule: Rule, place: number): 0 | 1 {
  const [below, from] = inUnits(rule);
  return pairs[2 * place] < below && pairs[2 * place + 1] >= from ? 1 : 0;
}

/** Right answers on the 0s and on the 1s. */
export function countRight(digits: Digits, rule: Rule): [zeros: number, ones: number] {
  let [zeros, ones] = [0, 0];
  for (let place = 0; place < digitCount(digits); place++) {
    const said = saysTo(digits, rule, place);
    if (place < digits.zeros) zeros += 1 - said;
    else ones += said;
  }
  return [zeros, ones];
}

/** Short enough to stand in a page. */
export const packPairs = (pairs: Uint8Array) => btoa(String.fromCharCode(...pairs));
export const unpackPairs = (text: string) =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
