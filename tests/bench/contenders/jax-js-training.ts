// Training with jax-js: carries the parameters from one mini-batch to the next.
import type { Network } from '../../../src/nn/index.ts';
import type { Contender } from '../contender.ts';
import { classCount, imagePixels } from '../work/work.ts';
import { createSteps } from './jax-js-steps.ts';
import type { Jax, JaxArray } from './jax-js-types.ts';
import { fillInputs } from './pixels.ts';

export function createJaxTraining(
  jax: Jax,
  arraysOf: (network: Network) => JaxArray[],
  everyThread: boolean,
): Partial<Contender> {
  const { numpy: np } = jax;
  const steps = createSteps(jax);
  const scalar = (value: number) => np.array(Float32Array.of(value)).reshape([]);
  let state: JaxArray[][] = [];
  let advance: (inputs: JaxArray, targets: JaxArray) => void;
  return {
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
