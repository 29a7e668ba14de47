// The worker's shell: the browser around one training run. All that is worth a test stands in session.ts.

import relaxedSimd from '../../.cache/kernels/relaxed-simd.wasm?url';
import scalar from '../../.cache/kernels/scalar.wasm?url';
import simd from '../../.cache/kernels/simd.wasm?url';
import type { WasmLevel } from '../nn/kernels/index.ts';
import { createBreath } from './breathe.ts';
import { chooseMachine } from './choose-machine.ts';
import { loadTrainingImages } from './load-images.ts';
import { serveTraining } from './session.ts';

const addresses: Record<WasmLevel, string> = { 'relaxed-simd': relaxedSimd, simd, scalar };

async function fetchModule(level: WasmLevel): Promise<WebAssembly.Module> {
  const response = await fetch(new URL(addresses[level], self.location.href));
  if (!response.ok) throw new Error(`status ${response.status}`);
  // Not compileStreaming: it refuses files that a host does not name application/wasm.
  return WebAssembly.compile(await response.arrayBuffer());
}

const port = {
  post: (news: object, transfer: Transferable[]) => self.postMessage(news, { transfer }),
  onMessage: (listener: (message: unknown) => void) =>
    self.addEventListener('message', ({ data }) => listener(data)),
};

void serveTraining(port, {
  now: () => performance.now(),
  breathe: createBreath(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  loadImages: (recipe, root, signal, onProgress) =>
    loadTrainingImages(recipe, { root, signal, onProgress }),
  chooseMachine: (level) => chooseMachine(level, fetchModule),
}).then(() => self.close());
