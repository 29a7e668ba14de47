// As ./two-threads.ts for networks of any layers, which need the kernels of a second module.

import {
  followLeader,
  openSignals,
  sharedPages,
  signalBytes,
  type WasmLevel,
} from '../nn/kernels/index.ts';
import { type LayerTeamMachine, wasmLayerMachine } from '../nn/kernels/layer-machine.ts';
import { createLayerParts, type LayerPartsOptions } from '../nn/kernels/layer-parts.ts';
import { openPair } from '../nn/kernels/thread-pair.ts';
import type { Layer } from '../nn/layers/layer.ts';
import type { Network } from '../nn/index.ts';

/** What a partner needs to know. */
export interface LayersPartnerStart {
  level: WasmLevel;
  module: WebAssembly.Module;
  layerModule: WebAssembly.Module;
  memory: WebAssembly.Memory;
  signals: SharedArrayBuffer;
  network: Network<Layer>;
  options: LayerPartsOptions;
}

/**
 * Both modules are built for shared memory; `callPartner` starts a thread that calls `followLayers` with what it is
 * given. `wantsPartner` false or true fixes what would else be measured (for tests and benchmarks).
 */
export function twoThreadLayerMachine(
  level: WasmLevel,
  [module, layerModule]: readonly WebAssembly.Module[],
  callPartner: (start: LayersPartnerStart) => void,
  now: () => number,
  wantsPartner?: boolean,
): LayerTeamMachine {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: sharedPages, shared: true });
  return {
    ...wasmLayerMachine(level, module, layerModule, memory),
    pair(parts, network, options) {
      const signals = new SharedArrayBuffer(signalBytes);
      callPartner({ level, module, layerModule, memory, signals, network, options });
      return openPair(parts, openSignals(signals), now, wantsPartner);
    },
  };
}

/** The partner's whole life: it ends when the leader sends it home, or with its thread. */
export function followLayers(start: LayersPartnerStart): void {
  const { level, module, layerModule, memory, network, options } = start;
  const machine = wasmLayerMachine(level, module, layerModule, memory);
  followLeader(createLayerParts(machine, network, options), openSignals(start.signals));
}
