// The worker's shell: the browser around one training run. All that is worth a test stands in session.ts.
//
// The same script is the second thread: started by itself, under the name of a partner, it follows.

import relaxedSimdShared from '#made/kernels/relaxed-simd-shared.wasm?url';
import relaxedSimd from '#made/kernels/relaxed-simd.wasm?url';
import scalar from '#made/kernels/scalar.wasm?url';
import simdShared from '#made/kernels/simd-shared.wasm?url';
import simd from '#made/kernels/simd.wasm?url';
import {
  type Machine,
  type TeamMachine,
  type WasmLevel,
  wasmMachine,
} from '../nn/kernels/index.ts';
import { createBreath } from './yield-to-messages.ts';
import { chooseMachine } from './choose-machine.ts';
import { loadTrainingImages } from './load-images.ts';
import { serveTraining } from './serve-run.ts';
import { follow, type PartnerStart, twoThreadMachine } from './two-threads.ts';

const partnerName = 'partner';

const addresses: Record<WasmLevel, string> = { 'relaxed-simd': relaxedSimd, simd, scalar };
const sharedAddresses: Partial<Record<WasmLevel, string>> = {
  'relaxed-simd': relaxedSimdShared,
  simd: simdShared,
};

/** Two threads where the host lets them share memory and the device has two processors; else one. */
async function makeMachine(level: WasmLevel): Promise<Machine | TeamMachine> {
  const shared = sharedAddresses[level];
  if (!self.crossOriginIsolated || navigator.hardwareConcurrency < 2 || !shared) {
    return wasmMachine(level, await fetchModule(addresses[level]));
  }
  const module = await fetchModule(shared);
  return twoThreadMachine(level, module, callPartner, () => performance.now());
}

function callPartner(start: PartnerStart): void {
  new Worker(self.location.href, { type: 'module', name: partnerName }).postMessage(start, []);
}

async function fetchModule(address: string): Promise<WebAssembly.Module> {
  const response = await fetch(new URL(address, self.location.href));
  if (!response.ok) throw new Error(`status ${response.status}`);
  // Not compileStreaming: it refuses files that a host does not name application/wasm.
  return WebAssembly.compile(await response.arrayBuffer());
}

const port = {
  post: (news: object, transfer: Transferable[]) => self.postMessage(news, { transfer }),
  onMessage: (listener: (message: unknown) => void) =>
    self.addEventListener('message', ({ data }) => listener(data)),
};

function lead(): void {
  void serveTraining(port, {
    now: () => performance.now(),
    breathe: createBreath(),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    loadImages: (recipe, root, signal, onProgress) =>
      loadTrainingImages(recipe, { root, signal, onProgress }),
    chooseMachine: (level) => chooseMachine(level, makeMachine),
  }).then(() => self.close());
}

function followOnce(): void {
  self.addEventListener('message', ({ data }: MessageEvent<PartnerStart>) => {
    follow(data);
    self.close();
  });
}

if (self.name === partnerName) followOnce();
else lead();
