// The eight loops by their letters: which mistake each makes, and why its numbers say so. No result is typed: the run gives it.
import type { ClinicCase } from '#components/figures/Clinic/ward.ts';
import { classCount } from '#src/mnist/image-set.ts';
import { formatNumber } from '#src/numbers/format.ts';
import type { LoopFault } from '#src/records/experiments/broken-loops.ts';

const loss = (value: number | undefined) => formatNumber(value ?? NaN, 'fixed-2');
const percent = (share: number | undefined) => formatNumber(share ?? NaN, 'percent-2');

export const cases: readonly ClinicCase<LoopFault>[] = [
  {
    letter: 'A',
    cause: 'summed-loss',
    why: ({ first = [], losses, recipe }) =>
      `The first loss, ${loss(first[0])}, is ln 10 or a little more for each of the ${recipe.batchSize} images of a batch, and at the end it’s still ${loss(losses?.values.at(-1))}. So the images’ losses are added up. The slopes are added up with them, and each step is ${recipe.batchSize} times too long.`,
  },
  {
    letter: 'B',
    cause: 'softmax-twice',
    why: ({ losses }) =>
      `It learns, and yet its loss comes to rest at ${loss(losses?.values.at(-1))}. With softmax applied twice it can’t go below ln(1 + ${classCount - 1}/e).`,
  },
  {
    letter: 'C',
    cause: 'sorted',
    why: ({ first = [] }) =>
      `The second loss is ${loss(first[1])}: that batch has the same digit as the first, and “always this digit” is quickly learned. Then the loss is a saw. Each new digit comes as a shock, and those before it are forgotten.`,
  },
  {
    letter: 'D',
    cause: 'leak',
    why: ({ points, test }) =>
      `Validation is as good as training, ${percent(points.at(-1)!.validation)}, as if there were no gap at all. On the test images, which it has really never seen, the same network gets ${percent(test)}. Mended, the number falls, and only then is it true.`,
  },
  {
    letter: 'E',
    cause: 'rate-too-high',
    why: ({ first = [], recipe }) =>
      `The first loss is that of any fresh network, so images and weights are in order. A single step later it’s ${loss(first[1])}. With a rate of ${recipe.learningRate} that step was far too long.`,
  },
  {
    letter: 'F',
    cause: 'dropout-in-answers',
    why: ({ points, again, test }) =>
      `Asked twice, the same network reads ${percent(points.at(-1)!.validation)} and ${percent(again)} of the same images. A network that has stopped learning should say the same each time. With dropout switched off it gets ${percent(test)} of the test images.`,
  },
  {
    letter: 'G',
    cause: 'not-zeroed',
    why: ({ first = [] }) =>
      `The first two losses are the healthy ones, since until then there’s nothing to clear. The third is ${loss(first[2])}, lower than it should be: the second step has also taken the first one again. Each step repeats all before it, until the network is thrown off.`,
  },
  {
    letter: 'H',
    cause: 'unscaled',
    // given 87: The exponential of the kernels ends there.
    why: ({ first = [], losses }) =>
      `It starts almost like case A, at ${loss(first[0])}, but it ends at ${loss(losses?.values.at(-1))}, a guess. So the loss is a mean, and the start was really that bad: pixels of up to 255 made huge logits. It would be higher still, but the exponential of this program ends at e⁻⁸⁷, so no image costs much more than 87.`,
  },
];
