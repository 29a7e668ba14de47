// The training worker that takes its steps on the graphics processor. All that is worth a test stands in gpu-trainer.ts.

import relaxedSimd from '#made/kernels/relaxed-simd.wasm?url';
import scalar from '#made/kernels/scalar.wasm?url';
import simd from '#made/kernels/simd.wasm?url';
import { fetchModule } from '../workers/fetch-bytes.ts';
import { createGpuEngine, missingGpu, requestGpu } from '../nn/gpu/index.ts';
import { type Machine, plainMachine, type WasmLevel, wasmMachine } from '../nn/kernels/index.ts';
import { chooseMachine } from './choose-machine.ts';
import { type GpuMachine, planGpuTraining } from './gpu-trainer.ts';
import { lead } from './worker-shell.ts';

const addresses: Record<WasmLevel, string> = { 'relaxed-simd': relaxedSimd, simd, scalar };

async function createLearner(options: Parameters<GpuMachine['createLearner']>[0]) {
  const device = await requestGpu();
  if (!device) throw new Error(missingGpu('gpu' in navigator));
  return createGpuEngine(device, options);
}

const withGpu = (another: () => Machine): GpuMachine => ({
  machine: another(),
  createLearner,
  another,
});

async function makeMachine(level: WasmLevel): Promise<GpuMachine> {
  const module = await fetchModule(addresses[level]);
  return withGpu(() => wasmMachine(level, module));
}

lead(planGpuTraining, (level) =>
  chooseMachine<GpuMachine>(level, makeMachine, () => withGpu(plainMachine)),
);
