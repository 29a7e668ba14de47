// Networks of layers, read by their own kernels: sixteen images side by side through all layers.
import type { Network } from '#src/nn/index.ts';
import { createLayerEngine } from '#src/nn/kernels/layer-engine.ts';
import type { LayerMachine } from '#src/nn/kernels/layer-machine.ts';
import type { Layer } from '#src/nn/layers/index.ts';
import { rungOf } from './engine.ts';
import type { Rung } from './implementation.ts';

export function createLayersRung(machine: LayerMachine, network: Network<Layer>): Rung {
  const engine = createLayerEngine(machine, network);
  engine.load(network);
  return rungOf(engine, network.sizes.at(-1)!);
}
