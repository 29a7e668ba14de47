// Units: what each hidden unit of the book's network responds to, and what the network is without it.
import { classCount } from '../mnist/image-set.ts';
import { correctWithoutEach, correctWithoutFirst, randomOrder } from './ablation.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { areasUnderCurve, ranksOf } from './auc.ts';
import { madeBy, rounded } from './record.ts';
import { hiddenVectors, type Vectors } from '../retrieval/vectors.ts';
import type { UnitsRecord } from '../records/experiments/units.ts';

const topCount = 9;
export const ablationSeed = 20261123;
const moreOrders = 20;

export function measureNeuron(hidden: Vectors, labels: Uint8Array, unit: number) {
  const values = Float32Array.from({ length: hidden.count }, (_, image) => {
    return hidden.values[image * hidden.size + unit];
  });
  const sums = new Float64Array(classCount);
  const active = new Uint32Array(classCount);
  const counts = new Uint32Array(classCount);
  labels.forEach((label, image) => {
    counts[label] += 1;
    sums[label] += values[image];
    active[label] += Number(values[image] > 0);
  });
  const order = Uint32Array.from(values, (_, image) => image);
  order.sort((a, b) => values[b] - values[a] || a - b);
  return {
    top: [...order.subarray(0, topCount)],
    mean: Array.from(sums, (sum, digit) => rounded(sum / counts[digit], 4)),
    active: Array.from(active, (count, digit) => rounded(count / counts[digit], 4)),
    auc: areasUnderCurve(ranksOf(values), labels, classCount).map((area) => rounded(area, 4)),
  };
}

export function makeUnits(context: ExperimentContext): UnitsRecord {
  const { network, test } = context;
  const [hiddenLayer, output] = network.layers;
  const hidden = hiddenVectors(context.machine(), hiddenLayer, test);
  context.say(`${hidden.size} units, each without the others and all without it`);
  const without = correctWithoutEach(hidden, output, test.labels);
  const units = without.map((correctWithout, unit) => ({
    ...measureNeuron(hidden, test.labels, unit),
    correctWithout,
  }));
  const order = randomOrder(hidden.size, ablationSeed);
  const correct = correctWithoutFirst(hidden, output, test.labels, order);
  context.say(`the same in ${moreOrders} other orders`);
  const others = Array.from({ length: moreOrders }, (_, k) =>
    correctWithoutFirst(
      hidden,
      output,
      test.labels,
      randomOrder(hidden.size, ablationSeed + 1 + k),
    ),
  );
  const bySilent = correct.map((_, silent) => others.map((counts) => counts[silent]));
  const called = units.map(({ active }) => active.filter((share) => share >= 0.5).length);
  const words =
    'Activations of the 128 hidden units of the shipped network on the 10,000 test images. AUC by ranks, ties shared. A silenced unit’s contribution is taken out of the logits.';
  return {
    made: madeBy('units', words),
    count: test.count,
    correct: correct[0],
    units,
    byDigitsCalled: Array.from(
      { length: classCount + 1 },
      (_, digits) => called.filter((count) => count === digits).length,
    ),
    bestUnits: Array.from({ length: classCount }, (_, digit) => {
      const areas = units.map(({ auc }) => auc[digit]);
      const auc = Math.max(...areas);
      return { unit: areas.indexOf(auc), auc };
    }),
    ablation: {
      seed: ablationSeed,
      order,
      correct,
      spread: {
        orders: moreOrders,
        mean: bySilent.map((counts) => rounded(counts.reduce((a, b) => a + b) / moreOrders, 6)),
        least: bySilent.map((counts) => Math.min(...counts)),
        most: bySilent.map((counts) => Math.max(...counts)),
      },
    },
  };
}
