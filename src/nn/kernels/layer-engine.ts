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
import { layOut } from './arena-allocator.ts';
import { placeInStrips, stripCount, stripWidth } from './column-strips.ts';
import type { Rule } from './engine-arrays.ts';
import type { StepOptions } from './engine.ts';
import { placeLayers } from './layer-arrays.ts';
import type { LayerMachine } from './layer-machine.ts';
import { createNumbers } from './layer-numbers.ts';
import type { Pass, Signal, Stage } from './layer-stage.ts';
import type { Level } from './levels.ts';

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
}

// The settings of ../adam.ts and ../momentum.ts, and as in ../cross-entropy.ts the least probability of float32.
const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-8];
const usualMomentum = 0.9;
const smallestProbability = 2 ** -149;

/** Throws ShapeError for layers that it cannot run, and RangeError when there is not enough memory. */
export function createLayerEngine(
  machine: LayerMachine,
  network: Network<Layer>,
  { capacity = 64, rule = 'none' }: LayerEngineOptions = {},
): LayerEngine {
  const { kernels, layerKernels, level } = machine;
  expectSize('createLayerEngine', 'capacity', capacity);
  const batchStrips = stripCount(capacity);
  // One more strip, for `infer`: what a caller has written to learn from stays.
  const images = (batchStrips + 1) * stripWidth;
  const arrays = layOut(machine, (arena) => placeLayers(arena, machine, network, images, rule));
  const { pixels, labels, lanes, learned, all, logits, probabilities, dLogits } = arrays;
  const [inputSize, classCount] = [network.sizes[0], network.sizes.at(-1)!];
  /** All stages, on the signals of the first lane. */
  const stages = lanes[0];
  const laneOf = (s: number) => lanes[lanes.length > 1 ? s : 0];
  const spans = spansBetweenWholes(stages);
  const strips = Array.from({ length: images / stripWidth }, (_, s) => ({
    pixels: pixels.subarray(s * stripWidth * inputSize, (s + 1) * stripWidth * inputSize),
    labels: labels.subarray(s * stripWidth, (s + 1) * stripWidth),
  }));
  const learning = Array.from({ length: batchStrips }, (_, s) => ({ isOne: false, batchStrip: s }));
  const numbers = createNumbers(network, arrays, rule);
  /** (images, classes), row by row: those to the batch that was learned from last. */
  const answers = new Float32Array(images * classCount);
  let steps = 0;

  /** Takes strip `s` forward through the stages of one span. */
  function forward(s: number, lane: readonly Stage[], { from, to }: Span, pass: Pass): void {
    if (from === 0)
      layerKernels.turnPixels(strips[s].pixels, inputSize, lane[0].inputs.values, 0, 1);
    for (let k = from; k < to; k++) lane[k].forward(pass);
  }

  function backward(s: number, { from, to }: Span): void {
    const lane = laneOf(s);
    for (let k = to - 1; k >= from; k--) {
      lane[k].backward(s);
      addSums(lane[k].inputs);
    }
  }

  /** The gradients of residual sums are those of what went into them too. */
  function addSums({ gradients, sums, size }: Signal): void {
    if (!gradients) return;
    for (const sum of sums) layerKernels.addRows(gradients, sum.gradients!, gradients, size);
  }

  /** Logits and probabilities of a strip that has come through all stages of its lane. */
  function answer(lane: readonly Stage[]): void {
    const { values } = lane.at(-1)!.outputs;
    kernels.transpose(values, classCount, stripWidth, logits, 0, 1);
    kernels.softmax(logits, probabilities, stripWidth, classCount, 0, stripWidth);
  }

  /** The gradient of the logits, from what the first `some` images of strip `s` say in a batch of `count`. */
  function beginBackward(s: number, some: number, count: number): void {
    // Images beyond the batch stand in its last strip too, and have no part in its gradient.
    dLogits!.fill(0);
    kernels.crossEntropyBackward(
      ...([probabilities, strips[s].labels, dLogits!] as const),
      ...([stripWidth, classCount, count, 0, some] as const),
    );
    const { gradients } = laneOf(s).at(-1)!.outputs;
    kernels.transpose(dLogits!, stripWidth, classCount, gradients!, 0, stripCount(classCount));
  }

  /** Fills the gradients of a batch, and gives the sum of its losses: of no finite loss there is no gradient. */
  function forwardAndBackward(count: number): number {
    const used = stripCount(count);
    const [before, last] = [spans.slice(0, -1), spans.at(-1)!];
    for (const span of before) {
      for (let s = 0; s < used; s++) forward(s, laneOf(s), span, learning[s]);
      stages[span.to].whole!.forward(count);
    }
    let loss = 0;
    for (let s = 0; s < used; s++) {
      const some = Math.min(stripWidth, count - s * stripWidth);
      const lane = laneOf(s);
      forward(s, lane, last, learning[s]);
      answer(lane);
      copyAnswers(answers, some, s * stripWidth);
      loss += lossOf(s, some);
      if (!Number.isFinite(loss)) continue;
      beginBackward(s, some, count);
      backward(s, last);
    }
    if (!Number.isFinite(loss)) return loss;
    for (const span of before.toReversed()) {
      stages[span.to].whole!.backward(count);
      for (let s = 0; s < used; s++) {
        addSums(laneOf(s)[span.to].inputs);
        backward(s, span);
      }
    }
    return loss;
  }

  /** Shortens the gradient to `longest`, if it is longer. */
  function clip(longest: number): void {
    let squares = 0;
    for (const gradient of all.gradients!) squares += gradient * gradient;
    const norm = Math.sqrt(squares);
    if (norm > longest) kernels.scaleBy(all.gradients!, longest / norm, 0, all.gradients!.length);
  }

  function takeStep({ learningRate, momentum = usualMomentum }: StepOptions): void {
    const { values, gradients, first, second } = all;
    const end = values.length;
    if (rule === 'adam') {
      const shares = [1 - beta1 ** steps, 1 - beta2 ** steps] as const;
      const settings = [beta1, beta2, epsilon, ...shares, learningRate] as const;
      kernels.adamStep(values, gradients!, first!, second!, 0, end, ...settings);
      return;
    }
    // Plain SGD is momentum of which nothing is kept.
    const kept = rule === 'momentum' ? momentum : 0;
    kernels.momentumStep(values, gradients!, first!, 0, end, kept, learningRate);
  }

  function refreshAll(): void {
    for (const { refresh } of stages) refresh?.();
  }

  function checkBatch(count: number): void {
    if (!Number.isInteger(count) || count < 1 || count > capacity) {
      throw new ShapeError(
        `learn: count should be a whole number from 1 to ${capacity}, found ${count}`,
      );
    }
    const wrong = labels.subarray(0, count).findIndex((label) => label >= classCount);
    if (wrong < 0) return;
    throw new RangeError(
      `learn: labels should be below ${classCount}, found ${labels[wrong]} at place ${wrong}`,
    );
  }

  /** The answers to the first `some` images of the last strip, from row `firstRow` of `target` on. */
  function copyAnswers(target: Float32Array, some: number, firstRow: number): void {
    for (let image = 0; image < some; image++) {
      for (let j = 0; j < classCount; j++) {
        target[(firstRow + image) * classCount + j] =
          probabilities[placeInStrips(image, j, stripWidth)];
      }
    }
  }

  /** The sum of the losses of the first `some` images of strip `s`; NaN as soon as one logit is no finite number, which softmax by kernels would hide. */
  function lossOf(s: number, some: number): number {
    let sum = 0;
    for (let image = 0; image < some; image++) {
      for (let j = 0; j < classCount; j++) {
        if (!Number.isFinite(logits[placeInStrips(image, j, stripWidth)])) return NaN;
      }
      const place = placeInStrips(image, strips[s].labels[image], stripWidth);
      sum -= Math.log(Math.max(probabilities[place], smallestProbability));
    }
    return sum;
  }

  return {
    level,
    capacity,
    pixels: pixels.subarray(0, capacity * inputSize),
    labels: labels.subarray(0, capacity),

    load(other, memory) {
      numbers.load(other, memory);
      steps = memory?.steps ?? 0;
      refreshAll();
    },

    save: numbers.save,
    checkpoint: () => ({ network: numbers.save(), memory: { steps, ...numbers.memory() } }),

    infer(given, target, count) {
      expectShape('infer', 'pixels', given, count, inputSize);
      expectShape('infer', 'probabilities', target, count, classCount);
      for (let first = 0; first < count; first += stripWidth) {
        const some = Math.min(stripWidth, count - first);
        strips[batchStrips].pixels.set(
          given.subarray(first * inputSize, (first + some) * inputSize),
        );
        forward(
          batchStrips,
          stages,
          { from: 0, to: stages.length },
          some === 1 ? oneImage : reading,
        );
        answer(stages);
        copyAnswers(target, some, first);
      }
    },

    copyProbabilities(target, count) {
      expectShape('copyProbabilities', 'probabilities', target, count, classCount);
      target.set(answers.subarray(0, target.length));
    },

    learn(count, options) {
      checkBatch(count);
      const { learningRate, weightDecay = 0, clipNorm, random } = options;
      for (const { whole } of stages) whole?.check(count);
      for (const { draw } of stages) draw?.(count, random);
      kernels.clear(all.gradients!, 0, all.gradients!.length);
      const loss = forwardAndBackward(count);
      if (!Number.isFinite(loss)) return loss;
      if (clipNorm !== undefined) clip(clipNorm);
      steps += 1;
      if (weightDecay > 0) {
        for (const { name, values } of learned) {
          if (!name.toLowerCase().endsWith('weights')) continue;
          kernels.scaleBy(values, 1 - learningRate * weightDecay, 0, values.length);
        }
      }
      takeStep(options);
      for (const { whole } of stages) whole?.keep();
      refreshAll();
      return loss / count;
    },
  };
}

const reading: Pass = { isOne: false };
const oneImage: Pass = { isOne: true };

/** Stages `from` … `to` − 1: those up to one that sees the batch whole, or up to the end. */
interface Span {
  from: number;
  to: number;
}

function spansBetweenWholes(stages: readonly Stage[]): Span[] {
  const ends = [...stages.keys()].filter((k) => stages[k].whole);
  return [...ends, stages.length].map((to, k) => ({ from: k === 0 ? 0 : ends[k - 1] + 1, to }));
}
