// The page that checks the article, as built: its numbers against NumPy, PyTorch's bands and arithmetic written here.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { between, expectFacts, page } from './pages.ts';

const json = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const own = json('../chapters/oracle/article-check.json');
const prediction = json('../chapters/oracle/prediction.json');
const representations = json('../chapters/oracle/representations.json');
const experiments = json('../experiments/oracle/experiments.json');
const shipped = json('../nn/oracle/shipped.json');
const mnist = json('../nn/oracle/mnist.json');

const parametersOf = (sizes: number[]) =>
  sizes.slice(1).reduce((sum, size, place) => sum + (sizes[place]! + 1) * size, 0);
const saved = (depth: number) => {
  const network = (width: number) => [784, ...Array<number>(depth).fill(width), 10];
  return 1 - parametersOf(network(256)) / parametersOf(network(512));
};
const highest = (list: number[]) => Math.max(...list);
const { circles } = representations;

/** Claim, name, what an independent count finds, and how many decimals must agree. */
const exact: [claim: number, name: string, expected: number, decimals?: number][] = [
  [2, 'check-neighbours-pixels', own.neighbours.pixels.euclidean[3] / 10_000, 3],
  [2, 'check-neighbours-hidden', own.neighbours.hidden.euclidean[3] / 10_000, 3],
  [4, 'check-passes-by-trying', 2 * parametersOf([784, 128, 10])],
  [6, 'accuracy-nearest-1', own.neighbours.pixels.euclidean[1] / 10_000],
  [6, 'accuracy', shipped.test.accuracy],
  [7, 'inputs', 28 * 28],
  [8, 'accuracy-inverted', shipped.inverted.accuracy],
  [9, 'accuracy-undivided', shipped.rawBytes.accuracy],
  [9, 'mean-loss', shipped.test.meanLoss, 6],
  [9, 'loss-undivided', shipped.rawBytes.meanLoss, 3],
  // The run dies, so it calls every image a 1.
  [9, 'check-unscaled-test', mnist.test.labelCounts[1] / 10_000],
  [10, 'book-biases', 128 + 10],
  [11, 'zero-share', mnist.train.zeroShare, 8],
  [11, 'dead-in-train', mnist.train.alwaysZeroCount],
  [11, 'dead-in-test', mnist.test.alwaysZeroCount],
  [11, 'untouched-weights', mnist.train.alwaysZeroCount * 128],
  [11, 'unchanged-at-dead-pixels', mnist.train.alwaysZeroCount * 128],
  [12, 'book-hidden-weights', 784 * 128],
  [13, 'book-connections', 784 * 128 + 128 * 10],
  [13, 'book-parameters', parametersOf([784, 128, 10])],
  [14, 'accuracy-without-biases', shipped.withoutBiases.accuracy],
  [15, 'mean-active-units', shipped.meanActiveCount, 3],
  [15, 'check-never-active', own.neverActive],
  [17, 'mean-confidence', shipped.confidence.mean, 6],
  [17, 'mean-confidence-wrong', shipped.confidence.meanOfWrong, 5],
  [17, 'noise-confidence', shipped.noise.meanTop, 5],
  [17, 'coarse-confidence', prediction.coarse.mean, 5],
  [22, 'same-answer', shipped.sameAnswerFromLogitsAndProbabilities],
  [19, 'article-sum', 1, 12],
  [19, 'article-answer', 7],
  [21, 'check-first-top', own.probabilities.firstTop, 6],
  [21, 'check-least-zeros', Math.floor(-own.probabilities.leastLog10)],
  // The arrow is the eleventh character of its line; before the eleventh of the list stands one comma.
  [20, 'check-arrow-entry', 1],
  [24, 'edge-templates', experiments.edges.templates],
  [24, 'edge-largest', highest(experiments.edges.best), 4],
  [25, 'fires-for-one', experiments.units.byDigitsCalled[1]],
  [26, 'circles-stacked', circles.stacked.prediction],
  // NumPy draws the circles with a pen of its own, so the probabilities are near and not equal.
  [26, 'circles-stacked-probability', highest(circles.stacked.probabilities), 4],
  [26, 'circles-upper', circles.upper.prediction],
  [26, 'circles-upper-probability', highest(circles.upper.probabilities), 1],
  [26, 'circles-centred', circles.centred.prediction],
  [26, 'circles-beside', circles.beside.prediction],
  [27, 'frozen-learning', 128 * 10 + 10],
  [33, 'lenet-times', 416_520 / 101_632, 10],
  [36, 'check-moved', own.moved[3] / 10_000],
  [38, 'epoch-billions', (6 * 101_770 * 55_000) / 1e9, 10],
  [39, 'zeros-moved', 784 * 128 + 128 * 10],
  [39, 'zeros-test', mnist.test.labelCounts[1] / 10_000],
  [40, 'check-lenet-fewer', 1 - 61_706 / 101_770, 10],
  [40, 'lenet-operations', 117_600 + 240_000 + 48_000 + 10_080 + 840],
  [40, 'check-small-parameters', 26 * 8 + 201 * 16 + 257 * 10],
  [40, 'check-small-times', (156_800 + 627_200 + 2560) / 101_632, 10],
  [41, 'saved-depth-1', saved(1), 10],
  [41, 'saved-depth-2', saved(2), 10],
  [41, 'saved-depth-3', saved(3), 10],
  [41, 'parameters-512', parametersOf([784, 512, 10])],
  [41, 'parameters-256', parametersOf([784, 256, 10])],
  [46, 'check-twin-correct', own.twin.correct],
  [46, 'check-twin-different', own.twin.different],
  [46, 'check-half-way', own.twin.halfWay / 10_000, 3],
  [46, 'check-orders-digits', own.twin.digitsOfOrders],
  [45, 'accuracy-without-relu', shipped.withoutRelu.accuracy],
];

/** What PyTorch measured on 60,000 images with one seed; ours learn from 55,000. */
const bands: [claim: number, name: string, least: number, most: number][] = [
  [4, 'check-gradient-error', 0, 0.01],
  [6, 'accuracy-logistic-regression', 0.918, 0.932],
  [14, 'accuracy-shuffled-weights', 0.04, 0.2],
  [16, 'check-sum-furthest', 0, 1e-6],
  [18, 'check-linear-test', 0.916, 0.932],
  [18, 'width-128-test', 0.965, 0.98],
  [27, 'frozen-accuracy', 0.84, 0.89],
  [28, 'size-100-test', 0.66, 0.76],
  [28, 'size-55000-test', 0.973, 0.982],
  [34, 'width-1-test', 0.2, 0.33],
  [34, 'slow-test', 0.6, 0.7],
  [35, 'few-training', 0.99, 1],
  [35, 'few-test', 0.87, 0.91],
  [36, 'check-moved-trained', 0.93, 0.965],
  [39, 'normal-start-test', 0.85, 0.9],
  [39, 'he-start-test', 0.92, 0.945],
  [41, 'width-256-test', 0.97, 0.98],
  [41, 'width-512-test', 0.97, 0.985],
];

const claimRow = (claim: number) =>
  page('check-the-article').querySelector(`#claim-${claim}`)!.closest('.claim')!;

test(`${exact.length} numbers are what NumPy, the published images or arithmetic give`, () => {
  for (const [claim, name, expected, decimals = 9] of exact)
    expectFacts(claimRow(claim), { [name]: expect.closeTo(expected, decimals) });
});

test(`${bands.length} trained numbers stand in the bands of another program`, () => {
  for (const [claim, name, least, most] of bands)
    expectFacts(claimRow(claim), { [name]: between(least, most) });
});
