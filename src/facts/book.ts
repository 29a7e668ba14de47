// Everything the pages know before a reader touches them, computed once per build from the real
// images and the shipped weights. Runs in Node only; the page gets results, never this module.
import { bookNetwork } from '#src/nn/networks.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  calibration,
  confusionMatrix,
  crossEntropyOfLogits,
  forward,
  predictions,
  readNetwork,
  type ForwardPass,
  type Network,
} from '#src/nn/index.ts';
import { exampleIn } from '#src/mnist/example-images.ts';
import { toInputs, pixelsOf, type ImageSet } from '#src/mnist/image-set.ts';
import { readSource } from '#src/mnist/source.ts';
import * as statistics from '#src/mnist/statistics.ts';
import { initialNetwork, recipeOf, shippedRecipe } from '#src/training/recipe.ts';
import { architectureFacts, halvingFacts } from './architecture.ts';
import { architectureRecordFacts } from './architecture-records.ts';
import { articleCheckFacts } from './article-check.ts';
import { backpropagationFacts } from './backpropagation.ts';
import { changeItsMindFacts } from './change-its-mind.ts';
import { baselineFacts } from './baselines.ts';
import { ladderFacts } from './best-ladder.ts';
import { writtenRuleFacts } from './best-rule.ts';
import * as experiments from '../formulas/scores.ts';
import { costFacts } from './cost.ts';
import { joinFacts } from './define-facts.ts';
import { debuggingFacts } from './debugging.ts';
import { disturbedFacts } from './disturbed.ts';
import { earlyAnswerFacts } from './early-answers.ts';
import { embeddingFacts } from './embeddings.ts';
import { exactFacts } from './exact-numbers.ts';
import { gradientDescentFacts } from './gradient-descent.ts';
import { gpuFacts } from './gpu.ts';
import { movedDigitFacts } from './moved-digit.ts';
import { countCentredOn } from '../formulas/pixel-counts.ts';
import { practicalTipsFacts } from './practical-tips.ts';
import { predictionFacts } from './prediction.ts';
import { quickRecipes } from '#src/training/quick-recipes.ts';
import { layersFacts } from './networks-of-layers.ts';
import { outputWeightFacts } from './output-weights.ts';
import { readDigit, readingFacts, type Reading } from '../formulas/reading.ts';
import { answersByRow, type RowAnswers } from '../formulas/row-answers.ts';
import { recapFacts } from './recap.ts';
import { speedFacts } from './speed.ts';
import { circleFacts } from './circles.ts';
import { representationFacts } from './representations.ts';
import { openLayers } from './shipped-layers.ts';
import { shuffledFacts } from './shuffled-weights.ts';
import { askedFacts, trainingLoopFacts } from './training-loop.ts';
import { trainingStartFacts } from './training-start.ts';
import { untrainedFacts } from './untrained.ts';
import { hardFacts } from './why-training-is-hard.ts';

/** Everything that facts are counted from. */
export interface Pieces {
  network: Network;
  /** The same before its first step. */
  start: Network;
  metadata: Record<string, string>;
  train: ImageSet;
  test: ImageSet;
  /** The whole test set through the shipped network. */
  testPass: ForwardPass;
  testPredictions: Uint8Array;
  /** 1 where the prediction is the label. */
  testRight: Uint8Array;
  testTops: Float32Array;
  noiseTops: Float32Array;
  confusion: Uint32Array;
  calibration: ReturnType<typeof calibration>;
  /** 1 for each pixel that is 0 in every image of the set. */
  deadInTrain: Uint8Array;
  deadInTest: Uint8Array;
  /** The digit the pages show until the reader has her own. */
  first: Reading;
  /** The same digit in the eyes of `start`. */
  firstUntrained: Reading;
  /** What a recurrent network would answer after each of its rows. */
  firstByRows: RowAnswers;
}

export type Facts = ReturnType<typeof factsOf>;
/** What `<Value name>` and `facts[…]` may ask for; a wrong name fails the type check. */
export type FactName = keyof Facts;

export interface Book extends Pieces {
  facts: Facts;
}

let opened: Promise<Book> | undefined;

export function openBook(): Promise<Book> {
  opened ??= makeBook();
  return opened;
}

async function makeBook(): Promise<Book> {
  const weights = join(process.cwd(), 'public', bookNetwork.file);
  const { network, metadata } = readNetwork(new Uint8Array(readFileSync(weights)));
  const start = initialNetwork(recipeOf(metadata));
  const train = readSource('train');
  const test = readSource('test');
  const testPass = forward(network, toInputs(test.pixels), test.count);
  const testPredictions = predictions(testPass.logits, 10);
  const example = exampleIn(test).pixels;
  const noisePass = forward(network, toInputs(experiments.noiseImages(1000)));
  const pieces = {
    network,
    start,
    metadata,
    train,
    test,
    testPass,
    testPredictions,
    testRight: testPredictions.map((prediction, image) =>
      Number(prediction === test.labels[image]),
    ),
    testTops: experiments.topProbabilities(testPass.probabilities),
    noiseTops: experiments.topProbabilities(noisePass.probabilities),
    confusion: confusionMatrix(testPredictions, test.labels, 10),
    calibration: calibration(testPass.probabilities, test.labels, 10, 10),
    deadInTrain: statistics.alwaysZeroPixels(train),
    deadInTest: statistics.alwaysZeroPixels(test),
    first: readDigit(network, example),
    firstUntrained: readDigit(start, example),
    firstByRows: answersByRow(openLayers('gru'), example),
  };
  return { ...pieces, facts: factsOf(pieces) };
}

function factsOf(pieces: Pieces) {
  const { network, train, test } = pieces;
  return joinFacts([
    architectureFacts(),
    halvingFacts(),
    baselineFacts(train.count - shippedRecipe.validationCount),
    writtenRuleFacts(train, test),
    readingFacts(pieces.first),
    trainingStartFacts(pieces, pieces.deadInTrain),
    untrainedFacts(pieces.start, test),
    shuffledFacts(network, test),
    outputWeightFacts(network),
    bookFacts(pieces),
    predictionFacts(pieces),
    speedFacts(test),
    gpuFacts(),
    representationFacts(),
    circleFacts(network),
    debuggingFacts(),
    costFacts(train),
    recapFacts(),
    backpropagationFacts(pieces),
    practicalTipsFacts(),
    trainingLoopFacts(),
    askedFacts({
      count: test.count,
      right: pieces.testRight.reduce((sum, right) => sum + right, 0),
    }),
    changeItsMindFacts(pieces),
    hardFacts(),
    gradientDescentFacts(),
    embeddingFacts(),
    movedDigitFacts(network, train, test),
    articleCheckFacts(pieces),
    exactFacts(train, test),
    architectureRecordFacts(),
    earlyAnswerFacts(pieces.firstByRows),
    layersFacts(),
    ladderFacts(),
    disturbedFacts(pieces.testRight.reduce((sum, right) => sum + right, 0) / test.count),
  ]);
}

function bookFacts(book: Pieces) {
  const { network, train, test, testPass, testRight, testTops, noiseTops } = book;
  const { mean, deviation } = statistics.meanAndDeviation(train);
  const correct = testRight.reduce((total, right) => total + right, 0);
  const upsideDown = experiments.scoreWith(network, test, experiments.inverted);
  const undivided = experiments.scoreWith(network, test, experiments.rawBytes);
  const unbiased = experiments.scoreWith(experiments.withoutBiases(network), test);
  const linear = predictions(experiments.logitsWithoutRelu(network, toInputs(test.pixels)), 10);
  const linearRight = linear.filter(
    (prediction, image) => prediction === test.labels[image],
  ).length;
  const active = testPass.activations[0].reduce((total, value) => total + Number(value > 0), 0);
  const byProbability = predictions(testPass.probabilities, 10);
  const deadTrain = book.deadInTrain.reduce((total, dead) => total + dead, 0);
  const among = (wanted: number) => testTops.filter((_, image) => testRight[image] === wanted);
  const blank = readDigit(network, new Uint8Array(784));
  const { first } = book;
  const [ours, rival] = [...first.probabilities.keys()].toSorted(
    (a, b) => first.probabilities[b]! - first.probabilities[a]!,
  );
  return {
    // Our example, whatever the reader has drawn.
    'our-label': ours!,
    'our-rival': rival!,
    'our-probability': first.probabilities[ours!]!,
    'our-rival-probability': first.probabilities[rival!]!,
    'validation-images': quickRecipes[97].validationCount,
    'train-images': train.count,
    'training-images': train.count - shippedRecipe.validationCount,
    'test-images': test.count,
    'train-mean': mean,
    'train-deviation': deviation,
    'zero-share': statistics.zeroShare(train),
    'dead-in-train': deadTrain,
    'dead-in-test': book.deadInTest.reduce((total, dead) => total + dead, 0),
    'untouched-weights': deadTrain * network.layers[0].outputSize,
    'first-training-ink': pixelsOf(train, 0).reduce((total, pixel) => total + pixel, 0),
    'centred-in-train': countCentredOn(train, 14),
    accuracy: correct / test.count,
    'mean-loss': crossEntropyOfLogits(testPass.logits, test.labels, 10),
    correct,
    errors: test.count - correct,
    'accuracy-inverted': upsideDown.accuracy,
    'loss-inverted': upsideDown.meanLoss,
    'accuracy-undivided': undivided.accuracy,
    'loss-undivided': undivided.meanLoss,
    'accuracy-without-biases': unbiased.accuracy,
    'accuracy-without-relu': linearRight / test.count,
    'mean-active-units': active / test.count,
    'mean-confidence': experiments.mean(testTops),
    'mean-confidence-right': experiments.mean(among(1)),
    'mean-confidence-wrong': experiments.mean(among(0)),
    'noise-confidence': experiments.mean(noiseTops),
    'noise-above-90': noiseTops.filter((top) => top > 0.9).length / noiseTops.length,
    'blank-prediction': blank.prediction,
    'blank-confidence': blank.probabilities[blank.prediction],
    'same-answer': byProbability.filter((p, image) => p === book.testPredictions[image]).length,
  };
}
