// Descent in a bowl, in closed form: each step multiplies the distance from the bottom by the same factor.
//
// loss = λ · w² / 2      slope = λ · w      w ← w − η · λ · w = (1 − η · λ) · w
// It comes nearer to the bottom where |1 − η · λ| < 1, so where η < 2 / λ.

export interface Descent {
  /** λ */
  curvature: number;
  /** η */
  learningRate: number;
}

export const bowlLoss = (curvature: number, w: number): number => (curvature * w * w) / 2;

/** What a step multiplies w by: below 0 it jumps across the bottom. */
export const stepFactor = ({ curvature, learningRate }: Descent): number =>
  1 - learningRate * curvature;

/** The highest rate that still leads down. */
export const rateBound = (curvature: number): number => 2 / curvature;

/** w before each of so many steps and after the last, from w = 1. */
export const placesOf = (descent: Descent, steps: number): number[] =>
  Array.from({ length: steps + 1 }, (_, step) => stepFactor(descent) ** step);
