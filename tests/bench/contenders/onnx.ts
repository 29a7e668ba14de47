// ONNX Runtime's one interface, for the browser and for Node.
import type { Contender } from '../contender.ts';
import { classCount, imagePixels } from '../work/work.ts';

interface Tensor {
  data: Float32Array;
}
interface Session {
  run(feeds: Record<string, Tensor>): Promise<Record<string, Tensor>>;
}
export interface OnnxRuntime {
  InferenceSession: { create(model: Uint8Array, options: object): Promise<Session> };
  Tensor: new (type: 'uint8', data: Uint8Array, shape: number[]) => Tensor;
}

export function createOnnxContender(
  { InferenceSession, Tensor }: OnnxRuntime,
  model: Uint8Array,
  options: object,
): Contender {
  let session: Session;
  // A tensor is a view of the bytes: making one copies nothing.
  const run = async (pixels: Uint8Array, count: number) =>
    (await session.run({ pixels: new Tensor('uint8', pixels, [count, imagePixels]) })).probabilities
      .data;
  return {
    async load() {
      session = await InferenceSession.create(model, options);
    },
    one: (pixels) => run(pixels, 1),
    async infer(pixels, count, batchSize) {
      if (batchSize >= count) return run(pixels, count);
      const probabilities = new Float32Array(count * classCount);
      for (let first = 0; first < count; first += batchSize) {
        const end = Math.min(count, first + batchSize);
        const part = pixels.subarray(first * imagePixels, end * imagePixels);
        probabilities.set(await run(part, end - first), first * classCount);
      }
      return probabilities;
    },
  };
}
