// Six checks before a training run, each a number with a band; and six faults, of which each is caught by one of them at least.
import { imagePixels, type ImageSet } from '#src/mnist/image-set.ts';
import {
  createNetwork,
  createRandom,
  createSgd,
  crossEntropy,
  forward,
  he,
  type Network,
  normal,
  shuffle,
} from '#src/nn/index.ts';
import {
  atPlaces,
  type Batch,
  checkedPlaces,
  differences,
  gradientsWith,
  inPrecision,
  relativeError,
} from './gradient-check.ts';

export const faults = [
  'none',
  'large-start',
  'uphill',
  'lost-digit',
  'undivided',
  'no-gate',
  'sorted',
] as const;
export type Fault = (typeof faults)[number];

export const checkNames = [
  'loss-at-start',
  'ten-images',
  'rarest-digit',
  'largest-input',
  'gradient-check',
  'digits-in-batch',
] as const;
export type CheckName = (typeof checkNames)[number];

export interface CheckResult {
  name: CheckName;
  value: number;
  passes: boolean;
}

export const lossImages = 500;
export const byHeartImages = 10;
export const byHeartRate = 0.1;
/** Learned by heart: the mean loss of the ten images is below this. */
const byHeartLoss = 0.01;
/** After so many steps the second check gives up. */
export const mostSteps = 300;
export const batchSize = 64;
const seed = 1;

/** Where each value should lie. */
const bands: Record<CheckName, [from: number, to: number]> = {
  'loss-at-start': [Math.LN10 - 0.3, Math.LN10 + 0.3],
  'ten-images': [1, mostSteps - 1],
  'rarest-digit': [0.05, 0.1],
  'largest-input': [0.5, 1],
  'gradient-check': [0, 1e-6],
  'digits-in-batch': [8, 10],
};

/** A training run that has not begun: what goes in, in which order, through what. */
interface Setup {
  network: Network;
  order: Uint32Array;
  /** Images at places of the order. */
  batch(first: number, count: number): Batch;
  /** Of all images, in the order. */
  labels: Uint8Array;
  fault: Fault;
}

function setUp({ pixels, labels, count }: ImageSet, fault: Fault): Setup {
  const start = fault === 'large-start' ? normal(1) : he;
  const order = Uint32Array.from({ length: count }, (_, image) => image);
  if (fault === 'sorted') order.sort((a, b) => labels[a]! - labels[b]! || a - b);
  else shuffle(order, createRandom(seed + 1));
  const largest = fault === 'undivided' ? 1 : 255;
  // A mistake in a table of names: every 9 is called a 4.
  const labelOf = (image: number) =>
    fault === 'lost-digit' && labels[image] === 9 ? 4 : labels[image]!;
  return {
    network: createNetwork([imagePixels, 128, 10], start, createRandom(seed)),
    order,
    fault,
    labels: Uint8Array.from(order, labelOf),
    batch(first, size) {
      const images = [...order.subarray(first, first + size)];
      const inputs = new Float32Array(images.length * imagePixels);
      images.forEach((image, k) => {
        for (let i = 0; i < imagePixels; i++) {
          inputs[k * imagePixels + i] = pixels[image * imagePixels + i]! / largest;
        }
      });
      return { inputs, labels: Uint8Array.from(images, labelOf) };
    },
  };
}

/** The checks one after the other, with a pause after each piece of their work, so that a page stays free. */
export async function* runChecks(
  images: ImageSet,
  fault: Fault,
  pause: () => Promise<void> = async () => {},
): AsyncGenerator<CheckResult> {
  const setup = setUp(images, fault);
  const measures: Record<CheckName, () => number | Promise<number>> = {
    'loss-at-start': () => lossOf(setup.network, setup.batch(0, lossImages)),
    'ten-images': () => stepsByHeart(setup, pause),
    'rarest-digit': () => rarestDigit(setup.labels),
    'largest-input': () => largestOf(setup.batch(0, lossImages).inputs),
    'gradient-check': () => gradientError(setup, pause),
    'digits-in-batch': () => new Set(setup.labels.subarray(0, batchSize)).size,
  };
  for (const name of checkNames) {
    await pause();
    const value = await measures[name]();
    const [from, to] = bands[name];
    yield { name, value, passes: value >= from && value <= to };
  }
}

function lossOf(network: Network, { inputs, labels }: Batch): number {
  return crossEntropy(forward(network, inputs, labels.length).probabilities, labels, 10);
}

/** Steps until ten images are known by heart; `mostSteps` where they are not. */
async function stepsByHeart({ network: start, batch, fault }: Setup, pause: () => Promise<void>) {
  const network = structuredClone(start);
  const ten = batch(0, byHeartImages);
  const sgd = createSgd(network);
  const rate = fault === 'uphill' ? -byHeartRate : byHeartRate;
  for (let step = 1; step < mostSteps; step++) {
    sgd.step(gradientsWith(fault === 'no-gate' ? 'no-gate' : 'none', network, ten), rate);
    if (lossOf(network, ten) < byHeartLoss) return step;
    await pause();
  }
  return mostSteps;
}

function rarestDigit(labels: Uint8Array): number {
  const counts = Array.from({ length: 10 }, () => 0);
  for (const label of labels) counts[label]! += 1;
  return Math.min(...counts) / labels.length;
}

const largestOf = (inputs: Float32Array) =>
  inputs.reduce((largest, input) => Math.max(largest, input), 0);

async function gradientError(
  { network: start, batch: batchAt, fault }: Setup,
  pause: () => Promise<void>,
): Promise<number> {
  const { network, batch } = inPrecision(start, batchAt(0, byHeartImages), 'float64');
  const places = checkedPlaces(network, batch);
  const slopes: number[] = [];
  for (const place of places) {
    slopes.push(...differences(network, batch, [place], 1e-5).slopes);
    await pause();
  }
  const bug = fault === 'no-gate' ? 'no-gate' : 'none';
  return relativeError(slopes, atPlaces(gradientsWith(bug, network, batch), places));
}
