// Two threads on one network of any layers: the same answers and the same bytes as one.
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { readSource } from '#src/mnist/source.ts';
import { createRandom, he, type Network, xavier } from '#src/nn/index.ts';
import { createLayerEngine, type LayerStepOptions } from '#src/nn/kernels/layer-engine.ts';
import {
  architectures,
  createNetwork,
  type Layer,
  type NetworkDescription,
} from '#src/nn/layers/index.ts';
import { kernelModule } from '#src/training/compile-kernels.ts';
import {
  type LayersPartnerStart,
  twoThreadLayerMachine,
} from '#src/training/layers-two-threads.ts';
import { normalisedNetwork } from '../nn/drawn-layers.ts';
import { layerMachineOf } from './machines.ts';

const train = readSource('train');
const levels = ['simd', 'relaxed-simd'] as const;
type Rule = 'none' | 'sgd' | 'momentum' | 'adam';

async function machineWith(
  level: (typeof levels)[number],
  callPartner: (start: LayersPartnerStart) => void,
) {
  const names = [`${level}-shared`, `layers-${level}-shared`] as const;
  const modules = await Promise.all(names.map(kernelModule));
  return twoThreadLayerMachine(level, modules, callPartner, () => performance.now(), true);
}

/** An engine whose partner is there, and what waits for its end. */
async function makeTeam(
  level: (typeof levels)[number],
  network: Network<Layer>,
  options: { capacity: number; rule: Rule },
) {
  let ended: Promise<number> | undefined;
  let signals: SharedArrayBuffer | undefined;
  const machine = await machineWith(level, (start) => {
    ({ signals } = start);
    const partner = new Worker(new URL('layers-partner.ts', import.meta.url), {
      workerData: start,
    });
    ended = new Promise((resolve) => partner.on('exit', resolve));
  });
  const engine = createLayerEngine(machine, network, options);
  engine.load(network);
  // Its word that it is ready is the fifth of the signals.
  while (Atomics.load(new Int32Array(signals!), 4) === 0) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return { engine, ended: () => ended! };
}

const networks: [name: string, NetworkDescription][] = [
  ['cnn', architectures.cnn],
  ['gru', architectures.gru],
  ['transformer', architectures.transformer],
  ['batch normalisation and dropout', normalisedNetwork],
];

describe.each(levels)('%s with shared memory', (level) => {
  test.each(networks)(
    '%s: two threads read 300 images as one reads them, to the bit',
    async (_, description) => {
      const network = createNetwork(description, he, createRandom(3));
      const { engine, ended } = await makeTeam(level, network, { capacity: 64, rule: 'none' });
      const alone = createLayerEngine(layerMachineOf(level), network);
      alone.load(network);
      const found = [engine, alone].map((one) => {
        const probabilities = new Float32Array(3000);
        one.infer(train.pixels.subarray(0, 300 * 784), probabilities, 300);
        return probabilities;
      });
      expect(found[0]).toEqual(found[1]);
      engine.dismiss();
      expect(await ended()).toBe(0);
    },
  );

  const runs = networks.flatMap(([name, description]) =>
    (['momentum', 'adam'] as const).map((rule) => ({ name, description, rule })),
  );
  test.each(runs)(
    '$name by $rule: two threads learn from 8 batches of 75 what one learns, to the bit, weights shrinking and gradients clipped; the partner goes home when told',
    async ({ description, rule }) => {
      const network = createNetwork(description, xavier, createRandom(3));
      const options = { capacity: 80, rule };
      const { engine, ended } = await makeTeam(level, network, options);
      const alone = createLayerEngine(layerMachineOf(level), network, options);
      alone.load(network);
      const randoms = [createRandom(1), createRandom(1)];
      for (let step = 0; step < 8; step++) {
        const losses = [engine, alone].map((one, k) => {
          one.pixels.set(train.pixels.subarray(step * 75 * 784, (step + 1) * 75 * 784));
          one.labels.set(train.labels.subarray(step * 75, (step + 1) * 75));
          const how: LayerStepOptions = { learningRate: 0.002, weightDecay: 0.1, clipNorm: 0.5 };
          return one.learn(75, { ...how, random: randoms[k]! });
        });
        expect(losses[0]).toBe(losses[1]);
      }
      expect(engine.checkpoint()).toEqual(alone.checkpoint());
      const answers = [engine, alone].map((one) => {
        const probabilities = new Float32Array(750);
        one.copyProbabilities(probabilities, 75);
        return probabilities;
      });
      expect(answers[0]).toEqual(answers[1]);
      engine.dismiss();
      expect(await ended()).toBe(0);
      // Sent home, it is not waited for.
      expect(engine.learn(75, { learningRate: 0.002, random: randoms[0]! })).toBe(
        alone.learn(75, { learningRate: 0.002, random: randoms[1]! }),
      );
    },
  );
});

test('a partner that never comes is not waited for, and a lost batch on two threads changes nothing', async () => {
  const network = createNetwork(architectures['cnn-small'], he, createRandom(3));
  const machine = await machineWith('simd', () => {});
  const left = createLayerEngine(machine, network, { capacity: 32, rule: 'sgd' });
  left.load(network);
  expect(left.learn(32, { learningRate: 0.1 })).toBeGreaterThan(0);

  const { engine, ended } = await makeTeam('simd', network, { capacity: 64, rule: 'sgd' });
  const broken = structuredClone(network);
  (broken.layers.at(-1) as { biases: Float32Array }).biases[3] = NaN;
  engine.load(broken);
  expect(engine.learn(64, { learningRate: 0.1 })).toBeNaN();
  expect(engine.save()).toEqual(broken);
  engine.dismiss();
  await ended();
});
