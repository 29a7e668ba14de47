// The engine of networks of any layers at every level, against the textbook and against NumPy in float64.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readSource } from '#src/mnist/source.ts';
import {
  createAdam,
  createMomentum,
  createRandom,
  createSgd,
  crossEntropy,
  gradientArrays,
  he,
  type Network,
  parameterArrays,
  ShapeError,
  xavier,
} from '#src/nn/index.ts';
import { clipGradients } from '#src/nn/clip-gradients.ts';
import { createLayerEngine, type LayerStepOptions } from '#src/nn/kernels/layer-engine.ts';
import type { LayerMachine } from '#src/nn/kernels/layer-machine.ts';
import {
  architectures,
  backward,
  createNetwork,
  forward,
  type Layer,
  type LayerDescription,
  type NetworkDescription,
  readNetwork,
  writeNetwork,
} from '#src/nn/layers/index.ts';
import { drawnNetwork, normalisedNetwork, runningOf, silences } from '../nn/drawn-layers.ts';
import { largestDifference } from '../nn/oracle/read.ts';
import { layerMachines, wasmLayerMachines } from './machines.ts';

type Losses = Record<string, number[]>;
type Oracle = { learningRates: Record<string, number>; losses: Losses; running?: number[] };
const oracle: Record<string, Oracle> = JSON.parse(
  readFileSync(new URL('../nn/oracle/networks.json', import.meta.url), 'utf8'),
);
const train = readSource('train');

const convolution = (outputChannels: number, kernelSize: number, more = {}): LayerDescription => ({
  kind: 'convolution',
  outputChannels,
  kernelSize,
  ...more,
});
const dense = (outputSize: number, more = {}): LayerDescription => ({
  kind: 'dense',
  outputSize,
  ...more,
});
const relu = { activation: 'relu' as const };
const batchNorm = (more = {}): LayerDescription => ({ kind: 'batchNormalisation', ...more });
const pool = (size: number, more = {}): LayerDescription => ({ kind: 'maxPool', size, ...more });
const oddNetworks: [words: string, NetworkDescription][] = [
  [
    'tanh before a pooling that leaves a row out, then a dense layer of sigmoids',
    {
      inputShape: [2, 7, 6],
      layers: [
        convolution(3, 3, { padding: 'same', activation: 'tanh' }),
        pool(3),
        dense(5, { activation: 'sigmoid' }),
        dense(3),
      ],
    },
  ],
  [
    'two convolutions with nothing between, the second on the border too',
    {
      inputShape: [1, 6, 9],
      layers: [convolution(5, 2), convolution(18, 3, { padding: 'same', ...relu }), dense(4)],
    },
  ],
  [
    'a stride of 2 on the pixels, and ReLU behind the pooling',
    {
      inputShape: [3, 9, 9],
      layers: [convolution(6, 4, { stride: 2, padding: 'same' }), pool(2, relu), dense(17)],
    },
  ],
  [
    'dense layers alone',
    { inputShape: [30], layers: [dense(20, relu), dense(11, relu), dense(2)] },
  ],
  [
    'a pooling between two activations, and one behind another',
    {
      inputShape: [2, 9, 8],
      layers: [convolution(3, 2, relu), pool(2, { activation: 'tanh' }), pool(3), dense(3)],
    },
  ],
  [
    'a pooling whose input a later sum asks for',
    {
      inputShape: [1, 6, 6],
      layers: [
        convolution(2, 3, { padding: 'same' }),
        pool(1, relu),
        { kind: 'residual', over: 1 },
        dense(3),
      ],
    },
  ],
  [
    'patches, attention of 2 heads and two sums of one signal',
    {
      inputShape: [2, 6, 9],
      layers: [
        { kind: 'patches', patchSize: 3, outputSize: 6 },
        { kind: 'layerNormalisation' },
        { kind: 'attention', heads: 2 },
        { kind: 'residual', over: 2 },
        dense(6, relu),
        { kind: 'residual', over: 3, activation: 'tanh' },
        { kind: 'layerNormalisation', epsilon: 0.01 },
        { kind: 'mean' },
        dense(3),
      ],
    },
  ],
  [
    'patches of what a convolution makes, each with a dense layer of 17, then attention of 1 head',
    {
      inputShape: [1, 6, 4],
      layers: [
        convolution(3, 3, { padding: 'same', ...relu }),
        { kind: 'patches', patchSize: 2, outputSize: 5 },
        dense(17, { activation: 'sigmoid' }),
        { kind: 'attention', heads: 1 },
        { kind: 'lastStep' },
        dense(4),
      ],
    },
  ],
  [
    'layer normalisation and attention of the pixels themselves',
    {
      inputShape: [5, 6],
      layers: [
        { kind: 'layerNormalisation' },
        { kind: 'attention', heads: 3 },
        { kind: 'mean' },
        dense(2),
      ],
    },
  ],
  [
    'two GRUs, the second on the states of the first, its last step normalised',
    {
      inputShape: [7, 5],
      layers: [
        { kind: 'gru', stateSize: 6 },
        { kind: 'gru', stateSize: 3 },
        { kind: 'lastStep' },
        { kind: 'layerNormalisation' },
        dense(3),
      ],
    },
  ],
  [
    'a GRU whose state fills whole rows of 16',
    {
      inputShape: [5, 3],
      layers: [{ kind: 'gru', stateSize: 32, activation: 'tanh' }, { kind: 'mean' }, dense(3)],
    },
  ],
  [
    'a recurrent layer behind a dense one, ReLU on its states, and their mean',
    {
      inputShape: [6, 4],
      layers: [
        dense(7, { activation: 'tanh' }),
        { kind: 'recurrent', stateSize: 5, ...relu },
        { kind: 'mean' },
        dense(2),
      ],
    },
  ],
  [
    'batch normalisation of the pixels, of maps before a pooling, and of a row, its tanh in a later sum too',
    {
      inputShape: [2, 7, 6],
      layers: [
        batchNorm({ epsilon: 0.01 }),
        convolution(3, 2),
        batchNorm(relu),
        pool(2),
        dense(17),
        batchNorm({ activation: 'tanh', momentum: 0.3 }),
        dense(17, { activation: 'sigmoid' }),
        { kind: 'residual', over: 1 },
        dense(3),
      ],
    },
  ],
  [
    'batch normalisation at every step of a sequence, before and behind a GRU, and of the logits',
    {
      inputShape: [5, 4],
      layers: [
        dense(6),
        batchNorm(relu),
        { kind: 'gru', stateSize: 3 },
        batchNorm(),
        { kind: 'lastStep' },
        dense(4),
        batchNorm(),
      ],
    },
  ],
  [
    'dropout of pixels, of maps and of half a row',
    {
      inputShape: [1, 6, 6],
      layers: [
        { kind: 'dropout', rate: 0.1 },
        convolution(3, 3),
        { kind: 'dropout', rate: 0.3, ...relu },
        dense(9, { activation: 'tanh' }),
        { kind: 'dropout', rate: 0.5 },
        dense(3),
      ],
    },
  ],
  [
    'dropout between two batch normalisations, and none at a rate of 0',
    {
      inputShape: [12],
      layers: [
        { kind: 'dropout', rate: 0 },
        dense(18),
        batchNorm(relu),
        { kind: 'dropout', rate: 0.4 },
        dense(7),
        batchNorm({ activation: 'sigmoid' }),
        dense(2),
      ],
    },
  ],
];

/** Running statistics that are no longer those of an untrained network. */
function withStatistics(network: Network<Layer>): Network<Layer> {
  const random = createRandom(5);
  for (const layer of network.layers) {
    if (layer.kind !== 'batchNormalisation') continue;
    const { means, variances } = layer.running;
    means.forEach((_, c) => (means[c] = random.normal() / 2));
    variances.forEach((_, c) => (variances[c] = 0.5 + random.uniform()));
  }
  return network;
}

function randomBatch(count: number, inputSize: number, classCount: number) {
  const random = createRandom(8);
  const pixels = Uint8Array.from({ length: count * inputSize }, () => random.below(256));
  const labels = Uint8Array.from({ length: count }, () => random.below(classCount));
  return { pixels, labels, inputs: Float32Array.from(pixels, (byte) => byte / 255) };
}

describe.each(layerMachines)('$level', ({ level, make }) => {
  // The plain loops take a thousand times as long, and run the small one.
  const names = level === 'typescript' ? ['cnn-small', 'normalised'] : Object.keys(oracle);
  const runs = names.flatMap((name) =>
    Object.keys(oracle[name]!.losses).map((rule) => ({
      name,
      rule: rule as 'sgd' | 'momentum' | 'adam',
    })),
  );
  test.each(runs)(
    '$name, $rule: the first ten losses agree with NumPy in float64 within 1e-5',
    ({ name, rule }) => {
      const { losses, learningRates, running } = oracle[name]!;
      const isNormalised = name === 'normalised';
      const network = drawnNetwork(isNormalised ? normalisedNetwork : architectures[name as 'cnn']);
      const random = silences();
      const engine = createLayerEngine(make(), network, { capacity: 8, rule });
      engine.load(network);
      engine.pixels.set(train.pixels.subarray(0, 8 * 784));
      engine.labels.set(train.labels.subarray(0, 8));
      const found = Array.from({ length: 10 }, () =>
        engine.learn(8, { learningRate: learningRates[rule]!, random }),
      );
      expect(largestDifference(found, losses[rule]!)).toBeLessThan(1e-5);
      if (!isNormalised || rule !== 'sgd') return;
      expect(largestDifference(runningOf(engine.save()), running!)).toBeLessThan(1e-6);
    },
  );

  test.each(oddNetworks)(
    '%s: the answers to 1, 16 and 37 images agree with the textbook within 1e-6',
    (_, description) => {
      const network = withStatistics(drawnNetwork(description));
      const classCount = network.sizes.at(-1)!;
      const engine = createLayerEngine(make(), network, { capacity: 20 });
      engine.load(network);
      for (const count of [37, 1, 16]) {
        const { pixels, inputs } = randomBatch(count, network.sizes[0]!, classCount);
        const found = new Float32Array(count * classCount);
        engine.infer(pixels, found, count);
        const { probabilities } = forward(network, inputs, count);
        expect(largestDifference(found, probabilities)).toBeLessThan(1e-6);
      }
    },
  );

  test.each(oddNetworks)(
    '%s: every gradient of 19 images agrees with the textbook within 2e-6, whatever stood in the batch before',
    (_, description) => {
      const network = withStatistics(drawnNetwork(description));
      const classCount = network.sizes.at(-1)!;
      const engine = createLayerEngine(make(), network, { capacity: 32, rule: 'sgd' });
      engine.load(network);
      const { pixels, labels, inputs } = randomBatch(19, network.sizes[0]!, classCount);
      engine.pixels.fill(200);
      engine.labels.fill(1);
      engine.learn(32, { learningRate: 0, random: createRandom(1) });
      engine.load(network);
      engine.pixels.set(pixels);
      engine.labels.set(labels);
      const loss = engine.learn(19, { learningRate: 1, random: createRandom(2) });
      const pass = forward(network, inputs, 19, { training: true, random: createRandom(2) });
      expect(Math.abs(loss - crossEntropy(pass.probabilities, labels, classCount))).toBeLessThan(
        1e-6,
      );
      const gradients = gradientArrays(network, backward(network, pass, labels));
      const [before, after] = [parameterArrays(network), parameterArrays(engine.save())];
      gradients.forEach((gradient, a) => {
        const step = before[a]!.map((value, k) => value - after[a]![k]!);
        expect(largestDifference(step, gradient)).toBeLessThan(2e-6);
      });
      // By now the textbook's statistics have moved as well.
      const statistics = [engine.save(), network].map(runningOf);
      if (statistics[0]!.length === 0) return;
      expect(largestDifference(statistics[0]!, statistics[1]!)).toBeLessThan(1e-6);
    },
  );
});

describe.each(wasmLayerMachines)('$level', ({ make }) => {
  const rules = ['sgd', 'momentum', 'adam'] as const;
  test.each(rules)(
    'ten batches of 40 digits by %s, weights shrinking by 1 in 1,000, give the textbook’s losses within 2e-5',
    (rule) => {
      const learningRate = rule === 'adam' ? 0.002 : 0.05;
      const options = { learningRate, weightDecay: 0.001 / learningRate };
      const network = createNetwork(architectures['cnn-small'], he, createRandom(3));
      expect(furthestLoss(make(), network, rule, options)).toBeLessThan(2e-5);
    },
  );

  test.each(rules)(
    'a GRU of 6 and a transformer of 4: ten batches of 40 digits by %s, gradients clipped at 0.3, give the textbook’s losses within 2e-5',
    (rule) => {
      const options = { learningRate: rule === 'adam' ? 0.002 : 0.05, clipNorm: 0.3 };
      const gru: NetworkDescription = {
        inputShape: [28, 28],
        layers: [{ kind: 'gru', stateSize: 6 }, { kind: 'lastStep' }, dense(10)],
      };
      const transformer: NetworkDescription = {
        inputShape: [1, 28, 28],
        layers: [
          { kind: 'patches', patchSize: 14, outputSize: 4 },
          { kind: 'layerNormalisation' },
          { kind: 'attention', heads: 2 },
          { kind: 'residual', over: 2 },
          { kind: 'mean' },
          dense(10),
        ],
      };
      for (const description of [gru, transformer]) {
        const network = createNetwork(description, xavier, createRandom(3));
        expect(furthestLoss(make(), network, rule, options)).toBeLessThan(2e-5);
      }
    },
  );
});

const deep = (activation: 'sigmoid' | 'tanh' | 'relu', isNormalised: boolean) => [
  ...Array.from({ length: 8 }, () =>
    isNormalised
      ? [dense(64), batchNorm({ activation }), { kind: 'dropout' as const, rate: 0.1 }]
      : [dense(64, { activation })],
  ).flat(),
  dense(10),
];

describe.each(wasmLayerMachines)('$level', ({ make }) => {
  const stacks = (['sigmoid', 'tanh', 'relu'] as const).flatMap((activation) =>
    [false, true].map((isNormalised) => ({ activation, isNormalised })),
  );
  test.each(stacks)(
    '8 layers of 64 with $activation, batch normalisation and dropout $isNormalised: ten batches of 40 digits by SGD give the textbook’s losses within 2e-5',
    ({ activation, isNormalised }) => {
      const layers = deep(activation, isNormalised);
      // A pre-activation on either side of ReLU's 0 would part the two for good; from this seed none comes so near.
      const network = createNetwork({ inputShape: [784], layers }, he, createRandom(5));
      expect(furthestLoss(make(), network, 'sgd', { learningRate: 0.05 })).toBeLessThan(2e-5);
    },
  );
});

/** Ten batches of 40 digits in the engine and in the textbook: the largest difference between their losses. */
function furthestLoss(
  machine: LayerMachine,
  network: Network<Layer>,
  rule: 'sgd' | 'momentum' | 'adam',
  options: LayerStepOptions,
): number {
  const { learningRate, weightDecay = 0, clipNorm = Infinity } = options;
  const engine = createLayerEngine(machine, network, { capacity: 40, rule });
  engine.load(network);
  const learner = { sgd: createSgd, momentum: createMomentum, adam: createAdam }[rule](network);
  const random = { fast: createRandom(4), plain: createRandom(4) };
  const distances = [...Array(10).keys()].map((step) => {
    const pixels = train.pixels.subarray(step * 40 * 784, (step + 1) * 40 * 784);
    const labels = train.labels.subarray(step * 40, (step + 1) * 40);
    engine.pixels.set(pixels);
    engine.labels.set(labels);
    const found = engine.learn(40, { ...options, random: random.fast });
    const pass = forward(
      network,
      Float32Array.from(pixels, (byte) => byte / 255),
      40,
      { training: true, random: random.plain },
    );
    const gradients = backward(network, pass, labels);
    clipGradients(network, gradients, clipNorm);
    for (const { weights } of network.layers as { weights?: Float32Array }[]) {
      weights?.forEach((_, k) => (weights[k] *= 1 - learningRate * weightDecay));
    }
    learner.step(gradients, learningRate);
    return Math.abs(found - crossEntropy(pass.probabilities, labels, 10));
  });
  return Math.max(...distances);
}

test('a gradient of 3 and 4 clipped at 1 becomes 0.6 and 0.8, and one clipped at 6 stays: its length is 5', () => {
  const network = createNetwork({ inputShape: [1], layers: [dense(1)] }, he, createRandom(3));
  const gradients = () => [{ dWeights: Float32Array.of(3), dBiases: Float32Array.of(4) }];
  for (const [longest, expected] of [
    [1, [0.6, 0.8]],
    [6, [3, 4]],
  ] as const) {
    const [layer] = gradients();
    expect(clipGradients(network, [layer!], longest)).toBe(5);
    expect([layer!.dWeights[0], layer!.dBiases[0]]).toEqual(expected.map(Math.fround));
  }
});

const engineFor = (...layers: LayerDescription[]) => {
  const network = createNetwork({ inputShape: [1, 12, 12], layers }, he, createRandom(3));
  return createLayerEngine(layerMachines[0]!.make(), network, { capacity: 4, rule: 'sgd' });
};

test('layers that it cannot run are refused by name, with the reason', () => {
  const refused: [LayerDescription[], string][] = [
    [[convolution(2, 3), convolution(2, 3, { stride: 2 }), dense(3)], 'convolution2: behind'],
    [[convolution(2, 3), pool(3, { stride: 2 }), dense(3)], 'maxPool: windows should lie'],
  ];
  for (const [layers, words] of refused) {
    expect(() => engineFor(...layers)).toThrow(ShapeError);
    expect(() => engineFor(...layers)).toThrow(words);
  }
  const network = createNetwork(
    { inputShape: [3], layers: [dense(4), dense(3)] },
    he,
    createRandom(3),
  );
  Object.assign(network.layers[0]!, { kind: 'lstm', name: 'memory' });
  expect(() => createLayerEngine(layerMachines[0]!.make(), network)).toThrow(
    'memory: this engine runs every kind of layer but lstm',
  );
});

test('one image of a row has no statistics, and dropout without random numbers is told: neither changes a number', () => {
  const engine = engineFor(dense(3), batchNorm(), { kind: 'dropout', rate: 0.5 }, dense(3));
  const network = createNetwork(
    {
      inputShape: [1, 12, 12],
      layers: [dense(3), batchNorm(), { kind: 'dropout', rate: 0.5 }, dense(3)],
    },
    he,
    createRandom(3),
  );
  engine.load(network);
  expect(() => engine.learn(1, { learningRate: 0.1, random: createRandom(1) })).toThrow(
    'batchNormalisation: training needs at least 2 numbers in a channel, found 1: one number has no variance',
  );
  expect(() => engine.learn(4, { learningRate: 0.1 })).toThrow(
    'dropout: training needs random numbers, found none',
  );
  expect(engine.save()).toEqual(network);
  expect(engine.learn(4, { learningRate: 0.1, random: createRandom(1) })).toBeGreaterThan(0);
});

test('networks of other layers, batches too large and labels that are no class are refused', () => {
  const engine = engineFor(convolution(2, 3), dense(3));
  const other = createNetwork(
    { inputShape: [1, 12, 12], layers: [convolution(3, 3), dense(3)] },
    he,
    createRandom(3),
  );
  expect(() => engine.load(other)).toThrow(
    'load: the network should have the layers of this engine, 144-200-3, found 144-300-3',
  );
  expect(() => engine.learn(5, { learningRate: 0.1 })).toThrow(
    'learn: count should be a whole number from 1 to 4, found 5',
  );
  engine.labels.set([0, 2, 3, 0]);
  expect(() => engine.learn(4, { learningRate: 0.1 })).toThrow(RangeError);
  expect(() => engine.infer(new Uint8Array(144), new Float32Array(6), 2)).toThrow(
    'infer: pixels should hold 2 × 144 = 288 numbers, found 144',
  );
});

describe('left and taken up', () => {
  // Its arrays stand in another order in kernel memory than optimisers take them.
  const gru = createNetwork(
    {
      inputShape: [28, 28],
      layers: [{ kind: 'gru', stateSize: 5 }, { kind: 'lastStep' }, dense(10)],
    },
    he,
    createRandom(3),
  );
  const normalised = createNetwork(normalisedNetwork, he, createRandom(3));
  const make = (
    rule: 'sgd' | 'momentum' | 'adam',
    of = wasmLayerMachines[0]!,
    network: Network<Layer> = gru,
  ) => {
    const engine = createLayerEngine(of.make(), network, {
      capacity: 20,
      rule,
    });
    engine.load(network);
    engine.pixels.set(train.pixels.subarray(0, 20 * 784));
    engine.labels.set(train.labels.subarray(0, 20));
    return engine;
  };
  const steps = (engine: ReturnType<typeof make>, count: number, random = createRandom(1)) =>
    Array.from({ length: count }, () => engine.learn(20, { learningRate: 0.01, random }));

  test.each(['sgd', 'momentum', 'adam'] as const)(
    'after three steps by %s, three more from a checkpoint give the bytes of six in one go',
    (rule) => {
      const [straight, left, taken] = [make(rule), make(rule), make(rule)];
      const losses = steps(straight, 6);
      steps(left, 3);
      const { network: learned, memory } = structuredClone(left.checkpoint());
      expect([memory.steps, memory.first.length, memory.second.length]).toEqual(
        { sgd: [3, 0, 0], momentum: [3, 6, 0], adam: [3, 6, 6] }[rule],
      );
      taken.load(learned, memory);
      expect(steps(taken, 3)).toEqual(losses.slice(3));
      expect(taken.save()).toEqual(straight.save());
    },
  );

  test('running statistics are saved and taken up: three steps more give the bytes of six in one go, and the file gives the same answers as the engine', () => {
    const [straight, left, taken] = [0, 1, 2].map(() => make('adam', undefined, normalised));
    const losses = steps(straight!, 6);
    const random = createRandom(1);
    steps(left!, 3, random);
    const { network: learned, memory } = structuredClone(left!.checkpoint());
    expect(runningOf(learned)).not.toEqual(runningOf(normalised));
    taken!.load(learned, memory);
    expect(steps(taken!, 3, random)).toEqual(losses.slice(3));
    expect(taken!.save()).toEqual(straight!.save());

    const read = readNetwork(writeNetwork(straight!.save(), {})).network;
    expect(read).toEqual(straight!.save());
    const pixels = train.pixels.subarray(0, 20 * 784);
    const found = new Float32Array(200);
    straight!.infer(pixels, found, 20);
    const { probabilities } = forward(
      read,
      Float32Array.from(pixels, (byte) => byte / 255),
    );
    expect(largestDifference(found, probabilities)).toBeLessThan(1e-6);
  });

  test('the answers of the batch that was learned from are those from before the step', () => {
    const engine = make('sgd');
    const [found, expected] = [new Float32Array(200), new Float32Array(200)];
    engine.infer(train.pixels.subarray(0, 20 * 784), expected, 20);
    steps(engine, 1);
    engine.copyProbabilities(found, 20);
    expect(found).toEqual(expected);
  });

  test.each(layerMachines)(
    '$level: a loss that is no number is told, and changes no parameter',
    (of) => {
      const engine = make('adam', of);
      const broken = structuredClone(gru);
      (broken.layers.at(-1) as { biases: Float32Array }).biases[3] = NaN;
      engine.load(broken);
      expect(engine.learn(20, { learningRate: 0.01 })).toBeNaN();
      expect(engine.save()).toEqual(broken);
      expect(engine.checkpoint().memory.steps).toBe(0);
    },
  );
});
