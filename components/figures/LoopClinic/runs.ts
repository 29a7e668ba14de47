// A loop's run as this clinic shows it: the losses of its own batches, and its answers after each epoch.
import { livePoints, recordedPoints } from '#components/figures/Clinic/curves.ts';
import type { CaseRun, SeenRun } from '#components/figures/Clinic/ward.ts';
import type { ShownRun } from '#components/controls/LiveRun/training-view.ts';
import type { LoopRun } from '#src/records/experiments/broken-loops.ts';
import { lossCurve } from '#src/training/loss-curve.ts';

/** A curve has about so many points. */
const pointCount = 120;

export function recordedRun({ recipe, curve, first, losses = [], again, test }: LoopRun): CaseRun {
  return {
    recipe,
    points: recordedPoints(curve),
    first,
    losses: {
      every: losses[0]?.step ?? 1,
      values: losses.map(({ loss }) => Number(loss.toPrecision(3))),
    },
    again: again / curve.validation.count,
    test: test.correct / test.count,
  };
}

export function liveRun(run: ShownRun): SeenRun {
  const steps = run.progress?.stepCount ?? run.losses.length;
  const every = Math.max(1, Math.ceil(steps / pointCount));
  const values = lossCurve(run.losses, every).map(({ loss }) => loss);
  return { points: livePoints(run), losses: { every, values } };
}
