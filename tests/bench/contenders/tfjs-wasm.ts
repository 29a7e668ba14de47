// TensorFlow.js on its wasm backend, by its fused kernels: a layers model took 1.2 to 30 times as long when both were tried.
// One thread: with two it was no quicker on this work.
import type { Contender, Entrant } from '../contender.ts';
import { importPeer, packageAddress } from '../browser/peer.ts';
import { classCount, imagePixels } from '../work/work.ts';
import { createFloats, networkOfBytes } from './pixels.ts';
import { createTrainingByHand } from './tfjs-by-hand.ts';
import { createTensorflowTraining, tensorsOf } from './tfjs-training.ts';
import type { Tensor, Tensorflow, WasmBackend } from './tfjs-types.ts';

async function createTensorflow(byHand: boolean): Promise<Contender> {
  const tf = await importPeer<Tensorflow>('tfjs-core');
  const backend = await importPeer<WasmBackend>('tfjs-backend-wasm');
  await importPeer('tfjs-gradients');
  backend.setWasmPaths(packageAddress('@tensorflow/tfjs-backend-wasm/dist/'));
  backend.setThreadsCount(1);
  await tf.setBackend('wasm');
  await tf.ready();
  if (tf.getBackend() !== 'wasm') throw new Error('the wasm backend did not start');
  if (!(await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT'))) throw new Error('it found no SIMD');
  tf.enableProdMode();
  const training = byHand ? createTrainingByHand(tf) : createTensorflowTraining(tf);
  return { ...createInference(tf), ...training };
}

function createInference(tf: Tensorflow): Contender {
  const floatsOf = createFloats();
  let parameters: Tensor[];
  const infer = (pixels: Uint8Array, count: number) => {
    return tf.tidy(() => {
      const [w1, b1, w2, b2] = parameters;
      const images = tf.tensor2d(floatsOf(pixels), [count, imagePixels]);
      const hidden = tf.fused.matMul({ a: images, b: w1, bias: b1, activation: 'relu' });
      return tf.softmax(tf.fused.matMul({ a: hidden, b: w2, bias: b2 })).dataSync();
    });
  };
  return {
    load(network) {
      parameters = tensorsOf(tf, networkOfBytes(network));
    },
    one: (pixels) => infer(pixels, 1),
    infer(pixels, count, batchSize) {
      const probabilities = new Float32Array(count * classCount);
      for (let first = 0; first < count; first += batchSize) {
        const end = Math.min(count, first + batchSize);
        const part = pixels.subarray(first * imagePixels, end * imagePixels);
        probabilities.set(infer(part, end - first), first * classCount);
      }
      return probabilities;
    },
  };
}

export const tensorflow: Entrant[] = [false, true].map((byHand) => ({
  name: `tfjs-wasm${byHand ? ', gradients by hand' : ''}`,
  packageName: '@tensorflow/tfjs-backend-wasm',
  create: () => createTensorflow(byHand),
}));
