// The engine of networks of any layers: reads images in batches and learns from them, sixteen images side by side.
//
// The arithmetic is that of ../layers and the optimisers; tests hold the two together. One strip of 16 images goes
// through all layers, and its gradient back through them, before the next one: what a layer makes is still in the
// cache when the next layer reads it, and memory is needed for one strip alone. A layer that must see a batch whole
// cuts the way in two: all strips come to it before one goes on.

import type { Layer } from '../layers/layer.ts';
import type { Network } from '../network.ts';
import type { Checkpoint, OptimiserMemory } from '../optimiser.ts';
import type { Random } from '../random.ts';
import { expectShape, expectSize, ShapeError } from '../shape-error.ts';
import { stripWidth } from './column-strips.ts';
import type { Rule } from './engine-arrays.ts';
import type { StepOptions } from './engine.ts';
import type { LayerMachine, LayerTeamMachine } from './layer-machine.ts';
import { createNumbers } from './layer-numbers.ts';
import { createLayerParts } from './layer-parts.ts';
import type { Level } from './levels.ts';
import { noStep, type Pair, type Parts } from './thread-pair.ts';

export interface LayerEngineOptions {
  /** Images in a batch, at most. */
  capacity?: number;
  /** Which optimiser `learn` uses; 'none' saves its memory. */
  rule?: Rule;
}

export interface LayerStepOptions extends StepOptions {
  /** The longest that the gradient of all parameters together may be: a longer one is shortened to it, as by ../clip-gradients.ts. */
  clipNorm?: number;
  /** Where dropout draws from. */
  random?: Random;
}

export interface LayerEngine {
  level: Level;
  /** 2 where two may share the work. */
  threads: number;
  capacity: number;
  /** (capacity, numbers of one image), 0 … 255 */
  pixels: Uint8Array;
  /** (capacity) */
  labels: Uint8Array;
  /** Takes over the network's numbers, and what its optimiser remembers; without that, it remembers nothing. Throws ShapeError when its layers are others. */
  load(network: Network<Layer>, memory?: OptimiserMemory): void;
  /** A copy of the network as it stands, running statistics included. */
  save(): Network<Layer>;
  /** The same with what the optimiser remembers. */
  checkpoint(): Checkpoint<Layer>;
  /** Reads any number of images, `pixels` (count, numbers of one image), into `probabilities` (count, classes). Throws ShapeError. */
  infer(pixels: Uint8Array, probabilities: Float32Array, count: number): void;
  /**
   * One step on the first `count` images of `pixels` and `labels`; gives the batch's mean loss before it. A loss that is
   * no finite number changes nothing, so that one can look where it comes from. Throws ShapeError, RangeError; also
   * for a batch in which batch normalisation finds one number alone, or when dropout has no random numbers.
   */
  learn(count: number, options: LayerStepOptions): number;
  /** The answers to the batch that was learned from last, before the step: `probabilities` (count, classes), row by row. */
  copyProbabilities(probabilities: Float32Array, count: number): void;
  /** The second thread goes home. */
  dismiss(): void;
}

// As in ../cross-entropy.ts, the least probability of float32.
const smallestProbability = 2 ** -149;

/** One thread. */
const alone = (parts: Parts): Pair => ({
  share: (_, count, options, work) => work((kind) => parts[kind](count, options, 0, 1)),
  isTogether: () => false,
  dismiss() {},
});

/** Throws ShapeError for layers that it cannot run, and RangeError when there is not enough memory. */
export function createLayerEngine(
  machine: LayerMachine | LayerTeamMachine,
  network: Network<Layer>,
  { capacity = 64, rule = 'none' }: LayerEngineOptions = {},
): LayerEngine {
  expectSize('createLayerEngine', 'capacity', capacity);
  const threads = 'pair' in machine ? 2 : 1;
  const options = { capacity, rule, threads };
  const work = createLayerParts(machine, network, options);
  const { batch, reading, all, steps } = work.arrays;
  const pair = 'pair' in machine ? machine.pair(work.parts, network, options) : alone(work.parts);
  const numbers = createNumbers(network, work.arrays, rule);
  const [inputSize, classCount] = [network.sizes[0], network.sizes.at(-1)!];
  const readAtOnce = reading.pixels.length / inputSize;

  /** Shortens the gradient to `longest`, if it is longer. */
  function clip(longest: number): void {
    let squares = 0;
    for (const gradient of all.gradients!) squares += gradient * gradient;
    const norm = Math.sqrt(squares);
    const { kernels } = machine;
    if (norm > longest) kernels.scaleBy(all.gradients!, longest / norm, 0, all.gradients!.length);
  }

  function checkBatch(count: number): void {
    if (!Number.isInteger(count) || count < 1 || count > capacity) {
      throw new ShapeError(
        `learn: count should be a whole number from 1 to ${capacity}, found ${count}`,
      );
    }
    const wrong = batch.labels.subarray(0, count).findIndex((label) => label >= classCount);
    if (wrong < 0) return;
    throw new RangeError(
      `learn: labels should be below ${classCount}, found ${batch.labels[wrong]} at place ${wrong}`,
    );
  }

  /** The sum of the losses of a batch that has been answered; NaN when one logit is no finite number. */
  function lossOf(count: number): number {
    let loss = 0;
    for (let first = 0; first < count; first += stripWidth) {
      if (batch.areFinite[first / stripWidth] === 0) return NaN;
      let sum = 0;
      for (let image = first; image < Math.min(count, first + stripWidth); image++) {
        const probability = batch.answers[image * classCount + batch.labels[image]];
        sum -= Math.log(Math.max(probability, smallestProbability));
      }
      loss += sum;
    }
    return loss;
  }

  /** The parts of a step, one after the other; gives the sum of the losses before it. */
  function step(run: (kind: string) => void, count: number, clipNorm: number | undefined): number {
    work.begin();
    work.wholes.forEach((whole, k) => {
      run(`forward ${k}`);
      whole.forward(count);
    });
    run('last');
    const loss = lossOf(count);
    if (!Number.isFinite(loss)) return loss;
    for (const [k, whole] of [...work.wholes.entries()].toReversed()) {
      whole.backward(count);
      run(`backward ${k}`);
    }
    run('gather');
    if (clipNorm !== undefined) clip(clipNorm);
    steps[0] += 1;
    run('descend');
    for (const whole of work.wholes) whole.keep();
    work.refresh();
    return loss;
  }

  return {
    level: machine.level,
    threads,
    capacity,
    pixels: batch.pixels.subarray(0, capacity * inputSize),
    labels: batch.labels.subarray(0, capacity),

    load(other, memory) {
      numbers.load(other, memory);
      steps[0] = memory?.steps ?? 0;
      work.refresh();
    },

    save: numbers.save,
    checkpoint: () => ({
      network: numbers.save(),
      memory: { steps: steps[0], ...numbers.memory() },
    }),

    infer(given, target, count) {
      expectShape('infer', 'pixels', given, count, inputSize);
      expectShape('infer', 'probabilities', target, count, classCount);
      for (let first = 0; first < count; first += readAtOnce) {
        const some = Math.min(readAtOnce, count - first);
        reading.pixels.set(given.subarray(first * inputSize, (first + some) * inputSize));
        // One image is not worth a call of the second thread.
        if (count === 1) work.readOne();
        else pair.share('read', some, noStep, (run) => run('read'));
        target.set(reading.answers.subarray(0, some * classCount), first * classCount);
      }
    },

    copyProbabilities(target, count) {
      expectShape('copyProbabilities', 'probabilities', target, count, classCount);
      target.set(batch.answers.subarray(0, target.length));
    },

    learn(count, stepOptions) {
      checkBatch(count);
      const { clipNorm, random } = stepOptions;
      for (const whole of work.wholes) whole.check(count);
      for (const { draw } of work.stages) draw?.(count, random);
      let loss = NaN;
      pair.share('learn', count, stepOptions, (run) => {
        loss = step(run, count, clipNorm);
      });
      return loss / count;
    },

    dismiss: pair.dismiss,
  };
}
