// jax-js on its wasm backend: inference and a whole training step are one jit each, as its manual recommends.
import type { Network } from '../../../src/nn/index.ts';
import { parameterArrays } from '../../../src/nn/index.ts';
import type { Contender, Entrant } from '../contender.ts';
import { importPeer } from '../browser/peer.ts';
import { classCount, imagePixels } from '../work/work.ts';
import { createJaxTraining } from './jax-js-training.ts';
import type { Jax, JaxArray } from './jax-js-types.ts';
import { createFloats, networkOfBytes } from './pixels.ts';

async function createJax(everyThread: boolean): Promise<Contender> {
  if (everyThread && !crossOriginIsolated) throw new Error('the page is not cross-origin isolated');
  // It takes every thread where it finds shared memory, and has no setting for fewer.
  if (!everyThread) Reflect.deleteProperty(globalThis, 'SharedArrayBuffer');
  const jax = await importPeer<Jax>('jax-js');
  await jax.init('wasm');
  jax.defaultDevice('wasm');
  return createJaxContender(jax, everyThread);
}

export const jaxArrays = (jax: Jax, network: Network): JaxArray[] =>
  parameterArrays(network).map((values, k) => {
    const { inputSize, outputSize } = network.layers[k >> 1];
    return jax.numpy
      .array(values.slice())
      .reshape(k % 2 === 0 ? [inputSize, outputSize] : [outputSize]);
  });

function createJaxContender(jax: Jax, everyThread: boolean): Contender {
  const { numpy: np, nn } = jax;
  const logitsOf = (inputs: JaxArray, [w1, b1, w2, b2]: JaxArray[]) =>
    np.matmul(nn.relu(np.matmul(inputs, w1).add(b1)), w2).add(b2);
  const probabilitiesOf = jax.jit((inputs: JaxArray, parameters: JaxArray[]) =>
    nn.softmax(logitsOf(inputs, parameters)),
  );
  const floatsOf = createFloats();
  let parameters: JaxArray[];
  const infer = (pixels: Uint8Array, count: number) => {
    const images = np.array(floatsOf(pixels)).reshape([count, imagePixels]);
    const probabilities = probabilitiesOf(
      images,
      parameters.map(({ ref }) => ref),
    );
    return everyThread ? probabilities.data() : probabilities.dataSync();
  };
  return {
    load(network) {
      parameters = jaxArrays(jax, networkOfBytes(network));
    },
    one: (pixels) => infer(pixels, 1),
    async infer(pixels, count, batchSize) {
      const probabilities = new Float32Array(count * classCount);
      for (let first = 0; first < count; first += batchSize) {
        const end = Math.min(count, first + batchSize);
        const part = pixels.subarray(first * imagePixels, end * imagePixels);
        probabilities.set(await infer(part, end - first), first * classCount);
      }
      return probabilities;
    },
    ...createJaxTraining(jax, (network) => jaxArrays(jax, network), everyThread),
  };
}

export const jax: Entrant[] = [false, true].map((everyThread) => ({
  name: `jax-js wasm${everyThread ? ', every thread' : ''}`,
  packageName: '@jax-js/jax',
  create: () => createJax(everyThread),
}));
