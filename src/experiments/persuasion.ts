// How little changes the network's mind: single pixels chosen one by one, all of three at once, and noise that is aimed.
import { nudged, randomDirections, slopeOfInputs } from '../formulas/aimed-noise.ts';
import { exampleImages, exampleIn } from '../mnist/example-images.ts';
import { persuade } from '../formulas/persuade.ts';
import { leftBy, runnerUp } from '../formulas/persuasion.ts';
import { pullOfNeurons } from '../formulas/pixel-pulls.ts';
import { readDigit } from '../formulas/reading.ts';
import { imagePixels, type ImageSet, pixelsOf } from '../mnist/image-set.ts';
import { createRandom, type Network } from '../nn/index.ts';
import type {
  Attempts,
  NoisePoint,
  PersuasionRecord,
  SureGroup,
} from '../records/experiments/persuasion.ts';
import type { Answers } from '../records/recorded.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { madeBy, rounded, roundedAnswers } from './record.ts';
import { createAsker } from './score-network.ts';

const images = 1000;
const confidences = [0, 0.9, 0.99, 0.999, 0.9999];
const seeds = [1, 2, 3];
/** Of 255. */
const noiseSteps = [0, 5, 10, 15, 20, 25, 30, 40, 50];

interface Persuaded {
  probability: number;
  pixels: number;
}

/** How many pixels the greedy way needs to turn a test image into its runner-up; undefined for one that is misread. */
export function measureGreedy(network: Network, test: ImageSet, image: number) {
  const pixels = Uint8Array.from(pixelsOf(test, image));
  const { prediction, probabilities, logits } = readDigit(network, pixels);
  if (prediction !== test.labels[image]) return undefined;
  const edits = persuade(network, pixels, runnerUp(logits));
  if (!edits)
    throw new Error(`Test image ${image} is still a ${prediction} after every pixel tried.`);
  return { probability: probabilities[prediction]!, pixels: edits.length };
}

function sureGroups(persuaded: readonly Persuaded[]): SureGroup[] {
  return confidences.map((least, place) => {
    const below = confidences[place + 1] ?? Infinity;
    const group = persuaded
      .filter(({ probability }) => probability >= least && probability < below)
      .map(({ pixels }) => pixels)
      .toSorted((one, other) => one - other);
    return { least, images: group.length, median: group[group.length >> 1]! };
  });
}

/** Every edit of one pixel, of two and of three, inked or erased: which of them make `wanted` overtake the first answer? */
export function tryEvery(network: Network, pixels: Uint8Array, wanted: number): Attempts[] {
  const { preActivations, prediction } = readDigit(network, pixels);
  const hidden = preActivations.length;
  const { weights } = network.layers[0]!;
  const { biases } = network.layers.at(-1)!;
  const pull = Float64Array.from(pullOfNeurons(network, { wanted, rival: prediction }));
  const bias = biases[wanted]! - biases[prediction]!;
  const edits = [...pixels.keys()].flatMap((pixel) =>
    Object.values(leftBy)
      .filter((value) => value !== pixels[pixel])
      .map((value) => ({
        pixel,
        change: Float64Array.from(
          { length: hidden },
          (_, neuron) => ((value - pixels[pixel]!) / 255) * weights[pixel * hidden + neuron]!,
        ),
      })),
  );
  const attempts = [1, 2, 3].map(() => ({ tried: 0, won: 0, bestLead: -Infinity }));
  const visit = (sums: Float64Array, from: number, depth: number, last: number) => {
    const counted = attempts[depth]!;
    const next = new Float64Array(hidden);
    for (let e = from; e < edits.length; e++) {
      const { pixel, change } = edits[e]!;
      // The edits of one pixel stand side by side.
      if (pixel === last) continue;
      let lead = bias;
      for (let neuron = 0; neuron < hidden; neuron++) {
        const sum = sums[neuron]! + change[neuron]!;
        next[neuron] = sum;
        if (sum > 0) lead += sum * pull[neuron]!;
      }
      counted.tried += 1;
      if (lead > 0) counted.won += 1;
      if (lead > counted.bestLead) counted.bestLead = lead;
      if (depth + 1 < attempts.length) visit(next, e + 1, depth + 1, pixel);
    }
  };
  visit(Float64Array.from(preActivations), 0, 0, -1);
  return attempts.map(({ bestLead, ...counts }) => ({ ...counts, bestLead: rounded(bestLead) }));
}

/** All test images with every pixel moved by `steps`: in the direction of `directionOf(image)`. */
const nudgeAll = (
  test: ImageSet,
  steps: number,
  directionOf: (image: number) => ArrayLike<number>,
): ImageSet => {
  const pixels = new Uint8Array(test.pixels.length);
  for (let image = 0; image < test.count; image++) {
    pixels.set(nudged(pixelsOf(test, image), directionOf(image), steps), image * imagePixels);
  }
  return { ...test, pixels };
};

const meanOf = (answers: readonly Answers[]): Answers => {
  const mean = (part: (one: Answers) => number) =>
    answers.reduce((sum, one) => sum + part(one), 0) / answers.length;
  return {
    correct: Math.round(mean(({ correct }) => correct)),
    count: answers[0]!.count,
    loss: mean(({ loss }) => loss),
  };
};

function measureNoise({ network, test, machine, say }: ExperimentContext): NoisePoint[] {
  const ask = createAsker(machine(), network);
  const slopes = Array.from({ length: test.count }, (_, image) =>
    slopeOfInputs(network, pixelsOf(test, image), test.labels[image]!),
  );
  return noiseSteps.map((steps) => {
    const aimed = ask(
      network,
      nudgeAll(test, steps, (image) => slopes[image]!),
    );
    const drawn = seeds.map((seed) => {
      const random = createRandom(seed);
      return ask(
        network,
        nudgeAll(test, steps, () => randomDirections(random, imagePixels)),
      );
    });
    say(`${steps} of 255: aimed ${aimed.correct} right, at random ${drawn[0]!.correct}`);
    return { steps, aimed: roundedAnswers(aimed), random: roundedAnswers(meanOf(drawn)) };
  });
}

export function makePersuasion(context: ExperimentContext): PersuasionRecord {
  const { network, test, say } = context;
  const persuaded = Array.from({ length: images }, (_, image) =>
    measureGreedy(network, test, image),
  ).filter((one) => one !== undefined);
  const most = Math.max(...persuaded.map(({ pixels }) => pixels));
  const pixelCounts = Array.from(
    { length: most + 1 },
    (_, count) => persuaded.filter(({ pixels }) => pixels === count).length,
  );
  say(`greedy: ${pixelCounts.join(' ')}`);
  const { pixels } = exampleIn(test, 'mind');
  const wanted = runnerUp(readDigit(network, pixels).logits);
  const attempts = tryEvery(network, pixels, wanted);
  say(`every edit of up to three pixels: ${JSON.stringify(attempts)}`);
  const words =
    'The shipped network. Test images that it reads rightly, changed pixel by pixel to black or white until the runner-up wins; every edit of one, two and three pixels of one image; and all test images with every pixel moved by some of 255 steps, against the slope of the loss or at random.';
  return {
    made: madeBy('persuasion', words),
    images,
    pixelCounts,
    sure: sureGroups(persuaded),
    every: { image: exampleImages.mind, wanted, attempts },
    seeds,
    noise: measureNoise(context),
  };
}
