// The training worker of networks of any layers: one thread, and WebAssembly, without which it says that it cannot.

import layersRelaxedSimd from '#made/kernels/layers-relaxed-simd.wasm?url';
import layersScalar from '#made/kernels/layers-scalar.wasm?url';
import layersSimd from '#made/kernels/layers-simd.wasm?url';
import relaxedSimd from '#made/kernels/relaxed-simd.wasm?url';
import scalar from '#made/kernels/scalar.wasm?url';
import simd from '#made/kernels/simd.wasm?url';
import type { WasmLevel } from '../nn/kernels/index.ts';
import { type LayerMachine, wasmLayerMachine } from '../nn/kernels/layer-machine.ts';
import { chooseMachine } from './choose-machine.ts';
import { planLayers, refusePlainLoops } from './layers-trainer.ts';
import { fetchModule, lead } from './worker-shell.ts';

const addresses: Record<WasmLevel, [kernels: string, ofLayers: string]> = {
  'relaxed-simd': [relaxedSimd, layersRelaxedSimd],
  simd: [simd, layersSimd],
  scalar: [scalar, layersScalar],
};

async function makeMachine(level: WasmLevel): Promise<LayerMachine> {
  const [kernels, ofLayers] = await Promise.all(addresses[level].map(fetchModule));
  return wasmLayerMachine(level, kernels, ofLayers);
}

lead(planLayers, (level) => chooseMachine(level, makeMachine, refusePlainLoops));
