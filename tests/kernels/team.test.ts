// Two threads on one network: the same answers as one, and never a loss of time that a busy machine would notice.
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { createRandom, parameterArrays, type Network } from '#src/nn/index.ts';
import {
  signalBytes,
  createEngine,
  type EngineOptions,
  leadTeam,
  openSignals,
  sharedPages,
  wasmMachine,
} from '#src/nn/kernels/index.ts';
import { createPace } from '#src/nn/kernels/choose-threads.ts';
import { readSource } from '#src/mnist/source.ts';
import { kernelModule, type ModuleName } from '#src/training/compile-kernels.ts';
import { fixedNetwork } from '../nn/oracle/read.ts';
import { machineOf } from './machines.ts';

const train = readSource('train');
const joined = (network: Network) =>
  Float32Array.from(parameterArrays(network).flatMap((array) => [...array]));

async function makeTeam(level: 'simd' | 'relaxed-simd', options: EngineOptions, together: boolean) {
  const module = await kernelModule(`${level}-shared` satisfies ModuleName);
  const memory = new WebAssembly.Memory({ initial: 1, maximum: sharedPages, shared: true });
  const engine = createEngine(wasmMachine(level, module, memory), options);
  engine.load(fixedNetwork());
  const signals = new SharedArrayBuffer(signalBytes);
  const partner = new Worker(new URL('partner.ts', import.meta.url), {
    workerData: { level, module, memory, signals, options },
  });
  const ended = new Promise<number>((resolve) => partner.on('exit', resolve));
  // Its word that it is ready is the fifth of the signals.
  while (Atomics.load(new Int32Array(signals), 4) === 0) await new Promise((r) => setTimeout(r, 5));
  return {
    engine,
    team: leadTeam(engine, openSignals(signals), () => performance.now(), together),
    ended,
  };
}

describe.each(['simd', 'relaxed-simd'] as const)('%s with shared memory', (level) => {
  test.each(['sgd', 'momentum', 'adam'] as const)(
    'two threads learn by %s what one learns, to the bit after 20 steps, and the partner goes home when told',
    async (rule) => {
      const options = { sizes: [784, 128, 10], capacity: 33, rule, threads: 2 };
      const { engine, team, ended } = await makeTeam(level, options, true);
      const alone = createEngine(machineOf(level), { ...options, threads: 1 });
      alone.load(fixedNetwork());
      for (let step = 0; step < 20; step++) {
        for (const one of [engine, alone]) {
          one.pixels.set(train.pixels.subarray(step * 33 * 784, (step + 1) * 33 * 784));
          one.labels.set(train.labels.subarray(step * 33, (step + 1) * 33));
        }
        const loss = team.learn(33, { learningRate: 0.001 });
        expect(loss).toBe(alone.learn(33, { learningRate: 0.001 }));
      }
      expect(joined(engine.save())).toEqual(joined(alone.save()));
      team.dismiss();
      expect(await ended).toBe(0);
      expect(team.isTogether()).toBe(false);
      expect(team.learn(33, { learningRate: 0.001 })).toBeGreaterThan(0);
    },
  );

  test('two threads read what one reads, to the bit', async () => {
    const options = { sizes: [784, 128, 10], capacity: 50, rule: 'sgd' as const, threads: 2 };
    const { engine, team, ended } = await makeTeam(level, options, true);
    engine.pixels.set(train.pixels.subarray(0, 50 * 784));
    const [together, alone] = [new Float32Array(500), new Float32Array(500)];
    team.read(50);
    engine.copyProbabilities(together, 50);
    engine.read(50);
    engine.copyProbabilities(alone, 50);
    expect(together).toEqual(alone);
    team.dismiss();
    await ended;
  });
});

test('a partner that never comes is not waited for: the leader learns alone', () => {
  const engine = createEngine(machineOf('simd'), {
    sizes: [4, 2],
    capacity: 2,
    rule: 'sgd',
    threads: 2,
  });
  const team = leadTeam(engine, openSignals(new SharedArrayBuffer(signalBytes)), () => 0, true);
  expect(team.learn(2, { learningRate: 0.1 })).toBeCloseTo(Math.log(2), 6);
  expect(team.isTogether()).toBe(false);
});

/** Runs `steps` steps against a clock of our own, and gives their time as a share of what one thread takes. */
function simulate(steps: number, twoTakes: (step: number) => number) {
  const random = createRandom(4);
  const pace = createPace();
  let total = 0;
  for (let step = 0; step < steps; step++) {
    const noise = 0.9 + 0.2 * random.uniform();
    const time = (pace.isTogether() ? twoTakes(step) : 1) * noise;
    total += time;
    pace.took(time);
  }
  return { share: total / steps, together: pace.isTogether() };
}

test('where two threads take 3 times as long, 20,000 steps take at most 5 % longer than with one', () => {
  expect(simulate(20_000, () => 3).share).toBeLessThan(1.05);
});

test('where two threads take 0.6 of the time, 20,000 steps take at most 0.65', () => {
  expect(simulate(20_000, () => 0.6).share).toBeLessThan(0.65);
});

test('a machine that becomes loaded after 10,000 steps is noticed: the next 10,000 take at most 5 % longer than with one thread', () => {
  const before = simulate(10_000, () => 0.6).share;
  const both = simulate(20_000, (step) => (step < 10_000 ? 0.6 : 3));
  expect(2 * both.share - before).toBeLessThan(1.05);
});

test('a machine that becomes quiet again is noticed within 20,000 steps', () => {
  expect(simulate(40_000, (step) => (step < 20_000 ? 3 : 0.6)).together).toBe(true);
});
