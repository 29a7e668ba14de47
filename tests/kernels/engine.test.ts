// The engine at every level against the textbook of src/nn and against the NumPy oracle.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  activationNames,
  backward,
  createAdam,
  createMomentum,
  createNetwork,
  createRandom,
  createSgd,
  crossEntropy,
  forward,
  he,
  type Network,
  parameterArrays,
  predictions,
  readNetwork,
  ShapeError,
  softCrossEntropy,
  softmax,
} from '#src/nn/index.ts';
import { createEngine, placeInStrips } from '#src/nn/kernels/index.ts';
import { toInputs } from '#src/mnist/image-set.ts';
import { readSource } from '#src/mnist/source.ts';
import {
  fixedNetwork,
  largestDifference,
  readNumbers,
  reference,
  shipped,
} from '../nn/oracle/read.ts';
import { machines, wasmMachines } from './machines.ts';

const train = readSource('train');
const testImages = readSource('test');
const sizes = [784, 128, 10];
const joined = (network: Network) =>
  Float32Array.from(parameterArrays(network).flatMap((array) => [...array]));

/** Images of random bytes, four in five of them 0, the first one empty and the second full. */
function randomBatch(count: number, inputSize: number, classCount: number, seed = 5) {
  const random = createRandom(seed);
  const pixels = Uint8Array.from({ length: count * inputSize }, (_, k) => {
    const byte = random.uniform() < 0.2 ? random.below(256) : 0;
    return k < inputSize ? 0 : k < 2 * inputSize ? 255 : byte;
  });
  return { pixels, labels: Uint8Array.from({ length: count }, () => random.below(classCount)) };
}

/** Fills the engine's batch with training images from `first` on. */
function takeBatch(engine: ReturnType<typeof createEngine>, first: number, count: number) {
  engine.pixels.set(train.pixels.subarray(first * 784, (first + count) * 784));
  engine.labels.set(train.labels.subarray(first, first + count));
}

describe.each(machines)('$level', ({ make }) => {
  test('probabilities of the first 32 test images agree with the oracle within 1e-6', () => {
    const engine = createEngine(make(), { sizes, capacity: 32 });
    engine.load(fixedNetwork());
    const probabilities = new Float32Array(320);
    engine.infer(testImages.pixels.subarray(0, 32 * 784), probabilities, 32);
    expect(largestDifference(probabilities, reference.probabilities)).toBeLessThan(1e-6);
  });

  test('the first ten losses of SGD agree with the oracle within 2e-6', () => {
    const engine = createEngine(make(), { sizes, capacity: 64, rule: 'sgd' });
    engine.load(fixedNetwork());
    const losses = Array.from({ length: 10 }, (_, step) => {
      takeBatch(engine, step * 64, 64);
      return engine.learn(64, { learningRate: 0.1 });
    });
    expect(largestDifference(losses, reference.sgdLosses)).toBeLessThan(2e-6);
  });

  test('all 101,770 gradients of a batch of 32 agree with the oracle within 1e-6: one SGD step at rate 1 is their difference', () => {
    const engine = createEngine(make(), { sizes, capacity: 32, rule: 'sgd' });
    const before = fixedNetwork();
    engine.load(before);
    takeBatch(engine, 0, 32);
    engine.learn(32, { learningRate: 1 });
    const after = joined(engine.save());
    const found = joined(before).map((value, k) => value - after[k]!);
    expect(found.length).toBe(101_770);
    expect(largestDifference(found, readNumbers('gradients.bin'))).toBeLessThan(1e-6);
  });

  test('all 101,770 parameters after three steps of Adam agree with the oracle within 3e-6', () => {
    const engine = createEngine(make(), { sizes, capacity: 64, rule: 'adam' });
    engine.load(fixedNetwork());
    for (let step = 0; step < 3; step++) {
      takeBatch(engine, step * 64, 64);
      engine.learn(64, { learningRate: 1e-3 });
    }
    expect(largestDifference(joined(engine.save()), readNumbers('adam.bin'))).toBeLessThan(3e-6);
  });

  test.each(['sgd', 'momentum', 'adam'] as const)(
    'a frozen first layer stays to the bit in a step of %s, and the read-out learns as it does without',
    (rule) => {
      const start = createNetwork([784, 20, 10], he, createRandom(4));
      const [free, frozen] = [0, 1].map((frozenLayers) => {
        const options = { sizes: start.sizes, capacity: 16, rule, frozenLayers };
        const engine = createEngine(make(), options);
        engine.load(start);
        takeBatch(engine, 0, 16);
        engine.learn(16, { learningRate: 0.01, weightDecay: 0.1 });
        return engine.save().layers;
      });
      expect(frozen![0]).toEqual(start.layers[0]);
      expect(free![0]).not.toEqual(start.layers[0]);
      expect(frozen![1]).toEqual(free![1]);
      expect(frozen![1]).not.toEqual(start.layers[1]);
    },
  );

  test('1,050 parameters after three steps of momentum agree with the oracle within 1e-6', () => {
    const engine = createEngine(make(), { sizes, capacity: 64, rule: 'momentum' });
    engine.load(fixedNetwork());
    for (let step = 0; step < 3; step++) {
      takeBatch(engine, step * 64, 64);
      engine.learn(64, { learningRate: 0.05 });
    }
    const all = joined(engine.save());
    const { places, parameters } = reference.momentum;
    const found = places.map((place: number) => all[place]);
    expect(largestDifference(found, parameters)).toBeLessThan(1e-6);
  });

  const odd = [
    { sizes: [1, 1], count: 1 },
    { sizes: [784, 10], count: 3 },
    { sizes: [5, 3, 2], count: 7 },
    { sizes: [17, 33, 4], count: 13 },
    { sizes: [64, 31, 17, 16, 5], count: 9 },
  ];
  const rules = { sgd: createSgd, momentum: createMomentum, adam: createAdam };
  test.each(odd)(
    'networks $sizes read $count images and learn from them by every rule and activation as src/nn does, within 1e-5',
    ({ sizes: layers, count }) => {
      const { pixels, labels } = randomBatch(count, layers[0]!, layers.at(-1)!);
      const inputs = toInputs(pixels);
      for (const activation of activationNames) {
        for (const [rule, createOptimiser] of Object.entries(rules)) {
          const network = { ...createNetwork(layers, he, createRandom(3)), activation };
          const engine = createEngine(make(), {
            sizes: layers,
            activation,
            capacity: count + 2,
            rule: rule as keyof typeof rules,
          });
          engine.load(network);
          const optimiser = createOptimiser(network);
          for (let step = 0; step < 3; step++) {
            engine.pixels.set(pixels);
            engine.labels.set(labels);
            const loss = engine.learn(count, { learningRate: 0.01 });
            const pass = forward(network, inputs, count);
            const expected = crossEntropy(pass.probabilities, labels, layers.at(-1)!);
            expect(Math.abs(loss - expected)).toBeLessThan(1e-5 * Math.max(1, expected));
            optimiser.step(backward(network, pass, labels), 0.01);
          }
          expect(largestDifference(joined(engine.save()), joined(network))).toBeLessThan(1e-5);
        }
      }
    },
  );

  test.each(odd)(
    'networks $sizes learn $count soft targets by every rule as src/nn does, within 1e-5',
    ({ sizes: layers, count }) => {
      const classCount = layers.at(-1)!;
      const { pixels, labels } = randomBatch(count, layers[0]!, classCount);
      const random = createRandom(8);
      const logits = Float32Array.from({ length: count * classCount }, () => random.normal());
      const targets = softmax(logits, classCount);
      const inputs = toInputs(pixels);
      for (const [rule, createOptimiser] of Object.entries(rules)) {
        const network = createNetwork(layers, he, createRandom(3));
        const engine = createEngine(make(), {
          sizes: layers,
          capacity: count + 2,
          rule: rule as keyof typeof rules,
          softTargets: true,
        });
        engine.load(network);
        const optimiser = createOptimiser(network);
        for (let step = 0; step < 3; step++) {
          engine.pixels.set(pixels);
          engine.labels.set(labels);
          targets.forEach((target, k) => {
            const [image, j] = [Math.floor(k / classCount), k % classCount];
            engine.targets![placeInStrips(image, j, engine.capacity)] = target;
          });
          const loss = engine.learn(count, { learningRate: 0.01 });
          const pass = forward(network, inputs, count);
          const expected = softCrossEntropy(pass.probabilities, targets, classCount);
          expect(Math.abs(loss - expected)).toBeLessThan(1e-5 * Math.max(1, expected));
          optimiser.step(backward(network, pass, targets), 0.01);
        }
        expect(largestDifference(joined(engine.save()), joined(network))).toBeLessThan(1e-5);
      }
    },
  );

  test('what was loaded is saved again to the bit; each image is read the same in batches of any size to the bit, and alone within 1e-6', () => {
    const network = createNetwork([30, 20, 7], he, createRandom(9));
    const engine = createEngine(make(), { sizes: [30, 20, 7], capacity: 5 });
    engine.load(network);
    expect(engine.save().layers).toEqual(network.layers);
    const { pixels } = randomBatch(13, 30, 7);
    const together = new Float32Array(13 * 7);
    engine.infer(pixels, together, 13);
    const [few, alone] = [new Float32Array(14), new Float32Array(7)];
    for (let image = 0; image < 11; image++) {
      const expected = together.subarray(image * 7, (image + 2) * 7);
      engine.infer(pixels.subarray(image * 30, (image + 2) * 30), few, 2);
      expect([...few]).toEqual([...expected]);
      // The sums of a single image are split, so the last bit may differ.
      engine.infer(pixels.subarray(image * 30, (image + 1) * 30), alone, 1);
      expect(largestDifference(alone, expected.subarray(0, 7))).toBeLessThan(1e-6);
    }
  });

  test('reading one image 50,000 times allocates less than 1 byte a time', () => {
    const engine = createEngine(make(), { sizes: [16, 4, 3], capacity: 1 });
    engine.load(createNetwork([16, 4, 3], he, createRandom(9)));
    const pixels = new Uint8Array(16).fill(50);
    const probabilities = new Float32Array(3);
    const readOften = () => {
      for (let call = 0; call < 50_000; call++) engine.infer(pixels, probabilities, 1);
    };
    readOften(); // until the loop is compiled, the runtime itself allocates
    const before = process.memoryUsage().heapUsed;
    readOften();
    expect(Math.abs(process.memoryUsage().heapUsed - before)).toBeLessThan(50_000);
  });

  /** What holds to the bit holds at any size. */
  const small = createNetwork([784, 20, 10], he, createRandom(4));

  test('two runs from one start give the same bytes, for every rule', () => {
    const run = (rule: 'sgd' | 'momentum' | 'adam') => {
      const engine = createEngine(make(), { sizes: small.sizes, capacity: 32, rule });
      engine.load(small);
      for (let step = 0; step < 5; step++) {
        takeBatch(engine, step * 32, 32);
        engine.learn(32, { learningRate: 0.01, weightDecay: 0.1 });
      }
      return joined(engine.save());
    };
    for (const rule of ['sgd', 'momentum', 'adam'] as const) expect(run(rule)).toEqual(run(rule));
  });

  test('back at a checkpoint after 2 of 5 steps, the other 3 end in the same bytes, for every rule', () => {
    for (const rule of ['sgd', 'momentum', 'adam'] as const) {
      const engine = createEngine(make(), { sizes: small.sizes, capacity: 32, rule });
      engine.load(small);
      const learn = (from: number, to: number) => {
        for (let step = from; step < to; step++) {
          takeBatch(engine, step * 32, 32);
          engine.learn(32, { learningRate: 0.01 });
        }
        return joined(engine.save());
      };
      learn(0, 2);
      const { network, memory } = engine.checkpoint();
      const end = learn(2, 5);
      learn(0, 5);
      engine.load(network, memory);
      expect(learn(2, 5)).toEqual(end);
    }
  });

  test('a checkpoint taken over by another engine goes on as if nothing had been, to the bit, for every rule', () => {
    for (const rule of ['sgd', 'momentum', 'adam'] as const) {
      const [one, other] = [0, 1].map(() =>
        createEngine(make(), { sizes: small.sizes, capacity: 32, rule }),
      ) as [ReturnType<typeof createEngine>, ReturnType<typeof createEngine>];
      one.load(small);
      for (let step = 0; step < 6; step++) {
        if (step === 3) {
          const { network, memory } = one.checkpoint();
          expect(memory.steps).toBe(3);
          other.load(network, memory);
        }
        for (const engine of step < 3 ? [one] : [one, other]) {
          takeBatch(engine, step * 32, 32);
          engine.learn(32, { learningRate: 0.01 });
        }
      }
      expect(other.checkpoint()).toEqual(one.checkpoint());
      const memory = { steps: 1, first: [new Float32Array(3)], second: [] };
      expect(() => other.load(small, memory)).toThrow(/what the optimiser remembers should hold/);
    }
  });

  test('two threads’ halves, one after the other, learn what one thread learns, to the bit', () => {
    const one = createEngine(make(), { sizes, capacity: 32, rule: 'sgd' });
    const two = createEngine(make(), { sizes, capacity: 32, rule: 'sgd', threads: 2 });
    for (const engine of [one, two]) engine.load(fixedNetwork());
    const options = { learningRate: 0.1 };
    for (let step = 0; step < 3; step++) {
      for (const engine of [one, two]) takeBatch(engine, step * 32, 31);
      one.learn(31, options);
      for (const thread of [0, 1]) two.parts.forwardAndBackward(31, options, thread, 2);
      for (const thread of [0, 1]) two.parts.descend(31, options, thread, 2);
    }
    expect(joined(two.save())).toEqual(joined(one.save()));
  });

  test('weight decay shrinks weights, not biases, by exactly 1 − learningRate · weightDecay before the step', () => {
    const network = createNetwork([4, 3, 2], he, createRandom(2));
    const engine = createEngine(make(), { sizes: [4, 3, 2], capacity: 2, rule: 'sgd' });
    const after = (weightDecay: number) => {
      engine.load(network);
      engine.pixels.fill(0); // no ink: the first layer's weights have no gradient
      engine.labels.fill(0);
      engine.learn(2, { learningRate: 0.5, weightDecay });
      return engine.save();
    };
    const [plain, decayed] = [after(0), after(0.5)];
    expect([...decayed.layers[0]!.weights]).toEqual(
      [...network.layers[0]!.weights].map((weight) => Math.fround(weight * 0.75)),
    );
    expect(plain.layers[0]!.weights).toEqual(network.layers[0]!.weights);
    expect(decayed.layers[0]!.biases).toEqual(plain.layers[0]!.biases);
  });

  test('a mask of dropout silences a neuron both ways: its weights do not move', () => {
    const network = createNetwork([4, 3, 2], he, createRandom(2));
    const engine = createEngine(make(), {
      sizes: [4, 3, 2],
      activation: 'sigmoid',
      capacity: 2,
      rule: 'sgd',
      dropout: true,
    });
    engine.load(network);
    engine.pixels.fill(255);
    engine.labels.fill(1);
    engine.masks[0]!.fill(2);
    for (const image of [0, 1]) engine.masks[0]![image * 16 + 1] = 0; // neuron 1 of both images
    engine.learn(2, { learningRate: 1 });
    const [hidden] = engine.save().layers;
    const moved = [...hidden!.weights].map((weight, k) => weight !== network.layers[0]!.weights[k]);
    expect(moved).toEqual(Array.from({ length: 12 }, (_, k) => k % 3 !== 1));
  });

  test('wrong sizes are told in a sentence before any memory is touched', () => {
    const engine = createEngine(make(), { sizes: [4, 3, 2], capacity: 2, rule: 'sgd' });
    const network = createNetwork([4, 3, 2], he, createRandom(2));
    engine.load(network);
    const bytes = (length: number) => new Uint8Array(length);
    const floats = (length: number) => new Float32Array(length);
    const wrong: [() => void, RegExp][] = [
      [() => createEngine(make(), { sizes: [4] }), /sizes should name at least/],
      [() => createEngine(make(), { sizes: [4, 0] }), /every layer size/],
      [() => createEngine(make(), { sizes: [4, 2], capacity: 0 }), /capacity/],
      [() => createEngine(make(), { sizes: [65_537, 2] }), /at most 65536 pixels, found 65537/],
      [() => engine.infer(bytes(5), floats(2), 1), /pixels should hold 1 × 4 = 4/],
      [() => engine.infer(bytes(4), floats(3), 1), /probabilities should hold 1 × 2 = 2/],
      [() => engine.read(3), /count should be a whole number from 1 to 2, found 3/],
      [() => engine.learn(0, { learningRate: 1 }), /found 0/],
      [() => engine.learn(1.5, { learningRate: 1 }), /found 1.5/],
      [() => engine.load(createNetwork([4, 2], he, createRandom(1))), /4-3-2, found 4-2/],
    ];
    for (const [call, sentence] of wrong) {
      expect(call).toThrow(ShapeError);
      expect(call).toThrow(sentence);
    }
    engine.labels[1] = 2;
    expect(() => engine.learn(2, { learningRate: 1 })).toThrow(
      /labels should be below 2, found 2 at place 1/,
    );
    expect(engine.save().layers).toEqual(network.layers);
  });
});

test.each(wasmMachines)(
  '$level: all 10,000 test images get NumPy’s number of right answers, and the first 2,000 TypeScript’s probabilities within 2e-6',
  ({ make }) => {
    const { network } = readNetwork(readFileSync('public/weights/mlp-784-128-10.safetensors'));
    const engine = createEngine(make(), { sizes });
    engine.load(network);
    const probabilities = new Float32Array(100_000);
    engine.infer(testImages.pixels, probabilities, 10_000);
    const answers = predictions(probabilities, 10);
    expect(answers.filter((answer, k) => answer === testImages.labels[k]).length).toBe(
      shipped.test.correct,
    );
    const expected = forward(network, toInputs(testImages.pixels.subarray(0, 2000 * 784)));
    expect(
      largestDifference(probabilities.subarray(0, 20_000), expected.probabilities),
    ).toBeLessThan(2e-6);
  },
);
