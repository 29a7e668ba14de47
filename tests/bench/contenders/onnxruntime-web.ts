// ONNX Runtime Web, its WASM build, as published (no bundling: it finds its own files).
//
// The quickest way in: bytes go in as a uint8 tensor (a quarter of the copying) and the model casts them.
import type { Contender, Entrant } from '../contender.ts';
import { packageAddress } from '../browser/peer.ts';
import { createOnnxContender, type OnnxRuntime } from './onnx.ts';

interface OnnxRuntimeWeb extends OnnxRuntime {
  env: { wasm: { numThreads: number; wasmPaths: string } };
}

async function createOnnxWeb(threads: number): Promise<Contender> {
  if (threads > 1 && !crossOriginIsolated) throw new Error('the page is not cross-origin isolated');
  const folder = packageAddress('onnxruntime-web/dist/');
  const runtime = (await import(`${folder}ort.wasm.min.mjs`)) as OnnxRuntimeWeb;
  runtime.env.wasm.numThreads = threads;
  runtime.env.wasm.wasmPaths = folder;
  const response = await fetch('/work/network.onnx');
  return createOnnxContender(runtime, new Uint8Array(await response.arrayBuffer()), {
    executionProviders: ['wasm'],
    graphOptimizationLevel: 'all',
  });
}

export const onnxruntimeWeb: Entrant[] = [1, 2].map((threads) => ({
  name: `onnxruntime-web${threads > 1 ? `, ${threads} threads` : ''}`,
  packageName: 'onnxruntime-web',
  create: () => createOnnxWeb(threads),
}));
