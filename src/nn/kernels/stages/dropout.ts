// Dropout: a factor for every number of a batch, drawn before it is learned from.

import type { DropoutLayer } from '../../layers/dropout.ts';
import { placeInStrips, stripWidth } from '../column-strips.ts';
import type { Signal, Stage, Workshop } from '../layer-stage.ts';

export function dropoutStage(
  { name, rate }: DropoutLayer,
  inputs: Signal,
  { kernels, learns, batchStrips, matrix, signal }: Workshop,
): Stage {
  const { size } = inputs;
  const outputs = signal(size);
  const factors = learns ? matrix(size, batchStrips * stripWidth) : undefined;
  const length = size * stripWidth;
  const factorsOf = (strip: number) => factors!.subarray(strip * length, (strip + 1) * length);
  return {
    inputs,
    outputs,
    // The numbers in the order of ../../layers/dropout.ts, image by image.
    draw(count, random) {
      if (!random) throw new RangeError(`${name}: training needs random numbers, found none`);
      for (let image = 0; image < count; image++) {
        for (let k = 0; k < size; k++) {
          const factor = random.uniform() < rate ? 0 : 1 / (1 - rate);
          factors![placeInStrips(k, image, size)] = factor;
        }
      }
    },
    forward({ batchStrip }) {
      outputs.values.set(inputs.values);
      if (batchStrip === undefined) return;
      kernels.multiplyBy(outputs.values, factorsOf(batchStrip), size, 0, size, 1);
    },
    backward(batchStrip) {
      if (!inputs.gradients) return;
      inputs.gradients.set(outputs.gradients!);
      kernels.multiplyBy(inputs.gradients, factorsOf(batchStrip), size, 0, size, 1);
    },
  };
}
