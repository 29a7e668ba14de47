// Layer normalisation of a row, or of every step of a sequence.

import type { LayerNormalisationLayer } from '../../layers/layer-normalisation.ts';
import type { Signal, Stage, Workshop } from '../layer-stage.ts';

export function layerNormalisationStage(
  { inputShape, epsilon = 1e-5 }: LayerNormalisationLayer,
  inputs: Signal,
  { layerKernels, learned, rows, signal }: Workshop,
): Stage {
  const size = inputShape.at(-1)!;
  const steps = inputs.size / size;
  const scales = learned('scales', 1, size);
  const shifts = learned('shifts', 1, size);
  const normalised = rows(inputs.size);
  const deviations = rows(steps);
  const outputs = signal(inputs.size);
  const dIgnored = inputs.gradients || !outputs.gradients ? undefined : rows(inputs.size);
  return {
    inputs,
    outputs,
    forward: () =>
      layerKernels.normaliseSteps(
        ...([inputs.values, scales.values, shifts.values, size, epsilon] as const),
        ...([normalised, deviations, outputs.values, 0, steps] as const),
      ),
    forwardOne: () =>
      layerKernels.normaliseOne(
        ...([inputs.single, steps, scales.values, shifts.values] as const),
        ...([size, epsilon, outputs.single] as const),
      ),
    backward: () =>
      layerKernels.normaliseStepsBackward(
        ...([outputs.gradients!, normalised, deviations, scales.values, size] as const),
        ...([inputs.gradients ?? dIgnored!, scales.gradients, shifts.gradients, 0, steps] as const),
      ),
  };
}
