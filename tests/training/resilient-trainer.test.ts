// Training that outlives its graphics processor, on one that dies when told to: nothing lost, little repeated.
import { describe, expect, test } from 'vitest';
import { GpuLostError } from '#src/nn/gpu/index.ts';
import { createNetwork, createRandom, he } from '#src/nn/index.ts';
import { createEngine, plainMachine } from '#src/nn/kernels/index.ts';
import { engineLearner } from '#src/training/engine-learner.ts';
import { createResilientTrainer, type Learner } from '#src/training/resilient-trainer.ts';

type Rule = 'sgd' | 'momentum' | 'adam';
const sizes = [6, 5, 3];
const network = createNetwork(sizes, he, createRandom(1));
const learnerFor = (rule: Rule) =>
  engineLearner(createEngine(plainMachine(), { sizes, capacity: 4, rule }));

const random = createRandom(2);
const batches = Array.from({ length: 24 }, (_, step) => ({
  pixels: Uint8Array.from({ length: 24 }, () => random.below(256)),
  labels: Uint8Array.from({ length: 4 }, () => random.below(3)),
  count: 4,
  options: { learningRate: 0.1 / (1 + step), momentum: 0.8, weightDecay: 0.01 },
}));

/** Like a graphics processor: after `calls` calls it takes steps without doing them, and says so when asked. */
function dyingLearner(rule: Rule, calls: number, deafToSteps: boolean): Learner {
  const inner = learnerFor(rule);
  let left = calls;
  const expectAlive = () => {
    left -= 1;
    if (left < 0) throw new GpuLostError('The graphics processor stopped working.');
  };
  return {
    load: inner.load,
    enqueueStep(...batch) {
      if (deafToSteps && left <= 0) return;
      expectAlive();
      inner.enqueueStep(...batch);
    },
    async flush() {
      expectAlive();
      return inner.flush();
    },
    async checkpoint() {
      expectAlive();
      return inner.checkpoint();
    },
  };
}

/** All batches, the losses asked for every nine steps. */
async function train(gpu: Learner, rule: Rule) {
  const sentences: string[] = [];
  const calls = Array.from(batches, () => 0);
  const trainer = createResilientTrainer({
    gpu,
    fallback: async () => learnerFor(rule),
    start: { network },
    copyEvery: 5,
    onFallback: (sentence) => sentences.push(sentence),
  });
  const losses: number[] = [];
  for (const [step, batch] of batches.entries()) {
    await trainer.step(() => {
      calls[step]! += 1;
      return batch;
    });
    if (step % 9 === 8) losses.push(...(await trainer.flush()));
  }
  losses.push(...(await trainer.flush()));
  return { losses, checkpoint: await trainer.checkpoint(), sentences, calls };
}

describe.each(['sgd', 'momentum', 'adam'] as const)('%s', (rule) => {
  test('dying at any of its calls, it leaves the losses and the checkpoint of a run without loss, to the bit', async () => {
    const whole = await train(learnerFor(rule), rule);
    expect(whole.losses.length).toBe(24);
    expect(whole.sentences).toEqual([]);
    let deaths = 0;
    for (const deafToSteps of [false, true]) {
      for (let calls = 0; calls < 40; calls++) {
        const found = await train(dyingLearner(rule, calls, deafToSteps), rule);
        deaths += found.sentences.length;
        expect(found.losses).toEqual(whole.losses);
        expect(found.checkpoint).toEqual(whole.checkpoint);
        // A step that was refused is tried twice and done once.
        expect(found.calls.filter((times) => times > 1).length).toBeLessThanOrEqual(5);
      }
    }
    expect(deaths).toBeGreaterThan(60);
  });
});

test('the reader is told once, where training goes on and how much is repeated', async () => {
  const { sentences } = await train(dyingLearner('adam', 10, false), 'adam');
  expect(sentences).toEqual([
    'The graphics processor stopped working. Training goes on without it, from the copy made at step 5: ' +
      '3 steps are repeated, none is lost.',
  ]);
});

test('a wrong batch is the caller’s mistake: it is thrown, not repeated, and nothing falls back', async () => {
  const sentences: string[] = [];
  const trainer = createResilientTrainer({
    gpu: learnerFor('sgd'),
    fallback: () => learnerFor('sgd'),
    start: { network },
    onFallback: (sentence) => sentences.push(sentence),
  });
  await trainer.step(() => batches[0]!);
  await expect(trainer.step(() => ({ ...batches[0]!, count: 9 }))).rejects.toThrow(/from 1 to 4/);
  await trainer.step(() => batches[1]!);
  expect((await trainer.flush()).length).toBe(2);
  expect(sentences).toEqual([]);
});

test('a copy every 0 or 5,000 steps is refused', () => {
  const start = { network };
  for (const copyEvery of [0, 5000, 1.5]) {
    const gpu = learnerFor('sgd');
    expect(() => createResilientTrainer({ gpu, fallback: () => gpu, start, copyEvery })).toThrow(
      RangeError,
    );
  }
});
