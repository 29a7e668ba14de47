// What one image wants: one step on one image, from random starts and from the shipped network, and all answers after it.
import { exampleImages } from '../mnist/example-images.ts';
import { stepOn } from '../formulas/one-step.ts';
import { pixelsOf } from '../mnist/image-set.ts';
import { crossEntropy, forward, type Network, predictions } from '../nn/index.ts';
import { createEngine } from '../nn/kernels/index.ts';
import { initialNetwork, shippedRecipe } from '../training/recipe.ts';
import type { OneImagePoint, OneImageRecord } from '../records/experiments/one-image.ts';
import { batchOf } from '../formulas/gradient-check.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { madeBy, rounded } from './record.ts';

const seeds = [1, 2, 3];
const images = [exampleImages.easy, exampleImages.backward];
const learningRates = [0, 0.01, 0.03, 0.1, 0.3, 1];

export function measureOneImage(
  { test, machine }: ExperimentContext,
  start: Network,
  image: number,
  learningRate: number,
): Omit<OneImagePoint, 'seed'> {
  const label = test.labels[image]!;
  const batch = batchOf(pixelsOf(test, image), label);
  const network = stepOn(start, batch, learningRate);
  const lossOf = (one: Network) =>
    rounded(crossEntropy(forward(one, batch.inputs, 1).probabilities, batch.labels, 10));
  const engine = createEngine(machine(), { sizes: start.sizes, capacity: 250 });
  engine.load(network);
  const probabilities = new Float32Array(test.count * 10);
  engine.infer(test.pixels, probabilities, test.count);
  const said = predictions(probabilities, 10);
  const answers = Array.from(
    { length: 10 },
    (_, digit) => said.filter((one) => one === digit).length,
  );
  const correct = said.filter((one, k) => one === test.labels[k]).length;
  return { image, label, learningRate, loss: [lossOf(start), lossOf(network)], answers, correct };
}

export function makeOneImage(context: ExperimentContext): OneImageRecord {
  const starts = [
    ...seeds.map((seed) => ({ seed, network: initialNetwork({ ...shippedRecipe, seed }) })),
    { seed: undefined, network: context.network },
  ];
  const points = starts.flatMap(({ seed, network }) =>
    images.flatMap((image) =>
      learningRates.map((learningRate) => {
        const point = { seed, ...measureOneImage(context, network, image, learningRate) };
        context.say(
          `${seed ?? 'shipped'}, image ${image}, rate ${learningRate}: ${point.answers.join(' ')}, ${point.correct} right`,
        );
        return point;
      }),
    ),
  );
  const words =
    'One step of plain gradient descent on one test image, from He starts 784-128-10 by their seeds and from the shipped network; then the answers to all 10,000 test images.';
  return { made: madeBy('one-image', words), points };
}
