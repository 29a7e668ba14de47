// ONNX Runtime in Node, on one thread: whoever runs our models here shares no line with what wrote them.
import { InferenceSession, Tensor, env } from 'onnxruntime-web/wasm';

env.wasm.numThreads = 1;

export interface Answers {
  logits: Float32Array;
  probabilities: Float32Array;
}

/** `inputs` is (count, size). */
export async function runOnnx(
  model: Uint8Array,
  inputs: Float32Array,
  count: number,
): Promise<Answers> {
  const session = await InferenceSession.create(model, { executionProviders: ['wasm'] });
  const tensor = new Tensor('float32', inputs, [count, inputs.length / count]);
  const { logits, probabilities } = await session.run({ inputs: tensor });
  await session.release();
  return {
    logits: logits.data as Float32Array,
    probabilities: probabilities.data as Float32Array,
  };
}
