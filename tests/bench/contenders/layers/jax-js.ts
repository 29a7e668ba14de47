// jax-js on its wasm backend: reading and a whole training step are one jit each, its own gradient inside.
import { importPeer } from '../../browser/peer.ts';
import type { Contender } from '../../contender.ts';
import { type Network, parameterArrays } from '../../../../src/nn/index.ts';
import type { Layer } from '../../../../src/nn/layers/index.ts';
import { kindOf } from '../../../../src/nn/layers/layer-kinds.ts';
import { parameterNames } from '../../../../src/nn/layers/layer.ts';
import { classCount, imagePixels } from '../../work/work.ts';
import type { Jax, JaxArray } from '../jax-js-types.ts';
import { createFloats, fillInputs } from '../pixels.ts';
import { entrantsFor, inBatches, layersOfBytes } from './entrants.ts';

interface JaxOfLayers extends Jax {
  lax: { conv(inputs: JaxArray, filters: JaxArray, strides: number[], padding: string): JaxArray };
  numpy: Jax['numpy'] & { max(array: JaxArray, axes: number[]): JaxArray };
  nn: Jax['nn'] & { logSoftmax(logits: JaxArray): JaxArray };
  grad<Rest extends JaxArray[]>(
    loss: (parameters: JaxArray[], ...rest: Rest) => JaxArray,
  ): (parameters: JaxArray[], ...rest: Rest) => JaxArray[];
}

function arraysOf({ numpy }: Jax, network: Network<Layer>): JaxArray[] {
  const shapes = network.layers.flatMap((layer) => {
    const ofLayer = kindOf(layer).parameterShapes(layer);
    return parameterNames[layer.kind].map((name) => ofLayer[name]!);
  });
  return parameterArrays(network).map((values, a) =>
    numpy.array(values.slice()).reshape([...shapes[a]!]),
  );
}

async function createJax(): Promise<Contender<Layer>> {
  // It takes every thread where it finds shared memory, and has no setting for fewer.
  Reflect.deleteProperty(globalThis, 'SharedArrayBuffer');
  const jax = await importPeer<JaxOfLayers>('jax-js');
  await jax.init('wasm');
  jax.defaultDevice('wasm');
  const { numpy: np, nn, lax } = jax;

  /** Takes over all that it is given. */
  function logitsOf(inputs: JaxArray, [w1, b1, w2, b2, w3, b3]: JaxArray[], count: number) {
    const block = (signal: JaxArray, w: JaxArray, b: JaxArray, maps: number, side: number) => {
      const sums = lax.conv(signal, w, [1, 1], 'VALID').add(b.reshape([1, maps, 1, 1]));
      const windows = nn.relu(sums).reshape([count, maps, side, 2, side, 2]);
      return np.max(windows, [3, 5]);
    };
    const first = block(inputs.reshape([count, 1, 28, 28]), w1!, b1!, 8, 12);
    const second = block(first, w2!, b2!, 16, 4);
    return np.matmul(second.reshape([count, 256]), w3!).add(b3!);
  }

  const readers = new Map<number, (inputs: JaxArray, parameters: JaxArray[]) => JaxArray>();
  function readerOf(count: number) {
    const known = readers.get(count);
    if (known) return known;
    const reader = jax.jit((inputs: JaxArray, parameters: JaxArray[]) =>
      nn.softmax(logitsOf(inputs, parameters, count)),
    );
    readers.set(count, reader);
    return reader;
  }

  const scalar = (value: number) => np.array(Float32Array.of(value)).reshape([]);
  const floatsOf = createFloats();
  let parameters: JaxArray[] = [];
  let state: JaxArray[][] = [];
  let advance: (inputs: JaxArray, targets: JaxArray) => void;

  function stepsFor(count: number) {
    const gradientsOf = jax.grad((arrays: JaxArray[], inputs: JaxArray, targets: JaxArray) =>
      nn
        .logSoftmax(logitsOf(inputs, arrays, count))
        .mul(targets)
        .sum(1)
        .sum(0),
    );
    const sgd = jax.jit(
      (arrays: JaxArray[], inputs: JaxArray, targets: JaxArray, rate: JaxArray) => {
        const gradients = gradientsOf(
          arrays.map(({ ref }) => ref),
          inputs,
          targets,
        );
        const changed = arrays.map((array, k) => array.sub(gradients[k]!.mul(rate.ref)));
        rate.dispose();
        return changed;
      },
    );
    // As in ../jax-js-steps.ts.
    const adam = jax.jit(
      (
        [arrays, means, squares]: JaxArray[][],
        inputs: JaxArray,
        targets: JaxArray,
        rate: JaxArray,
        epsilon: JaxArray,
      ) => {
        const gradients = gradientsOf(
          arrays!.map(({ ref }) => ref),
          inputs,
          targets,
        );
        const mean = means!.map((array, k) => array.mul(0.9).add(gradients[k]!.ref.mul(0.1)));
        const square = squares!.map((array, k) =>
          array.mul(0.999).add(gradients[k]!.ref.mul(gradients[k]!).mul(0.001)),
        );
        const changed = arrays!.map((array, k) => {
          const typicalSize = np.sqrt(square[k]!.ref).add(epsilon.ref);
          return array.sub(mean[k]!.ref.mul(rate.ref).div(typicalSize));
        });
        rate.dispose();
        epsilon.dispose();
        return [changed, mean, square];
      },
    );
    return { sgd, adam };
  }

  return {
    load(network) {
      parameters = arraysOf(jax, layersOfBytes(network));
    },
    ...inBatches((pixels, count) => {
      const inputs = np.array(floatsOf(pixels)).reshape([count, imagePixels]);
      const given = parameters.map(({ ref }) => ref);
      return readerOf(count)(inputs, given).dataSync();
    }),
    optimisers: ['sgd', 'adam'],
    startTraining({ optimiser, learningRate, batchSize }, network) {
      for (const array of state.flat()) array.dispose();
      state = [arraysOf(jax, network)];
      const steps = stepsFor(batchSize);
      let t = 0;
      if (optimiser === 'adam')
        for (let k = 0; k < 2; k++) state.push(state[0]!.map(({ ref }) => np.zerosLike(ref)));
      advance = (inputs, targets) => {
        t += 1;
        const root = Math.sqrt(1 - 0.999 ** t);
        const rate = (learningRate * root) / (1 - 0.9 ** t);
        state =
          optimiser === 'sgd'
            ? [steps.sgd(state[0]!, inputs, targets, scalar(learningRate))]
            : steps.adam(state, inputs, targets, scalar(rate), scalar(1e-8 * root));
      };
    },
    trainOn(pixels, labels) {
      const inputs = new Float32Array(pixels.length);
      fillInputs(inputs, pixels);
      const targets = new Float32Array(labels.length * classCount);
      labels.forEach((label, image) => {
        targets[image * classCount + label] = -1 / labels.length;
      });
      advance(
        np.array(inputs).reshape([labels.length, imagePixels]),
        np.array(targets).reshape([labels.length, classCount]),
      );
    },
    trainedParameters: () => Promise.all(state[0]!.map(({ ref }) => ref.data())),
    async finish() {
      await state[0]?.[0]!.blockUntilReady();
    },
  };
}

export const layersByJax = entrantsFor(
  ['cnn'],
  { name: 'jax-js wasm', packageName: '@jax-js/jax' },
  createJax,
);
