// Training with TensorFlow.js, gradients and updates by hand: four times as quick as its own `minimize` on this work.
//
// Why: its gradient of a product multiplies with a transposed flag, which the wasm backend does in plain loops;
// with an explicit transpose the product goes to XNNPACK.
import type { Contender } from '../contender.ts';
import { classCount, imagePixels } from '../work/work.ts';
import { fillInputs } from './pixels.ts';
import { tensorsOf } from './tfjs-training.ts';
import type { Tensor, Tensorflow } from './tfjs-types.ts';

/** `targets` are 1 / batchSize at the label, else 0. */
function gradientsOf(tf: Tensorflow, parameters: Tensor[], images: Tensor, targets: Tensor) {
  const [w1, b1, w2, b2] = parameters;
  const hidden = tf.fused.matMul({ a: images, b: w1, bias: b1, activation: 'relu' });
  const probabilities = tf.softmax(tf.fused.matMul({ a: hidden, b: w2, bias: b2 }));
  const dLogits = tf.sub(tf.div(probabilities, images.shape[0]), targets);
  const dHidden = tf.mul(tf.matMul(dLogits, tf.transpose(w2)), tf.step(hidden));
  return [
    tf.matMul(tf.transpose(images), dHidden),
    tf.sum(dHidden, 0),
    tf.matMul(tf.transpose(hidden), dLogits),
    tf.sum(dLogits, 0),
  ];
}

/** The new parameters, and behind them the new means and squares of Adam. */
function adamStep(tf: Tensorflow, state: Tensor[], gradients: Tensor[], rate: number, t: number) {
  const [parameters, means, squares] = [0, 4, 8].map((first) => state.slice(first, first + 4));
  const root = Math.sqrt(1 - 0.999 ** t);
  const size = (rate * root) / (1 - 0.9 ** t);
  const mean = means.map((old, k) => tf.add(tf.mul(old, 0.9), tf.mul(gradients[k], 0.1)));
  const square = squares.map((old, k) =>
    tf.add(tf.mul(old, 0.999), tf.mul(tf.square(gradients[k]), 0.001)),
  );
  const changed = parameters.map((old, k) => {
    const typicalSize = tf.add(tf.sqrt(square[k]), 1e-8 * root);
    return tf.sub(old, tf.mul(tf.div(mean[k], typicalSize), size));
  });
  return [...changed, ...mean, ...square];
}

export function createTrainingByHand(tf: Tensorflow): Partial<Contender> {
  let state: Tensor[] = [];
  let advance: (gradients: Tensor[]) => Tensor[];
  return {
    optimisers: ['sgd', 'adam'],
    startTraining({ optimiser, learningRate }, network) {
      for (const tensor of state) tensor.dispose();
      state = tensorsOf(tf, network);
      if (optimiser === 'adam')
        state.push(...[...state, ...state].map((tensor) => tf.zerosLike(tensor)));
      let t = 0;
      advance = (gradients) => {
        t += 1;
        if (optimiser === 'adam') return adamStep(tf, state, gradients, learningRate, t);
        return state.map((old, k) => tf.sub(old, tf.mul(gradients[k], learningRate)));
      };
    },
    trainOn(pixels, labels) {
      const inputs = new Float32Array(pixels.length);
      fillInputs(inputs, pixels);
      const targets = new Float32Array(labels.length * classCount);
      labels.forEach((label, image) => {
        targets[image * classCount + label] = 1 / labels.length;
      });
      const next = tf.tidy(() => {
        const images = tf.tensor2d(inputs, [labels.length, imagePixels]);
        const wanted = tf.tensor2d(targets, [labels.length, classCount]);
        return advance(gradientsOf(tf, state, images, wanted));
      });
      for (const tensor of state) tensor.dispose();
      state = next;
    },
    trainedParameters: () => state.slice(0, 4).map((tensor) => tensor.dataSync().slice()),
  };
}
