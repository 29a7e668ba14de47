// What the chapter on predictions says in numbers: the article's list, the confusions, the silence.
import { joinFacts } from './define-facts.ts';
import { predictions, softmax, type Network } from '#src/nn/index.ts';
import { articleProbabilities } from '../formulas/article-list.ts';
import { coarseNoiseTops } from '../formulas/coarse-noise.ts';
import { mean } from '../formulas/scores.ts';
import { lowestStep, rejection } from '../formulas/rejection.ts';

export const wantedAccuracy = 0.995;

interface Scored {
  network: Network;
  testRight: Uint8Array;
  testTops: Float32Array;
  /** (10, 10), row = label, column = prediction. */
  confusion: Uint32Array;
}

export function predictionFacts(scored: Scored) {
  return joinFacts([listFacts(), confusionFacts(scored), silenceFacts(scored)]);
}

function listFacts() {
  const answer = predictions(Float32Array.from(articleProbabilities), 10)[0];
  const [smaller, larger] = softmax(Float32Array.of(1000, 1001), 2);
  return {
    'article-sum': articleProbabilities.reduce((total, probability) => total + probability, 0),
    'article-answer': answer,
    'article-top': articleProbabilities[answer],
    'pair-smaller': smaller,
    'pair-larger': larger,
  };
}

/** The place of the most frequent error in the (10, 10) matrix. */
export function commonestError(confusion: Uint32Array): number {
  const errors = confusion.map((count, cell) => (cell % 11 === 0 ? 0 : count));
  return errors.indexOf(Math.max(...errors));
}

function confusionFacts({ confusion, testTops, testRight }: Scored) {
  const cell = commonestError(confusion);
  const wrongAndSure = testTops.filter((top, image) => !testRight[image] && top > 0.9).length;
  return {
    'commonest-label': Math.floor(cell / 10),
    'commonest-prediction': cell % 10,
    'commonest-count': confusion[cell],
    'wrong-and-sure': wrongAndSure,
  };
}

function silenceFacts({ network, testTops, testRight }: Scored) {
  const coarseTops = coarseNoiseTops(network);
  const counts = rejection(testTops, testRight, coarseTops);
  const step = lowestStep(counts, wantedAccuracy);
  return {
    'wanted-accuracy': wantedAccuracy,
    'enough-silent': testTops.length - counts.answered[step],
    'enough-coarse': counts.noise[step],
    'coarse-confidence': mean(coarseTops),
    'coarse-above-90': coarseTops.filter((top) => top > 0.9).length / coarseTops.length,
  };
}
