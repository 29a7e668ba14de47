// What the page that checks the article says in numbers and no chapter does; all names begin with "check-".
import { joinFacts } from './define-facts.ts';
import {
  backward,
  crossEntropyOfLogits,
  forward,
  type ForwardPass,
  type Network,
} from '#src/nn/index.ts';
import { pixelsOf, toInputs, type ImageSet } from '#src/mnist/image-set.ts';
import { shippedRecipe } from '#src/training/recipe.ts';
import {
  clinicRecord,
  embeddingsRecord,
  permutedUnitsRecord,
  pixelsShiftedRecord,
  trainedOnShiftsRecord,
  unitsRecord,
  withoutReluRecord,
} from '#src/records/index.ts';
import { countConnections, countParameters } from '#src/nn/index.ts';
import { bookSizes } from '#src/nn/networks.ts';
import { arrowEntry } from '../formulas/article-list.ts';
import { countLayers, lenet, smallConvolution } from '../formulas/networks.ts';
import { shareOf } from './debugging.ts';
import { mean } from '../formulas/scores.ts';

interface Checked {
  network: Network;
  test: ImageSet;
  testPass: ForwardPass;
}

export const articleCheckFacts = (checked: Checked) =>
  joinFacts([
    neighbourFacts(),
    sumFacts(checked.testPass),
    gradientFacts(checked),
    trainingFacts(),
    movedFacts(),
    twinFacts(),
    countFacts(),
  ]);

/** Three nearest neighbours among all training images, by different lists of numbers. */
function neighbourFacts() {
  const { points, queries } = embeddingsRecord;
  const find = (name: string, measure: string, numbers?: number) =>
    points.find(
      (one) =>
        one.name === name && one.measure === measure && (numbers ?? one.numbers) === one.numbers,
    )!;
  const pca = points
    .filter(({ name }) => name === 'pca')
    .toSorted((a, b) => b.correct3 - a.correct3)[0]!;
  return {
    'check-neighbours-pixels': find('pixels', 'euclidean').correct3 / queries,
    'check-neighbours-pca': pca.correct3 / queries,
    'check-neighbours-pca-numbers': pca.numbers,
    'check-neighbours-random': find('random-hidden', 'euclidean').correct3 / queries,
    'check-neighbours-hidden': find('hidden', 'euclidean').correct3 / queries,
  };
}

/** Of the ten probabilities of each test image. */
function sumFacts({ probabilities }: ForwardPass) {
  const sums = Array.from({ length: probabilities.length / 10 }, (_, image) =>
    probabilities.subarray(image * 10, image * 10 + 10).reduce((total, p) => total + p, 0),
  );
  return {
    'check-sum-furthest': Math.max(...sums.map((total) => Math.abs(total - 1))),
    'check-first-top': probabilities.subarray(0, 10).reduce((most, p) => Math.max(most, p)),
    // 0.00012 has three zeros behind the point before its first other digit.
    'check-least-zeros': Math.floor(
      -Math.log10(probabilities.reduce((least, p) => Math.min(least, p))),
    ),
    'check-zero-probabilities': probabilities.filter((p) => p === 0).length,
    'check-never-active': unitsRecord.units.filter(({ active }) => Math.max(...active) === 0)
      .length,
  };
}

const gradientImages = 100;
const gradientPlaces = 5;
const nudge = 0.01;

/** The largest slopes of the loss by the weights of the last layer: by backpropagation, and by trying. */
function gradientFacts({ network, test }: Checked) {
  const inputs = toInputs(test.pixels.subarray(0, gradientImages * pixelsOf(test, 0).length));
  const labels = test.labels.subarray(0, gradientImages);
  const { weights } = network.layers[1];
  const { dWeights } = backward(network, forward(network, inputs, gradientImages), labels)[1];
  const places = Array.from(dWeights.keys())
    .toSorted((a, b) => Math.abs(dWeights[b]) - Math.abs(dWeights[a]))
    .slice(0, gradientPlaces);
  const lossAt = (place: number, value: number) => {
    const changed = weights.slice();
    changed[place] = value;
    const layers = [network.layers[0], { ...network.layers[1], weights: changed }];
    const { logits } = forward({ ...network, layers }, inputs, gradientImages);
    return crossEntropyOfLogits(logits, labels, 10);
  };
  const errors = places.map((place) => {
    const [above, below] = [nudge, -nudge].map((by) => lossAt(place, weights[place] + by));
    return Math.abs((above - below) / (2 * nudge) / dWeights[place] - 1);
  });
  return {
    'check-gradient-places': gradientPlaces,
    'check-gradient-error': Math.max(...errors),
    'check-passes-by-trying': 2 * countParameters(bookSizes),
  };
}

function trainingFacts() {
  const { broken } = clinicRecord.cases.unscaled;
  const linear = withoutReluRecord.points.map(({ test }) => shareOf(test));
  return {
    'check-unscaled-test': shareOf(broken.test),
    'check-unscaled-rate': broken.recipe.learningRate,
    'check-linear-test': mean(linear),
    'check-linear-seeds': linear.length,
    'check-training-epochs': shippedRecipe.epochs,
  };
}

/** Three pixels to the right. */
function movedFacts() {
  const { shift: pixels = 0 } = trainedOnShiftsRecord.recipe;
  const at = (wanted: number) =>
    trainedOnShiftsRecord.points.find((point) => point.pixels === wanted)!;
  const shipped = pixelsShiftedRecord.points.find(
    (point) => point.direction === 'right' && point.pixels === pixels,
  )!;
  return {
    'check-moved-pixels': pixels,
    'check-moved': shareOf(shipped.test),
    'check-moved-trained': shareOf(at(pixels).test),
    'check-moved-trained-in-place': shareOf(at(0).test),
  };
}

function twinFacts() {
  const { correct, count, differentAnswers, digitsOfOrders } = permutedUnitsRecord;
  const [, twin, halfWay] = correct;
  return {
    'check-twin-correct': twin,
    'check-twin-different': differentAnswers,
    'check-half-way': halfWay / count,
    'check-orders-digits': Math.floor(digitsOfOrders) + 1,
  };
}

function countFacts() {
  const small = countLayers(smallConvolution);
  return {
    'check-arrow-entry': arrowEntry(),
    'check-lenet-fewer': 1 - countLayers(lenet).parameters / countParameters(bookSizes),
    'check-small-parameters': small.parameters,
    'check-small-times': small.multiplyAdds / countConnections(bookSizes),
  };
}
