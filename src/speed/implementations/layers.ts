// Networks of layers, read by their own kernels: sixteen images side by side through all layers.
import { type Network, predictions } from '#src/nn/index.ts';
import { createLayerEngine } from '#src/nn/kernels/layer-engine.ts';
import type { LayerMachine } from '#src/nn/kernels/layer-machine.ts';
import type { Layer } from '#src/nn/layers/index.ts';
import type { Rung } from './implementation.ts';

export function createLayersRung(machine: LayerMachine, network: Network<Layer>): Rung {
  const engine = createLayerEngine(machine, network);
  engine.load(network);
  const classCount = network.sizes.at(-1)!;
  let probabilities = new Float32Array(0);
  return {
    infer(pixels, count) {
      if (probabilities.length !== count * classCount) {
        probabilities = new Float32Array(count * classCount);
      }
      engine.infer(pixels, probabilities, count);
      return predictions(probabilities, classCount);
    },
  };
}
