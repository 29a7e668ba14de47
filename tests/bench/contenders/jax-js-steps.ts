// One training step of jax-js: gradient and update fused into one jit for each optimiser.
//
// The gradients are by hand (dLogits = (probabilities − oneHot) / batchSize, and so on): with its own `grad` of the
// cross-entropy the same step took 1.27 times as long.
import { batchSize } from '../protocol.ts';
import type { Jax, JaxArray } from './jax-js-types.ts';

/** `targets` are −1 / batchSize at the label, else 0. Takes over all that it is given. */
function createGradients({ numpy: np, nn }: Jax) {
  return ([w1, b1, w2, b2]: JaxArray[], inputs: JaxArray, targets: JaxArray): JaxArray[] => {
    const hidden = nn.relu(np.matmul(inputs.ref, w1).add(b1));
    const probabilities = nn.softmax(np.matmul(hidden.ref, w2.ref).add(b2));
    const dLogits = probabilities.mul(1 / batchSize).add(targets);
    const dW2 = np.matmul(hidden.ref.transpose(), dLogits.ref);
    const dB2 = dLogits.ref.sum(0);
    const slope = np.where(hidden.greater(0), 1, 0);
    const dHidden = np.matmul(dLogits, w2.transpose()).mul(slope);
    return [np.matmul(inputs.transpose(), dHidden.ref), dHidden.sum(0), dW2, dB2];
  };
}

export function createSteps(jax: Jax) {
  const { numpy: np, jit } = jax;
  const gradientsOf = createGradients(jax);
  const sgd = jit((parameters: JaxArray[], inputs: JaxArray, targets: JaxArray, rate: JaxArray) => {
    const gradients = gradientsOf(
      parameters.map(({ ref }) => ref),
      inputs,
      targets,
    );
    const changed = parameters.map((array, k) => array.sub(gradients[k].mul(rate.ref)));
    rate.dispose();
    return changed;
  });
  // `rate` is learningRate · √(1 − beta2ᵗ) / (1 − beta1ᵗ), and `epsilon` grows with the same root.
  const adam = jit(
    (
      [parameters, means, squares]: JaxArray[][],
      inputs: JaxArray,
      targets: JaxArray,
      rate: JaxArray,
      epsilon: JaxArray,
    ) => {
      const gradients = gradientsOf(
        parameters.map(({ ref }) => ref),
        inputs,
        targets,
      );
      const mean = means.map((array, k) => array.mul(0.9).add(gradients[k].ref.mul(0.1)));
      const square = squares.map((array, k) =>
        array.mul(0.999).add(gradients[k].ref.mul(gradients[k]).mul(0.001)),
      );
      const changed = parameters.map((array, k) => {
        const typicalSize = np.sqrt(square[k].ref).add(epsilon.ref);
        return array.sub(mean[k].ref.mul(rate.ref).div(typicalSize));
      });
      rate.dispose();
      epsilon.dispose();
      return [changed, mean, square];
    },
  );
  return { sgd, adam };
}
