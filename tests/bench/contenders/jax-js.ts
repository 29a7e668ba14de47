// jax-js on its wasm backend: inference and a whole training step are one jit each, as its manual recommends.
//
// The gradients are by hand (dLogits = (probabilities − oneHot) / batchSize, and so on): with its own `grad` of the
// cross-entropy the same step took 1.27 times as long.
import type { Network } from '../../../src/nn/index.ts';
import { parameterArrays } from '../../../src/nn/index.ts';
import type { Contender, Entrant } from '../contender.ts';
import { batchSize } from '../protocol.ts';
import { contenderByJax, openJax } from './jax-js-network.ts';
import type { GradientsOf, Jax, JaxArray } from './jax-js-types.ts';
import { networkOfBytes } from './pixels.ts';

const arraysOf = (jax: Jax, network: Network): JaxArray[] =>
  parameterArrays(network).map((values, k) => {
    const { inputSize, outputSize } = network.layers[k >> 1];
    return jax.numpy
      .array(values.slice())
      .reshape(k % 2 === 0 ? [inputSize, outputSize] : [outputSize]);
  });

const gradientsBy =
  ({ numpy: np, nn }: Jax): GradientsOf =>
  ([w1, b1, w2, b2], inputs, targets) => {
    const hidden = nn.relu(np.matmul(inputs.ref, w1).add(b1));
    const probabilities = nn.softmax(np.matmul(hidden.ref, w2.ref).add(b2));
    const dLogits = probabilities.mul(1 / batchSize).add(targets);
    const dW2 = np.matmul(hidden.ref.transpose(), dLogits.ref);
    const dB2 = dLogits.ref.sum(0);
    const slope = np.where(hidden.greater(0), 1, 0);
    const dHidden = np.matmul(dLogits, w2.transpose()).mul(slope);
    return [np.matmul(inputs.transpose(), dHidden.ref), dHidden.sum(0), dW2, dB2];
  };

async function createJax(everyThread: boolean): Promise<Contender> {
  const jax = await openJax(everyThread);
  const { numpy: np, nn } = jax;
  return contenderByJax(jax, {
    arraysOf: (network) => arraysOf(jax, network),
    logitsOf: (inputs, [w1, b1, w2, b2]) =>
      np.matmul(nn.relu(np.matmul(inputs, w1).add(b1)), w2).add(b2),
    ofBytes: networkOfBytes,
    gradientsOf: gradientsBy(jax),
    everyThread,
  });
}

export const jax: Entrant[] = [false, true].map((everyThread) => ({
  name: `jax-js wasm${everyThread ? ', every thread' : ''}`,
  packageName: '@jax-js/jax',
  create: () => createJax(everyThread),
}));
