// A network of jax-js, whatever its layers are: reads, and carries the parameters from one mini-batch to the next.
import { importPeer } from '../browser/peer.ts';
import type { Contender } from '../contender.ts';
import type { Network } from '../../../src/nn/index.ts';
import type { Layer } from '../../../src/nn/layers/index.ts';
import { classCount, imagePixels } from '../work/work.ts';
import { createSteps } from './jax-js-steps.ts';
import type { GradientsOf, Jax, JaxArray } from './jax-js-types.ts';
import { createFloats, fillInputs } from './pixels.ts';

/** It takes every thread where it finds shared memory, and has no setting for fewer. */
export async function openJax(everyThread = false): Promise<Jax> {
  if (everyThread && !crossOriginIsolated) throw new Error('the page is not cross-origin isolated');
  if (!everyThread) Reflect.deleteProperty(globalThis, 'SharedArrayBuffer');
  const jax = await importPeer<Jax>('jax-js');
  await jax.init('wasm');
  jax.defaultDevice('wasm');
  return jax;
}

interface JaxNetwork<L extends Layer> {
  /** All parameters, in the order of `parameterArrays`. */
  arraysOf(network: Network<L>): JaxArray[];
  /** Takes over all that it is given; inputs (images, 784). */
  logitsOf(inputs: JaxArray, parameters: JaxArray[]): JaxArray;
  /** The same network, which takes bytes as they are. */
  ofBytes(network: Network<L>): Network<L>;
  gradientsOf: GradientsOf;
  everyThread?: boolean;
}

export function contenderByJax<L extends Layer>(
  jax: Jax,
  { arraysOf, logitsOf, ofBytes, gradientsOf, everyThread = false }: JaxNetwork<L>,
): Contender<L> {
  const { numpy: np, nn, jit } = jax;
  const probabilitiesOf = jit((inputs: JaxArray, given: JaxArray[]) =>
    nn.softmax(logitsOf(inputs, given)),
  );
  const steps = createSteps(jax, gradientsOf);
  const scalar = (value: number) => np.array(Float32Array.of(value)).reshape([]);
  const floatsOf = createFloats();
  let parameters: JaxArray[] = [];
  let state: JaxArray[][] = [];
  let advance: (inputs: JaxArray, targets: JaxArray) => void;
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
      parameters = arraysOf(ofBytes(network));
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
    optimisers: ['sgd', 'adam'],
    startTraining({ optimiser, learningRate }, network) {
      for (const array of state.flat()) array.dispose();
      state = [arraysOf(network)];
      let t = 0;
      if (optimiser === 'adam')
        for (let k = 0; k < 2; k++) state.push(state[0].map(({ ref }) => np.zerosLike(ref)));
      advance = (inputs, targets) => {
        t += 1;
        const root = Math.sqrt(1 - 0.999 ** t);
        const rate = (learningRate * root) / (1 - 0.9 ** t);
        state =
          optimiser === 'sgd'
            ? [steps.sgd(state[0], inputs, targets, scalar(learningRate))]
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
      // Several threads answer later; the manual says to wait now and then, lest a queue grows.
      return everyThread ? state[0][0].blockUntilReady() : undefined;
    },
    trainedParameters: () => Promise.all(state[0].map(({ ref }) => ref.data())),
    async finish() {
      await state[0]?.[0].blockUntilReady();
    },
  };
}
