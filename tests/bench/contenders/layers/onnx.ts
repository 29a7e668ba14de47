// ONNX Runtime on the model that the book itself writes of a network of other layers; for the browser and for Node.
import type { Layer } from '../../../../src/nn/layers/index.ts';
import type { Contender } from '../../contender.ts';
import { imagePixels } from '../../work/work.ts';
import { createFloats } from '../pixels.ts';
import { inBatches } from './entrants.ts';

interface Tensor {
  data: Float32Array;
}
interface Session {
  run(feeds: Record<string, Tensor>, fetches: string[]): Promise<Record<string, Tensor>>;
}
export interface OnnxOfLayers {
  InferenceSession: { create(model: Uint8Array, options: object): Promise<Session> };
  Tensor: new (type: 'float32', data: Float32Array, shape: number[]) => Tensor;
}

export function layersWithOnnx(
  runtime: OnnxOfLayers,
  model: Uint8Array,
  options: object,
): Contender<Layer> {
  const floatsOf = createFloats();
  let session: Session;
  return {
    async load() {
      session = await runtime.InferenceSession.create(model, {
        ...options,
        graphOptimizationLevel: 'all',
      });
    },
    ...inBatches(async (pixels, count) => {
      const inputs = new runtime.Tensor('float32', floatsOf(pixels), [count, imagePixels]);
      return (await session.run({ inputs }, ['probabilities'])).probabilities!.data;
    }),
  };
}
