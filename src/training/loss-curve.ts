// A loss for each step is a cloud; the mean of some steps in a row is a curve.

export interface CurvePoint {
  /** The last of the steps. */
  step: number;
  loss: number;
}

/** Means of `width` losses each, from the first step on; what is left over at the end waits for more. */
export function lossCurve(losses: ArrayLike<number>, width: number): CurvePoint[] {
  return Array.from({ length: Math.floor(losses.length / width) }, (_, k) => {
    let sum = 0;
    for (let step = k * width; step < (k + 1) * width; step++) sum += losses[step];
    return { step: (k + 1) * width, loss: sum / width };
  });
}
