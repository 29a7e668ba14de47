// Gradients by layer, dead neurons, plateaus, matching and loss maps: held to NumPy in float64, to arithmetic, and to three seeds.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { correctAt, prepareMixing } from '#components/figures/TwoNetworks/mixing.ts';
import { packLengths, unpackLengths } from '#components/figures/GradientsByLayer/packed-lengths.ts';
import { measureDeadNeurons } from '#src/experiments/dead-neurons.ts';
import { measureDeep } from '#src/experiments/gradients-by-layer.ts';
import { deadNeurons } from '#src/formulas/dead-neurons.ts';
import { between, greedyPairs, orderOf, overlaps, permuteNeurons } from '#src/formulas/matching.ts';
import { spectrumOf } from '#src/formulas/spectrum.ts';
import { createNetwork, createRandom, forward, he, predictions } from '#src/nn/index.ts';
import { toInputs } from '#src/mnist/image-set.ts';
import {
  deadNeuronsRecord,
  gradientsByLayerRecord,
  lossMapsRecord,
  plateausRecord,
  twoNetworksRecord,
} from '#src/records/index.ts';
import { sliceImages } from '#src/training/images.ts';
import { context, furthest } from './context.ts';

const oracle = JSON.parse(
  readFileSync(new URL('../chapters/oracle/why-training-is-hard.json', import.meta.url), 'utf8'),
);

describe('gradients by layer', () => {
  const { points, seeds, images } = gradientsByLayerRecord;
  const lengthsOf = (activation: string, start: string, depth: number) =>
    points.find(
      (one) => one.activation === activation && one.start === start && one.depth === depth,
    )!.lengths;
  const ratios = (activation: string, start: string, depth: number) =>
    lengthsOf(activation, start, depth).map((one) => one[0]! / one.at(-1)!);

  test('3 activations × 5 starts × 5 depths, 5 seeds each, on 128 images: 75 settings with a length for each layer', () => {
    expect([points.length, seeds.length, images]).toEqual([75, 5, 128]);
    for (const { depth, lengths } of points)
      expect(lengths.map((one) => one.length)).toEqual(seeds.map(() => depth + 1));
  });

  test('NumPy in float64 finds the 9 lengths of 25 networks within 1 %', () => {
    expect(oracle.deep).toHaveLength(25);
    for (const { activation, start, depth, seed, lengths } of oracle.deep) {
      const found = lengthsOf(activation, start, depth)[seed - 1]!;
      found.forEach((length, layer) => expect(length / lengths[layer]).toBeCloseTo(1, 2));
    }
  });

  test('8 layers: with sigmoid the first is more than 1,000 times shorter than the last for every seed, with tanh and ReLU it is 1 to 6 times longer', () => {
    for (const ratio of ratios('sigmoid', 'xavier', 8)) expect(ratio).toBeLessThan(1e-3);
    for (const ratio of [...ratios('tanh', 'xavier', 8), ...ratios('relu', 'he', 8)]) {
      expect(ratio).toBeGreaterThan(1);
      expect(ratio).toBeLessThan(6);
    }
  });

  test('with sigmoid each doubling of the depth shortens the first layer’s gradient, for every seed', () => {
    for (const start of ['xavier', 'he', 'pytorch', 'small']) {
      const byDepth = [1, 2, 4, 8, 16].map((depth) => lengthsOf('sigmoid', start, depth));
      seeds.forEach((_, seed) => {
        const first = byDepth.map((lengths) => lengths[seed]![0]!);
        expect(first.toSorted((a, b) => b - a)).toEqual(first);
      });
    }
  });

  test('measured again, a network with 4 tanh layers has the record’s lengths', () => {
    const deep = { activation: 'tanh', start: 'pytorch', depth: 4 } as const;
    expect(measureDeep(context, deep, 3)).toEqual(lengthsOf('tanh', 'pytorch', 4)[2]);
  });

  test('what is packed for the page is within 1.2 % of the record', () => {
    const lengths = [
      [1.7e-5, 0.76],
      [2.6e-5, 0.7],
      [1.9e-5, 0.8],
    ];
    const [first, last] = unpackLengths(packLengths(lengths));
    expect(first!.least / 1.7e-5).toBeCloseTo(1, 1.6);
    expect([first!.middle / 1.9e-5, last!.middle / 0.76, last!.most / 0.8]).toEqual(
      [1, 1, 1].map((one) => expect.closeTo(one, 1.6)),
    );
  });
});

describe('dead neurons', () => {
  const { points } = deadNeuronsRecord;
  const runs = (optimiser: string, rate: number) =>
    points.filter((one) => one.optimiser === optimiser && one.learningRate === rate);
  const shares = (optimiser: string, rate: number) =>
    runs(optimiser, rate).map(({ test: answers }) => answers.correct / answers.count);

  test('a neuron is dead where it is at or below 0 for every image, and only there', () => {
    const layer = {
      kind: 'dense' as const,
      name: 'hidden',
      inputSize: 2,
      outputSize: 4,
      weights: Float32Array.of(1, -1, 0, -1, 1, -1, 0, 2),
      biases: Float32Array.of(-0.5, -1, 0, -0.5),
    };
    // Images (1, 0) and (0, 1): sums (0.5, −2, 0, −1.5) and (0.5, −2, 0, 1.5).
    expect(deadNeurons(layer, Uint8Array.of(255, 0, 0, 255))).toEqual([1, 2]);
    expect(deadNeurons(layer, Uint8Array.of(255, 0))).toEqual([1, 2, 3]);
  });

  test('measured again, one run is the record’s', () => {
    const point = points.find(({ optimiser, seed }) => optimiser === 'adam' && seed === 1)!;
    expect(measureDeadNeurons(context, 'adam', point.learningRate, 1)).toEqual(point);
  });

  test('gradient descent, each of 3 seeds: up to 0.5 none dead; at 1 more than 40 dead and above 95 %; at 1.5 more than 90 dead and above 90 %; at 3 more than 110 dead, below 60 %, and once 11.35 %', () => {
    for (const rate of [0.03, 0.1, 0.2, 0.3, 0.5])
      expect(runs('sgd', rate).map(({ dead }) => dead)).toEqual([0, 0, 0]);
    for (const { dead } of runs('sgd', 1)) expect(dead).toBeGreaterThan(40);
    for (const share of shares('sgd', 1)) expect(share).toBeGreaterThan(0.95);
    for (const { dead } of runs('sgd', 1.5)) expect(dead).toBeGreaterThan(90);
    for (const share of shares('sgd', 1.5)) expect(share).toBeGreaterThan(0.9);
    for (const { dead } of runs('sgd', 3)) expect(dead).toBeGreaterThan(110);
    for (const share of shares('sgd', 3)) expect(share).toBeLessThan(0.6);
    expect(Math.min(...shares('sgd', 3))).toBe(0.1135);
  });
});

describe('two networks', () => {
  const { parts, pairCounts, others, count, correct } = twoNetworksRecord;
  const middle = parts.indexOf(0.5);
  const { network, second } = context;
  const pairs = greedyPairs(overlaps(network, second), 128);

  test('NumPy pairs the same 128 neurons, and counts the same answers at 21 mixes, before and after, within 2 images', () => {
    expect([...orderOf(pairs)]).toEqual(oracle.matching.order);
    const [first] = others;
    expect(first!.moved).toBe(oracle.matching.moved);
    expect(furthest(first!.asTrained, oracle.matching.asTrained)).toBeLessThanOrEqual(2);
    expect(furthest(first!.matched, oracle.matching.matched)).toBeLessThanOrEqual(2);
  });

  test('for each of 3 seeds the mix half-way reads less than 95 % as trained, and at least 97.2 % with all pairs matched', () => {
    expect(others).toHaveLength(3);
    expect([parts[0], parts.at(-1), count]).toEqual([0, 1, 10_000]);
    for (const { asTrained, matched, halfWay, ...other } of others) {
      expect(asTrained[middle]! / count).toBeLessThan(0.95);
      expect(matched[middle]! / count).toBeGreaterThanOrEqual(0.972);
      expect([asTrained[0], asTrained.at(-1)]).toEqual([correct, other.correct]);
      // Re-ordering changes no answer of the network itself, but for rounding.
      expect(Math.abs(matched.at(-1)! - other.correct)).toBeLessThanOrEqual(1);
      expect([halfWay[0], halfWay.at(-1)]).toEqual([asTrained[middle], matched[middle]]);
      expect(halfWay).toHaveLength(pairCounts.length);
    }
  });

  test('each of the 3 matchings uses every neuron once and moves at least 120 of 128', () => {
    for (const { moved } of others) expect(moved).toBeGreaterThanOrEqual(120);
    for (const taken of [0, 1, 64, 127, 128]) {
      const order = [...orderOf(pairs, taken)];
      expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 128 }, (_, k) => k));
      for (const { one, other } of pairs.slice(0, taken)) expect(order[one]).toBe(other);
    }
  });

  test('greedy takes the largest entry first, whatever its sign, and strikes out its row and column', () => {
    const order = (...entries: number[]) => [
      ...orderOf(greedyPairs(Float64Array.from(entries), Math.sqrt(entries.length))),
    ];
    expect(order(5, 9, 1, 8, 7, 2, 3, 4, 6)).toEqual([1, 0, 2]);
    expect(order(-5, -2, -4, -9)).toEqual([1, 0]);
  });

  test('the figure’s quick mix gives the answers of the mixed network itself, for 3 orders and 3 mixes of 300 images', async () => {
    const images = sliceImages(context.test, 0, 300);
    let rests = 0;
    const mixing = await prepareMixing([network, second], images, async () => void rests++);
    expect(rests).toBe(2);
    expect(mixing.pairs).toEqual(pairs);
    for (const taken of [0, 40, 128]) {
      const order = orderOf(pairs, taken);
      for (const part of [0, 0.3, 0.5]) {
        const mixed = between(network, permuteNeurons(second, order), part);
        const answers = predictions(forward(mixed, toInputs(images.pixels), 300).logits, 10);
        const right = answers.filter((answer, k) => answer === images.labels[k]).length;
        expect(Math.abs(correctAt(mixing, order, part) - right)).toBeLessThanOrEqual(1);
      }
    }
  });

  test('the overlap of a network with itself is the squared length of each neuron’s weights, and then no neuron moves', () => {
    const one = createNetwork([5, 4, 3], he, createRandom(7));
    const found = overlaps(one, one);
    const [hidden, output] = one.layers;
    for (let j = 0; j < 4; j++) {
      const into = hidden!.weights.filter((_, k) => k % 4 === j);
      const out = output!.weights.subarray(3 * j, 3 * j + 3);
      expect(found[5 * j]).toBeCloseTo(Math.hypot(...into, ...out) ** 2, 5);
    }
    const moved = greedyPairs(overlaps(network, network), 128).filter((p) => p.one !== p.other);
    expect(moved).toEqual([]);
  });
});

describe('plateaus', () => {
  const { places, images } = plateausRecord;
  const named = (name: string) => places.filter((place) => place.name === name);

  test('NumPy’s places have the same loss within 1e-4, the same answers within 1, as many of 490 eigenvalues below 0, and each within 2 % of the largest', () => {
    expect(places).toHaveLength(oracle.places.length);
    places.forEach((place, k) => {
      const { name, seed, loss, correct, eigenvalues } = oracle.places[k];
      expect([place.name, place.seed]).toEqual([name, seed]);
      expect(Math.abs(place.loss - loss)).toBeLessThan(1e-4);
      expect(Math.abs(place.correct - correct)).toBeLessThanOrEqual(1);
      expect(place.eigenvalues).toHaveLength(490);
      expect(furthest(place.eigenvalues, eigenvalues)).toBeLessThan(0.02 * eigenvalues[0]);
      expect(spectrumOf(place.eigenvalues).down).toBe(spectrumOf(eigenvalues).down);
    });
  });

  test('at all zeros 481 eigenvalues are 0, 9 above and none below; the loss is ln 10 within 0.002', () => {
    const [zeros] = named('zeros');
    expect(spectrumOf(zeros!.eigenvalues)).toEqual({ up: 9, flat: 481, down: 0, downShare: 0 });
    expect(zeros!.loss).toBeCloseTo(Math.log(10), 3);
  });

  test('with all neurons dead only the 9 directions of the output biases curve, and every image gets the commonest digit', () => {
    const [dead] = named('dead');
    expect(spectrumOf(dead!.eigenvalues)).toEqual({ up: 9, flat: 481, down: 0, downShare: 0 });
    const labels = sliceImages(context.train, 0, images).labels;
    const counts = Array.from({ length: 10 }, (_, d) => labels.filter((one) => one === d).length);
    expect(dead!.correct).toBe(Math.max(...counts));
    // The best constant answer pays the entropy of the labels.
    const entropy = counts.reduce((sum, n) => sum - (n / images) * Math.log(n / images), 0);
    expect(dead!.loss).toBeCloseTo(entropy, 3);
  });

  test('the twins are at a saddle: some eigenvalues are clearly below 0, and along the lowest the loss falls on both sides', () => {
    const [twins] = named('twins');
    const { down } = spectrumOf(twins!.eigenvalues);
    expect(down).toBeGreaterThan(0);
    const middle = Math.floor(twins!.lowest.length / 2);
    expect(twins!.lowest[middle - 1]).toBeLessThan(twins!.lowest[middle]!);
    expect(twins!.lowest[middle + 1]).toBeLessThan(twins!.lowest[middle]!);
  });

  test('each of 3 trained networks still has directions that curve down, which add up to less than 2 % of those that curve up', () => {
    const trained = named('trained');
    expect(trained.map(({ seed }) => seed)).toEqual([1, 2, 3]);
    for (const { eigenvalues } of trained) {
      const { down, downShare } = spectrumOf(eigenvalues);
      expect(down).toBeGreaterThan(0);
      expect(downShare).toBeLessThan(0.02);
    }
  });
});

describe('loss maps', () => {
  const { parts, maps } = lossMapsRecord;
  const [end, start] = [parts.indexOf(0), parts.indexOf(1)];

  test('NumPy finds the loss at 15 places between the book’s network and its start within 0.1 %', () => {
    maps[0]!.toStart.forEach((loss, k) => expect(loss / oracle.toStart[k]).toBeCloseTo(1, 2.5));
  });

  test('for 3 networks and 3 directions each, the loss at the start is above 2 and as far away at random below a tenth of that', () => {
    expect(maps.flatMap(({ random }) => random)).toHaveLength(9);
    for (const { toStart, random } of maps) {
      expect(toStart[start]).toBeGreaterThan(2);
      for (const losses of random) {
        expect(losses[start]).toBeLessThan(0.2);
        expect(losses[end]).toBe(toStart[end]);
      }
    }
  });
});
