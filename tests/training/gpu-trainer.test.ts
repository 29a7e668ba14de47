// Training whose steps another processor takes: the run of the kernels to the bit, whatever is asked of it on the way.
import { describe, expect, test } from 'vitest';
import { GpuLostError } from '#src/nn/gpu/index.ts';
import { createEngine, plainMachine } from '#src/nn/kernels/index.ts';
import type { News } from '#src/training/messages.ts';
import { engineLearner } from '#src/training/engine-learner.ts';
import { createGpuTrainer, type GpuMachine, planGpuTraining } from '#src/training/gpu-trainer.ts';
import { splitImages } from '#src/training/images.ts';
import type { Recipe } from '#src/training/recipe.ts';
import type { Learner } from '#src/training/resilient-trainer.ts';
import { bytesOf, images, run, smallRecipe, smallTrainer } from './small.ts';
import { machineOf } from '../kernels/machines.ts';
import { isState, progressOf, serve } from './served.ts';

/** The kernels in the place of a graphics processor; after `lostAfter` of its steps it is gone. */
function gpuMachine(lostAfter = Infinity): GpuMachine {
  const another = () => machineOf('simd');
  return {
    machine: another(),
    another,
    async createLearner(options) {
      const inner = engineLearner(createEngine(another(), options));
      let steps = 0;
      const expectPresent = () => {
        if (steps > lostAfter) throw new GpuLostError('The graphics processor stopped working.');
      };
      const learner: Learner = {
        load: inner.load,
        enqueueStep(...batch) {
          steps += 1;
          expectPresent();
          inner.enqueueStep(...batch);
        },
        async flush() {
          expectPresent();
          return inner.flush();
        },
        async checkpoint() {
          expectPresent();
          return inner.checkpoint();
        },
      };
      return learner;
    },
  };
}

const served = (lostAfter?: number) =>
  serve({
    around: {
      plan: planGpuTraining,
      chooseMachine: async () => ({ machine: gpuMachine(lostAfter) as never }),
    },
  });

const lossesOf = (heard: { news: News; at: number }[]) => {
  const losses: number[] = [];
  for (const { firstStep, losses: some } of progressOf(heard)) {
    losses.splice(firstStep - 1, Infinity, ...some);
  }
  return losses;
};

function whole() {
  const trainer = smallTrainer();
  const losses = run(trainer).flatMap((report) =>
    report.kind === 'step' ? [Math.fround(report.loss)] : [],
  );
  return { losses, bytes: bytesOf(trainer.network()), best: trainer.best! };
}

describe.each([
  ['to its end', undefined],
  ['lost in step 1', 0],
  ['lost in step 70', 69],
  ['lost in its last step', 188],
])('%s', (_, lostAfter) => {
  test('a served run of 189 steps and 3 epochs tells the kernels’ losses and validations, and says once that it moved', async () => {
    const session = served(lostAfter);
    await session.until(isState('done'));
    const { losses, best } = whole();
    expect(lossesOf(session.heard)).toEqual(losses);
    const epochs = progressOf(session.heard).flatMap((progress) => progress.epochs);
    expect(epochs.map(({ step }) => step)).toEqual([63, 126, 189]);
    expect(Math.max(...epochs.map(({ validation }) => validation.accuracy))).toBe(
      best.validation.accuracy,
    );
    expect(session.heard[0]!.news).toMatchObject({ kind: 'ready', gpu: true, level: 'simd' });
    const moved = session.heard.flatMap(({ news }) => (news.kind === 'moved' ? [news.words] : []));
    expect(moved.length).toBe(lostAfter === undefined ? 0 : 1);
    for (const words of moved) {
      expect(words).toMatch(
        /^The graphics processor stopped working\. Training goes on without it/,
      );
    }
    session.send({ kind: 'stop' });
    await session.ended;
  });
});

test('paused in mid-run, stepped by 3, rewound to its first epoch and resumed, it ends with the network of a run that never stopped', async () => {
  const session = served(100);
  session.send({ kind: 'pause' });
  await session.until(isState('paused'));
  session.send({ kind: 'step', count: 3 });
  session.send({ kind: 'resume' });
  await session.until(isState('done'));
  session.send({ kind: 'rewind', checkpoint: 1 });
  const from = session.heard.length;
  await session.until(isState('paused'), from);
  session.send({ kind: 'resume' });
  await session.until(isState('done'), session.heard.length);
  expect(lossesOf(session.heard)).toEqual(whole().losses);
  session.send({ kind: 'stop' });
  await session.ended;
});

test('its own network and rate are the kernels’ after every round of steps, however many are asked for', async () => {
  const trainer = await createGpuTrainer(
    smallRecipe,
    splitImages(smallRecipe, images),
    gpuMachine(),
    () => {},
  );
  const twin = smallTrainer();
  for (const most of [1, 5, 1000, 2]) {
    const reports = await trainer.advanceSome(most);
    for (const report of reports) {
      const expected = twin.advance();
      expect(report).toEqual(
        report.kind === 'step' ? { ...expected, accuracy: Number.NaN } : expected,
      );
    }
    expect(trainer.step).toBe(twin.step);
    expect(bytesOf(trainer.network())).toEqual(bytesOf(twin.network()));
  }
});

test('a recipe with dropout, frozen layers, soft labels, raw bytes, a mistake or rmsprop is refused in a sentence before anything is trained', async () => {
  const { training, validation } = splitImages(smallRecipe, images);
  const refused: Partial<Recipe>[] = [
    { dropout: 0.5 },
    { frozenLayers: 1 },
    { labelSmoothing: 0.1 },
    { unscaled: true },
    { mistake: 'summed-loss' },
    { optimiser: 'rmsprop' },
  ];
  for (const wrong of refused) {
    await expect(
      createGpuTrainer(
        { ...smallRecipe, ...wrong },
        { training, validation },
        { ...gpuMachine(), machine: plainMachine() },
        () => {},
      ),
    ).rejects.toThrow(/^recipe: on the graphics processor /);
  }
});
