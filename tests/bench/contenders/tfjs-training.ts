// Training with TensorFlow.js as its manual has it: `optimizer.minimize` on variables made beforehand.
import { type Network, parameterArrays } from '../../../src/nn/index.ts';
import type { Contender } from '../contender.ts';
import { classCount, imagePixels } from '../work/work.ts';
import { fillInputs } from './pixels.ts';
import type { Optimizer, Tensor, Tensorflow } from './tfjs-types.ts';

export const tensorsOf = (tf: Tensorflow, network: Network): Tensor[] =>
  parameterArrays(network).map((values, k) => {
    const { inputSize, outputSize } = network.layers[k >> 1];
    return k % 2 === 0
      ? tf.tensor2d(values.slice(), [inputSize, outputSize])
      : tf.tensor1d(values.slice());
  });

export function createTensorflowTraining(tf: Tensorflow): Partial<Contender> {
  let variables: Tensor[] = [];
  let optimizer: Optimizer | undefined;
  const lossOf = (images: Tensor, targets: Tensor) => {
    const [w1, b1, w2, b2] = variables;
    const hidden = tf.fused.matMul({ a: images, b: w1, bias: b1, activation: 'relu' });
    const logits = tf.fused.matMul({ a: hidden, b: w2, bias: b2 });
    return tf.losses.softmaxCrossEntropy(targets, logits);
  };
  return {
    optimisers: ['sgd', 'adam'],
    startTraining({ optimiser, learningRate }, network) {
      for (const variable of variables) variable.dispose();
      optimizer?.dispose();
      variables = tensorsOf(tf, network).map((initial) => tf.variable(initial));
      optimizer =
        optimiser === 'sgd'
          ? tf.train.sgd(learningRate)
          : tf.train.adam(learningRate, 0.9, 0.999, 1e-8);
    },
    trainOn(pixels, labels) {
      const inputs = new Float32Array(pixels.length);
      fillInputs(inputs, pixels);
      const oneHot = new Float32Array(labels.length * classCount);
      labels.forEach((label, image) => {
        oneHot[image * classCount + label] = 1;
      });
      tf.tidy(() => {
        const images = tf.tensor2d(inputs, [labels.length, imagePixels]);
        const targets = tf.tensor2d(oneHot, [labels.length, classCount]);
        optimizer!.minimize(() => lossOf(images, targets), false, variables);
      });
    },
    trainedParameters: () => variables.map((variable) => variable.dataSync().slice()),
  };
}
