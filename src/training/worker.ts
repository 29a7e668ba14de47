// The training worker of networks that are dense throughout. All that is worth a test stands in serve-run.ts.

import relaxedSimdShared from '#made/kernels/relaxed-simd-shared.wasm?url';
import relaxedSimd from '#made/kernels/relaxed-simd.wasm?url';
import scalar from '#made/kernels/scalar.wasm?url';
import simdShared from '#made/kernels/simd-shared.wasm?url';
import simd from '#made/kernels/simd.wasm?url';
import {
  type Machine,
  plainMachine,
  type TeamMachine,
  type WasmLevel,
  wasmMachine,
} from '../nn/kernels/index.ts';
import { chooseMachine } from './choose-machine.ts';
import { planTraining } from './trainer.ts';
import { fetchModule } from '../workers/fetch-bytes.ts';
import { follow, twoThreadMachine } from './two-threads.ts';
import { callPartner, canShare, lead, leadOrFollow } from './worker-shell.ts';

const addresses: Record<WasmLevel, string> = { 'relaxed-simd': relaxedSimd, simd, scalar };
const sharedAddresses: Partial<Record<WasmLevel, string>> = {
  'relaxed-simd': relaxedSimdShared,
  simd: simdShared,
};

/** Two threads where the host lets them share memory and the device has two processors; else one. */
async function makeMachine(level: WasmLevel): Promise<Machine | TeamMachine> {
  const shared = sharedAddresses[level];
  if (!shared || !canShare()) return wasmMachine(level, await fetchModule(addresses[level]));
  const module = await fetchModule(shared);
  return twoThreadMachine(level, module, callPartner, () => performance.now());
}

leadOrFollow(
  () =>
    lead(planTraining, (level) =>
      chooseMachine<Machine | TeamMachine>(level, makeMachine, plainMachine),
    ),
  follow,
);
