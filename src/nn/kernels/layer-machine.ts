// A machine with the kernels of layers too: for networks that are not dense throughout, which fetch a second module for them.

import { bindLayerKernels } from './bind-layers.ts';
import type { Layer } from '../layers/layer.ts';
import type { Network } from '../network.ts';
import { type Machine, plainMachine, wasmMachine } from './kernel-context.ts';
import type { LayerKernels } from './layer-kernels.ts';
import type { LayerPartsOptions } from './layer-parts.ts';
import type { WasmLevel } from './levels.ts';
import type { Pair, Parts } from './thread-pair.ts';
import { layerTwins } from './twins/layers.ts';

export interface LayerMachine extends Machine {
  layerKernels: LayerKernels;
}

/** A machine whose memory two threads share. */
export interface LayerTeamMachine extends LayerMachine {
  /** Calls the partner of an engine that was made for `network` with `options`, and shares `parts` with it. */
  pair(parts: Parts, network: Network<Layer>, options: LayerPartsOptions): Pair;
}

/** The plain loops. */
export const plainLayerMachine = (): LayerMachine => ({
  ...plainMachine(),
  layerKernels: layerTwins,
});

/** The kernels of both modules, built for `level`, in one memory: that of another thread where both work on one network. */
export function wasmLayerMachine(
  level: WasmLevel,
  module: WebAssembly.Module,
  layerModule: WebAssembly.Module,
  memory = new WebAssembly.Memory({ initial: 1 }),
): LayerMachine {
  // The second module keeps nothing in memory for itself, so the first one's table is all that lies below the free bytes.
  const { exports } = new WebAssembly.Instance(layerModule, { env: { memory } });
  const layerKernels = bindLayerKernels(
    exports as Record<string, (...numbers: number[]) => number>,
  );
  return { ...wasmMachine(level, module, memory), layerKernels };
}
