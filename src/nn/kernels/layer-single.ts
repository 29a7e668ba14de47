// One image that is only read, by itself: its numbers lie side by side, and no strip of sixteen is worked through for it.

import type { Layer } from '../layers/layer.ts';
import type { Network } from '../network.ts';
import type { LayerArrays } from './layer-arrays.ts';
import type { LayerMachine } from './layer-machine.ts';
import type { Stage } from './layer-stage.ts';

/** Reads the first image of `reading`, and leaves its answer there. */
export function createSingleReader(
  { kernels, layerKernels }: LayerMachine,
  { sizes }: Network<Layer>,
  { lanes: [lane], reading, desks: [{ probabilities }] }: LayerArrays,
): () => void {
  const [inputSize, classCount] = [sizes[0], sizes.at(-1)!];
  const [pixels, logits] = [lane[0].inputs.single, lane.at(-1)!.outputs.single];
  const answer = probabilities.subarray(0, classCount);

  /** A layer without a way of its own for one image takes it as the first of a strip. */
  function goByStrip({ inputs, outputs, forward }: Stage): void {
    layerKernels.giveFirst(inputs.single, inputs.size, inputs.values);
    forward({});
    layerKernels.takeFirst(outputs.values, outputs.size, outputs.single);
  }

  return () => {
    layerKernels.scalePixels(reading.pixels, inputSize, pixels);
    for (const stage of lane) {
      if (stage.forwardOne) stage.forwardOne();
      else goByStrip(stage);
    }
    kernels.softmax(logits, probabilities, 1, classCount, 0, 1);
    reading.answers.set(answer);
  };
}
