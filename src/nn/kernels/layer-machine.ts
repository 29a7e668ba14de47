// A machine with the kernels of layers too: for networks that are not dense throughout, which fetch a second module for them.

import { bindLayerKernels } from './bind-layers.ts';
import { type Machine, plainMachine, wasmMachine } from './kernel-context.ts';
import type { LayerKernels } from './layer-kernels.ts';
import type { WasmLevel } from './levels.ts';
import { layerTwins } from './twins/layers.ts';

export interface LayerMachine extends Machine {
  layerKernels: LayerKernels;
}

/** The plain loops. */
export const plainLayerMachine = (): LayerMachine => ({
  ...plainMachine(),
  layerKernels: layerTwins,
});

/** The kernels of both modules, built for `level`, in one memory. */
export function wasmLayerMachine(
  level: WasmLevel,
  module: WebAssembly.Module,
  layerModule: WebAssembly.Module,
): LayerMachine {
  const memory = new WebAssembly.Memory({ initial: 1 });
  // The second module keeps nothing in memory for itself, so the first one's table is all that lies below the free bytes.
  const { exports } = new WebAssembly.Instance(layerModule, { env: { memory } });
  const layerKernels = bindLayerKernels(
    exports as Record<string, (...numbers: number[]) => number>,
  );
  return { ...wasmMachine(level, module, memory), layerKernels };
}
