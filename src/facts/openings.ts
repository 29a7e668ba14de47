// The picture that opens a chapter and carries its question: each made of the book's own images, weights and records.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { unpackCheckpoints } from '../formulas/checkpoint-file.ts';
import { bands, bars, sideBySide, type Strip } from '../formulas/strips.ts';
import { slopesOf } from '../formulas/backward-digit.ts';
import { exampleImages } from '../mnist/example-images.ts';
import { imagePixels, imageSide, type ImageSet, pixelsOf } from '../mnist/image-set.ts';
import { createRandom, shuffle } from '../nn/index.ts';
import { plainMachine } from '../nn/kernels/index.ts';
import { checkpointsRecord, clinicRecord, gradientsByLayerRecord } from '../records/index.ts';
import { findNearest, vectorAt } from '../retrieval/neighbours.ts';
import { ladderRecipes } from '../training/ladder-recipes.ts';
import { warpedCopies } from '../training/warp.ts';
import { type Book, openBook } from './book.ts';
import { example } from './example.ts';

const { search } = exampleImages;
/** Of a neuron’s picture: larger weights are drawn no stronger. */
const fullWeight = 0.3;

const inked = (images: ImageSet, places: readonly number[]) =>
  places.map((place) => ({ ink: pixelsOf(images, place) }));

const range = (count: number) => Array.from({ length: count }, (_, k) => k);

/** The first five 4s and the first five 9s of the test images, in the order of the file. */
export function foursAndNines({ labels }: Pick<ImageSet, 'labels'>): number[] {
  const first = (digit: number) =>
    [...labels.keys()].filter((image) => labels[image] === digit).slice(0, 5);
  return [...first(4), ...first(9)].toSorted((a, b) => a - b);
}

/** The places of the `count` rows of `vectors` (n, size) that are nearest to row `query`, which is left out. */
export function nearestRows(
  vectors: Float32Array,
  size: number,
  query: number,
  count: number,
): number[] {
  const stored = { values: vectors, size, count: vectors.length / size };
  const asked = { values: vectorAt(stored, query), size, count: 1 };
  const { euclidean } = findNearest(plainMachine(), stored, asked, count + 1, ['euclidean']);
  return [...euclidean.places].filter((row) => row !== query).slice(0, count);
}

/** The first `rows` rows of an image, as a network sees it that reads row by row. */
const upTo = (pixels: ArrayLike<number>, rows: number) =>
  Array.from(pixels, (pixel, k) => (k < rows * imageSide ? pixel : 0));

const weightsOf = ({ network }: Book, neuron: number) => {
  const { weights, outputSize } = network.layers[0];
  return range(imagePixels).map((pixel) => weights[pixel * outputSize + neuron] / fullWeight);
};

/** Ten of the neurons, at equal distances. */
const tenNeurons = ({ network }: Book) =>
  range(10).map((k) => Math.floor((k * network.layers[0].outputSize) / 10));

const loudestOf = ({ first }: Book) => first.activations.indexOf(Math.max(...first.activations));

/** The loudest neuron for our example among eight others, in the order of their numbers. */
export function nineNeurons(book: Book): number[] {
  const loudest = loudestOf(book);
  const others = tenNeurons(book).filter((neuron) => neuron !== loudest);
  return [...others.slice(0, 8), loudest].toSorted((a, b) => a - b);
}

/** Steps of the book's training at which its first layer is shown. */
const shownSteps = [0, 20, 50, 100, 200, 500, 1000, 2000, 5000, 12_033];

function learning(book: Book): Strip {
  const { file, units, pixels, checkpoints } = checkpointsRecord;
  const packed = readFileSync(join(process.cwd(), 'public', file.path));
  const bytes = new Uint8Array(inflateRawSync(packed));
  const { weights } = unpackCheckpoints(bytes, units, pixels, file.following);
  const neuron = loudestOf(book);
  const shown = shownSteps.map((at) => {
    const moment = checkpoints.findIndex(({ run, step: taken }) => run === 'book' && taken === at);
    return weights[moment].subarray(neuron * pixels, (neuron + 1) * pixels);
  });
  return sideBySide(shown.map((own) => ({ signed: own.map((weight) => weight / fullWeight) })));
}

/** Of each layer of a deep network: its gradient's length as a share of the largest. */
export function reaching(activation: 'relu' | 'sigmoid', start: 'he' | 'xavier'): number[] {
  const { lengths } = gradientsByLayerRecord.points.find(
    (point) => point.activation === activation && point.start === start && point.depth === 8,
  )!;
  const means = lengths[0].map((_, layer) => lengths.reduce((sum, one) => sum + one[layer], 0));
  return means.map((length) => length / Math.max(...means));
}

/** The loss after each epoch of a run that learns its few images by heart: on those, and on others. */
export function overfitted(): number[][] {
  const { training, validation } = clinicRecord.cases.overfitting.broken.curve;
  return [training, validation].map(({ loss }) => loss.slice(1));
}

/** The slopes of the weights into ten neurons for one image, in the colours that the chapter’s figures give to slopes; the largest is full colour. */
async function advice({ network }: Book): Promise<Strip> {
  const { first, label } = await example();
  const { dPreActivations } = slopesOf(first, label, network.layers[1].weights);
  const asked = [...dPreActivations.keys()]
    .toSorted((a, b) => Math.abs(dPreActivations[b]) - Math.abs(dPreActivations[a]))
    .slice(0, 10)
    .toSorted((a, b) => a - b);
  const largest = Math.max(...dPreActivations.map(Math.abs));
  return sideBySide(
    asked.map((neuron) => ({
      signed: first.pixels.map((pixel) => (dPreActivations[neuron] / largest) * (pixel / 255)),
    })),
  );
}

/** The same five digits as they are, and with their pixels in an order of their own. */
function shuffledDigits({ test }: Book): Strip {
  const order = shuffle(Uint32Array.from(range(imagePixels)), createRandom(1));
  const digits = inked(test, range(5));
  const moved = digits.map(({ ink }) => ({ ink: order.map((from) => ink[from]) }));
  return sideBySide([...digits, {}, ...moved]);
}

function outputWeights({ network }: Book): Strip {
  const { weights, inputSize, outputSize } = network.layers[1];
  const largest = Math.max(...weights.map(Math.abs));
  const layers = {
    positive: new Float32Array(weights.length),
    negative: new Float32Array(weights.length),
  };
  weights.forEach((weight, k) => {
    const place = (k % outputSize) * inputSize + Math.floor(k / outputSize);
    layers[weight > 0 ? 'positive' : 'negative'][place] = Math.abs(weight) / largest;
  });
  return { width: inputSize, height: outputSize, layers };
}

interface Opening {
  /** For who cannot see it. */
  label: string;
  strip: (book: Book) => Strip | Promise<Strip>;
}

export const openings = {
  'four-or-nine': {
    label: 'Ten handwritten digits, 4s and 9s mixed.',
    strip: ({ test }) => sideBySide(inked(test, foursAndNines(test))),
  },
  'one-row': {
    label: 'A band of 784 thin bars, most of them white.',
    strip: ({ first }) => bands([first.pixels], 784, 48),
  },
  'output-weights': {
    label: 'Ten rows of 128 small squares in blue and orange.',
    strip: outputWeights,
  },
  'nine-neurons': {
    label: 'A handwritten digit, and nine pictures of weights in blue and orange.',
    strip: (book) =>
      sideBySide([
        { ink: book.first.pixels },
        ...nineNeurons(book).map((neuron) => ({ signed: weightsOf(book, neuron) })),
      ]),
  },
  'ten-neurons': {
    label: 'Ten pictures of weights: blue and orange spots without a clear shape.',
    strip: (book) =>
      sideBySide(tenNeurons(book).map((neuron) => ({ signed: weightsOf(book, neuron) }))),
  },
  'ten-alike': {
    label: 'Ten handwritten digits; the first is the one that the others were found for.',
    strip: ({ test, testPass }) =>
      sideBySide(inked(test, [search, ...nearestRows(testPass.activations[0], 128, search, 9)])),
  },
  'two-losses': {
    label: 'Two rows of a hundred bars: one falls to nothing, the other falls and rises again.',
    strip: () => bars(overfitted(), 900, 60),
  },
  'shuffled-digits': {
    label: 'Five handwritten digits on the left, five squares of scattered dots on the right.',
    strip: shuffledDigits,
  },
  'row-by-row': {
    label: 'A handwritten digit that appears from the top, two rows more in each picture.',
    strip: ({ first }) =>
      sideBySide(range(10).map((k) => ({ ink: upTo(first.pixels, 2 * k + 8) }))),
  },
  'training-images': {
    label: 'Three rows of 24 handwritten digits.',
    strip: ({ train }) => sideBySide(inked(train, range(72)), 24),
  },
  'three-lists': {
    label: 'Three bands of bars: many thin ones, fewer, and ten broad ones of which two are dark.',
    strip: ({ first }) => bands([first.pixels, first.activations, first.probabilities], 1568, 40),
  },
  advice: {
    label: 'The same handwritten digit ten times, in blue and orange of different strength.',
    strip: advice,
  },
  'ten-moments': {
    label: 'Ten pictures of the same weights: noise at first, blue and orange strokes at the end.',
    strip: learning,
  },
  reaching: {
    label: 'Two rows of nine bars: in one all can be seen, in the other only the last three.',
    strip: () => bars([reaching('relu', 'he'), reaching('sigmoid', 'xavier')], 900, 40),
  },
  'warped-copies': {
    label: 'Ten times the same handwritten digit, each a little bent.',
    strip: ({ train }) => {
      const pixels = pixelsOf(train, 0);
      const one = { name: 'one', count: 1, pixels, labels: train.labels.slice(0, 1) };
      const { affine } = ladderRecipes;
      const copies = warpedCopies(one, affine.warp, 9, affine.warpSeed);
      return sideBySide([{ ink: pixels }, ...inked(copies, range(9))]);
    },
  },
  batch: {
    label: 'Two rows of 16 handwritten digits.',
    strip: ({ train }) => sideBySide(inked(train, range(32)), 16),
  },
} satisfies Record<string, Opening>;

export type OpeningName = keyof typeof openings;

export const stripOf = async (name: OpeningName): Promise<Strip> =>
  openings[name].strip(await openBook());
