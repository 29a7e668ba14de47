// The steps of a training that are shown: close together at its start, where one step changes most.

/** 0, 1, 2, 3 and then each about √2 times the one before, up to the last step. */
export function momentSteps(stepCount: number): number[] {
  const steps = [0];
  for (let step = 1; step < stepCount; step = Math.max(step + 1, Math.round(step * Math.SQRT2)))
    steps.push(step);
  return [...steps, stepCount];
}
