// Training that outlives its graphics processor: when that is lost, it goes on from its last copy on another learner.
//
// Kept: a copy of the network and of what the optimiser remembers, renewed every `copyEvery` steps, and the batches
// since then. A loss repeats those steps on the fallback, and no others; each step's loss is told once.
// Steps on the graphics processor are not waited for, so a loss is noticed at the next copy or question at the latest.
// One call at a time: each waits for the one before.

import { GpuLostError } from '../nn/gpu/index.ts';
import type { Checkpoint, Network, OptimiserMemory } from '../nn/index.ts';
import type { StepOptions } from '../nn/kernels/index.ts';

/** Whoever can take steps and tell what became of them: a GpuEngine is one, and engine-learner.ts makes one of an Engine. */
export interface Learner {
  load(network: Network, memory?: OptimiserMemory): void;
  enqueueStep(pixels: Uint8Array, labels: Uint8Array, count: number, options: StepOptions): void;
  /** Losses of the steps since the last flush, oldest first. */
  flush(): Promise<ArrayLike<number>>;
  checkpoint(): Promise<Checkpoint>;
}

export interface Batch {
  pixels: Uint8Array;
  labels: Uint8Array;
  count: number;
  options: StepOptions;
}

type Start = Pick<Checkpoint, 'network'> & Partial<Checkpoint>;

export interface TrainerOptions {
  gpu: Learner;
  /** Asked for once, when `gpu` is lost: a learner for the same network and rule. */
  fallback: () => Learner | Promise<Learner>;
  /** Where training begins; without a memory the optimiser remembers nothing yet. */
  start: Start;
  /** Steps between two copies, from 1 to 4,096. */
  copyEvery?: number;
  /** What the reader is told: one or two sentences. */
  onFallback?: (sentence: string) => void;
}

export interface ResilientTrainer {
  /** One step. `batch` is called again when the step has to be repeated, and must then give the same. */
  step(batch: () => Batch): Promise<void>;
  /** The loss of every step since the last flush, oldest first. */
  flush(): Promise<number[]>;
  checkpoint(): Promise<Checkpoint>;
}

/** Throws RangeError for a `copyEvery` that is out of range. Its calls throw what the learners throw, but no GpuLostError. */
export function createResilientTrainer(options: TrainerOptions): ResilientTrainer {
  const { gpu, fallback, start, copyEvery = 100, onFallback } = options;
  if (!(Number.isInteger(copyEvery) && copyEvery >= 1 && copyEvery <= 4096)) {
    throw new RangeError(`copyEvery should be a whole number from 1 to 4096, found ${copyEvery}`);
  }
  let learner = gpu;
  let copy = { checkpoint: start, step: 0 };
  let sinceCopy: (() => Batch)[] = [];
  /** Losses are known of the steps before `known`; those of `waiting` nobody has asked for yet. */
  let known = 0;
  let waiting: number[] = [];
  /** The step that the learner's next loss belongs to. */
  let nextLoss = 0;
  gpu.load(start.network, start.memory);

  function enqueue(batch: () => Batch): void {
    const { pixels, labels, count, options: stepOptions } = batch();
    learner.enqueueStep(pixels, labels, count, stepOptions);
  }

  async function orFallBack<Result>(work: () => Result | Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (failure) {
      if (learner !== gpu || !(failure instanceof GpuLostError)) throw failure;
      await fallBack(failure.message);
      return work();
    }
  }

  async function fallBack(reason: string): Promise<void> {
    learner = await fallback();
    onFallback?.(`${reason} ${goesOn(copy.step, sinceCopy.length)}`);
    learner.load(copy.checkpoint.network, copy.checkpoint.memory);
    nextLoss = copy.step;
    sinceCopy.forEach(enqueue);
    sinceCopy = [];
  }

  async function collect(): Promise<void> {
    for (const loss of Array.from(await learner.flush())) {
      if (nextLoss === known) {
        waiting.push(loss);
        known += 1;
      }
      nextLoss += 1;
    }
  }

  return {
    async step(batch) {
      await orFallBack(() => enqueue(batch));
      if (learner !== gpu) return; // nothing more to lose
      sinceCopy.push(batch);
      if (sinceCopy.length < copyEvery) return;
      await orFallBack(async () => {
        await collect();
        if (learner !== gpu) return;
        const checkpoint = await learner.checkpoint();
        copy = { checkpoint, step: copy.step + sinceCopy.length };
        sinceCopy = [];
      });
    },
    async flush() {
      await orFallBack(collect);
      const told = waiting;
      waiting = [];
      return told;
    },
    checkpoint: () => orFallBack(() => learner.checkpoint()),
  };
}

function goesOn(step: number, repeated: number): string {
  const from = step === 0 ? 'its start' : `step ${step}`;
  const again = repeated === 1 ? '1 step is repeated' : `${repeated} steps are repeated`;
  return `Training goes on without it, from the copy made at ${from}: ${again}, none is lost.`;
}
