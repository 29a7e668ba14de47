// What the chapter on backpropagation says in numbers: its example, the network by hand, the check, one image's wish.
import { joinFacts } from './define-facts.ts';
import { batchOf, type Bug, type Precision } from '../formulas/gradient-check.ts';
import { exampleOf, surprise } from '../formulas/backward-digit.ts';
import { handLossAfter, handNetwork, handNumbers, handSquare } from '../formulas/hand-network.ts';
import { exampleImages } from '#src/mnist/example-images.ts';
import { backward, forward } from '#src/nn/index.ts';
import { gradientCheckRecord, oneImageRecord } from '#src/records/index.ts';
import type { Pieces } from './book.ts';

type Needed = Pick<Pieces, 'network' | 'test' | 'deadInTrain'>;

export const backpropagationFacts = (pieces: Needed) =>
  joinFacts([exampleFacts(pieces), handFacts(), checkFacts(), oneImageFacts()]);

/** So many of the largest weights are asked for their slope. */
const strongest = 100;

function exampleFacts(pieces: Needed) {
  const { first, label } = exampleOf(pieces.network, pieces.test);
  const { network } = pieces;
  const { probabilities, activations } = first;
  const ranked = [...probabilities.keys()].toSorted(
    (a, b) => probabilities[b]! - probabilities[a]!,
  );
  const rival = ranked.find((digit) => digit !== label)!;
  const batch = batchOf(Uint8Array.from(first.pixels), label);
  const [{ dWeights }] = backward(network, forward(network, batch.inputs, 1), batch.labels);
  const { weights } = network.layers[0]!;
  const byStrength = [...weights.keys()]
    .toSorted((a, b) => Math.abs(weights[b]!) - Math.abs(weights[a]!))
    .slice(0, strongest);
  const still = (place: number) => dWeights![place] === 0;
  return {
    'example-label': label,
    'example-rival': rival,
    'example-probability': probabilities[label]!,
    'example-loss': surprise(probabilities[label]!),
    'example-silent': activations.filter((activation) => activation === 0).length,
    'strongest-weights': strongest,
    'strongest-still': byStrength.filter(still).length,
  };
}

function handFacts() {
  const square = handSquare();
  const before = handLossAfter(0);
  const [small, large] = [1 / 100, 1 / 10];
  const { weights } = handNetwork.layers[1]!;
  const largest = Math.max(...handNetwork.layers.flatMap((layer) => [...layer.weights]));
  return {
    'hand-loss': before,
    'hand-square': square,
    'hand-largest-weight': largest,
    'hand-largest-weight-slope': handNumbers().dOutputWeights[weights.indexOf(largest)]!,
    'hand-promise-small': square * small,
    'hand-drop-small': before - handLossAfter(small),
    'hand-promise-large': square * large,
    'hand-drop-large': before - handLossAfter(large),
    'hand-uphill': handLossAfter(-small),
  };
}

function checkFacts() {
  const { curves, kinks, epsilons } = gradientCheckRecord;
  const errors = (images: number, precision: Precision, bug: Bug) =>
    curves.find((one) => one.images === images && one.precision === precision && one.bug === bug)!
      .errors;
  const digits = (error: number) => Math.floor(-Math.log10(error));
  const own = (precision: Precision) => errors(1, precision, 'none');
  const counts = kinks.find(({ images }) => images === 1)!.counts;
  const kink = counts.findIndex((count) => count > 0);
  return {
    'checked-parameters': gradientCheckRecord.checked,
    'check-digits-64': digits(Math.min(...own('float64'))),
    'check-digits-32': digits(Math.min(...own('float32'))),
    'check-worst-32': own('float32')[0]!,
    'check-kink-epsilon': epsilons[kink]!,
    'check-before-kink-digits': digits(own('float64')[kink - 1]!),
    'check-after-kink': own('float64')[kink]!,
  };
}

function oneImageFacts() {
  const { points } = oneImageRecord;
  const total = (answers: readonly number[]) => answers.reduce((sum, one) => sum + one, 0);
  const trained = (image: number, rate: number) => {
    const { correct, answers } = points.find(
      (point) => point.seed === undefined && point.image === image && point.learningRate === rate,
    )!;
    return correct / total(answers);
  };
  const untrained = points.filter(
    ({ seed, learningRate }) => seed !== undefined && learningRate === 0.3,
  );
  return {
    'one-image-starts': new Set(untrained.map(({ seed }) => seed)).size,
    'one-image-least': Math.min(...untrained.map(({ answers, label }) => answers[label]!)),
    'one-image-before': trained(exampleImages.backward, 0),
    'one-image-third': trained(exampleImages.backward, 0.3),
    'one-image-easy': trained(exampleImages.easy, 1),
  };
}
