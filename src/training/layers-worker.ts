// The training worker of networks of any layers: by WebAssembly, without which it says that it cannot.

import layersRelaxedSimdShared from '#made/kernels/layers-relaxed-simd-shared.wasm?url';
import layersRelaxedSimd from '#made/kernels/layers-relaxed-simd.wasm?url';
import layersScalar from '#made/kernels/layers-scalar.wasm?url';
import layersSimdShared from '#made/kernels/layers-simd-shared.wasm?url';
import layersSimd from '#made/kernels/layers-simd.wasm?url';
import relaxedSimdShared from '#made/kernels/relaxed-simd-shared.wasm?url';
import relaxedSimd from '#made/kernels/relaxed-simd.wasm?url';
import scalar from '#made/kernels/scalar.wasm?url';
import simdShared from '#made/kernels/simd-shared.wasm?url';
import simd from '#made/kernels/simd.wasm?url';
import type { WasmLevel } from '../nn/kernels/index.ts';
import {
  type LayerMachine,
  type LayerTeamMachine,
  wasmLayerMachine,
} from '../nn/kernels/layer-machine.ts';
import { chooseMachine } from './choose-machine.ts';
import { planLayers, refusePlainLoops } from './layers-trainer.ts';
import { fetchModule } from '../workers/fetch-bytes.ts';
import { followLayers, twoThreadLayerMachine } from './layers-two-threads.ts';
import { callPartner, canShare, lead, leadOrFollow } from './worker-shell.ts';

type Addresses = readonly [kernels: string, ofLayers: string];
const addresses: Record<WasmLevel, Addresses> = {
  'relaxed-simd': [relaxedSimd, layersRelaxedSimd],
  simd: [simd, layersSimd],
  scalar: [scalar, layersScalar],
};
const sharedAddresses: Partial<Record<WasmLevel, Addresses>> = {
  'relaxed-simd': [relaxedSimdShared, layersRelaxedSimdShared],
  simd: [simdShared, layersSimdShared],
};

/** Two threads where the host lets them share memory and the device has two processors; else one. */
async function makeMachine(level: WasmLevel): Promise<LayerMachine | LayerTeamMachine> {
  const shared = sharedAddresses[level];
  if (!shared || !canShare()) {
    const [kernels, ofLayers] = await Promise.all(addresses[level].map(fetchModule));
    return wasmLayerMachine(level, kernels, ofLayers);
  }
  const modules = await Promise.all(shared.map(fetchModule));
  return twoThreadLayerMachine(level, modules, callPartner, () => performance.now());
}

leadOrFollow(
  () => lead(planLayers, (level) => chooseMachine(level, makeMachine, refusePlainLoops)),
  followLayers,
);
