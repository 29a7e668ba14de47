// ONNX Runtime Web on the model that the book itself writes of each network; one thread.
import { packageAddress } from '../../browser/peer.ts';
import { type Contender, layerSubjects, type LayerSubject } from '../../contender.ts';
import type { Layer } from '../../../../src/nn/layers/index.ts';
import { entrantsFor } from './entrants.ts';
import { layersWithOnnx, type OnnxOfLayers } from './onnx.ts';

interface OnnxRuntimeWeb extends OnnxOfLayers {
  env: { wasm: { numThreads: number; wasmPaths: string } };
}

async function createOnnx(subject: LayerSubject): Promise<Contender<Layer>> {
  const folder = packageAddress('onnxruntime-web/dist/');
  const runtime = (await import(`${folder}ort.wasm.min.mjs`)) as OnnxRuntimeWeb;
  runtime.env.wasm.numThreads = 1;
  runtime.env.wasm.wasmPaths = folder;
  const response = await fetch(`/work/${subject}.onnx`);
  const model = new Uint8Array(await response.arrayBuffer());
  return layersWithOnnx(runtime, model, { executionProviders: ['wasm'] });
}

export const layersByOnnx = entrantsFor(
  layerSubjects,
  { name: 'onnxruntime-web', packageName: 'onnxruntime-web' },
  createOnnx,
);
