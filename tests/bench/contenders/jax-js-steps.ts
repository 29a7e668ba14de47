// One training step of jax-js: gradient and update fused into one jit for each optimiser.
import type { GradientsOf, Jax, JaxArray } from './jax-js-types.ts';

export function createSteps({ numpy: np, jit }: Jax, gradientsOf: GradientsOf) {
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
