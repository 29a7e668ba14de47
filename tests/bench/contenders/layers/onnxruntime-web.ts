// ONNX Runtime Web on the model that the book itself writes of each network; one thread.
import { packageAddress } from '../../browser/peer.ts';
import { type Contender, layerSubjects, type LayerSubject } from '../../contender.ts';
import type { Layer } from '../../../../src/nn/layers/index.ts';
import { imagePixels } from '../../work/work.ts';
import { createFloats } from '../pixels.ts';
import { entrantsFor, inBatches } from './entrants.ts';

interface Tensor {
  data: Float32Array;
}
interface Session {
  run(feeds: Record<string, Tensor>, fetches: string[]): Promise<Record<string, Tensor>>;
}
interface OnnxRuntimeWeb {
  env: { wasm: { numThreads: number; wasmPaths: string } };
  InferenceSession: { create(model: Uint8Array, options: object): Promise<Session> };
  Tensor: new (type: 'float32', data: Float32Array, shape: number[]) => Tensor;
}

async function createOnnx(subject: LayerSubject): Promise<Contender<Layer>> {
  const folder = packageAddress('onnxruntime-web/dist/');
  const runtime = (await import(`${folder}ort.wasm.min.mjs`)) as OnnxRuntimeWeb;
  runtime.env.wasm.numThreads = 1;
  runtime.env.wasm.wasmPaths = folder;
  const response = await fetch(`/work/${subject}.onnx`);
  const model = new Uint8Array(await response.arrayBuffer());
  const floatsOf = createFloats();
  let session: Session;
  const read = async (pixels: Uint8Array, count: number) => {
    const inputs = new runtime.Tensor('float32', floatsOf(pixels), [count, imagePixels]);
    return (await session.run({ inputs }, ['probabilities'])).probabilities!.data;
  };
  return {
    async load() {
      session = await runtime.InferenceSession.create(model, {
        executionProviders: ['wasm'],
        graphOptimizationLevel: 'all',
      });
    },
    ...inBatches(read),
  };
}

export const layersByOnnx = entrantsFor(
  layerSubjects,
  { name: 'onnxruntime-web', packageName: 'onnxruntime-web' },
  createOnnx,
);
