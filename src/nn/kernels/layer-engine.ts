// The engine of networks of any layers: reads images in batches and learns from them, sixteen images side by side.
//
// The arithmetic is that of ../layers and the optimisers; tests hold the two together. One strip of 16 images goes
// through all layers, and its gradient back through them, before the next one: what a layer makes is still in the
// cache when the next layer reads it, and memory is needed for one strip alone.

import { parameterNames, type Layer } from '../layers/layer.ts';
import { activationOf, type Network } from '../network.ts';
import { type Checkpoint, type OptimiserMemory, parameterArrays } from '../optimiser.ts';
import { expectShape, expectSize, ShapeError } from '../shape-error.ts';
import { layOut } from './arena-allocator.ts';
import { placeInStrips, stripCount, stripWidth } from './column-strips.ts';
import type { Rule } from './engine-arrays.ts';
import type { StepOptions } from './engine.ts';
import { placeLayers } from './layer-arrays.ts';
import type { LayerMachine } from './layer-machine.ts';
import type { Learned } from './layer-stage.ts';
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
  /** A copy of the network as it stands. */
  save(): Network<Layer>;
  /** The same with what the optimiser remembers. */
  checkpoint(): Checkpoint<Layer>;
  /** Reads any number of images, `pixels` (count, numbers of one image), into `probabilities` (count, classes). Throws ShapeError. */
  infer(pixels: Uint8Array, probabilities: Float32Array, count: number): void;
  /**
   * One step on the first `count` images of `pixels` and `labels`; gives the batch's mean loss before it. A loss that is
   * no finite number changes nothing, so that one can look where it comes from. Throws ShapeError, RangeError.
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
  const { pixels, labels, stages, learned, all, logits, probabilities, dLogits } = arrays;
  const [inputSize, classCount] = [network.sizes[0], network.sizes.at(-1)!];
  const inputs = stages[0].inputs.values;
  const last = stages.at(-1)!.outputs;
  const backwards = stages.toReversed();
  const strips = Array.from({ length: images / stripWidth }, (_, s) => ({
    pixels: pixels.subarray(s * stripWidth * inputSize, (s + 1) * stripWidth * inputSize),
    labels: labels.subarray(s * stripWidth, (s + 1) * stripWidth),
  }));
  const inOrder = parametersInOrder(network, learned);
  /** (images, classes), row by row: those to the batch that was learned from last. */
  const answers = new Float32Array(images * classCount);
  let steps = 0;

  /** The answers to strip `s` of the batch, or to its first image alone. */
  function answer(s: number, isOne: boolean): void {
    layerKernels.turnPixels(strips[s].pixels, inputSize, inputs, 0, 1);
    for (const stage of stages) stage.forward(isOne);
    kernels.transpose(last.values, classCount, stripWidth, logits, 0, 1);
    kernels.softmax(logits, probabilities, stripWidth, classCount, 0, stripWidth);
  }

  /** Adds what the first `some` images of strip `s` say to the gradients of a batch of `count`. */
  function addGradients(s: number, some: number, count: number): void {
    // Images beyond the batch stand in its last strip too, and have no part in its gradient.
    dLogits!.fill(0);
    kernels.crossEntropyBackward(
      ...([probabilities, strips[s].labels, dLogits!] as const),
      ...([stripWidth, classCount, count, 0, some] as const),
    );
    kernels.transpose(dLogits!, stripWidth, classCount, last.gradients!, 0, stripCount(classCount));
    for (const { inputs: signal, backward } of backwards) {
      backward();
      const { gradients, sums, size } = signal;
      if (!gradients) continue;
      for (const sum of sums) layerKernels.addRows(gradients, sum.gradients!, gradients, size);
    }
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

  /** Throws ShapeError when the arrays are those of another network. */
  function write(name: Kept, given: readonly Float32Array[]): void {
    expectShape('load', name, given, inOrder.length);
    inOrder.forEach(({ learned: one, layer }, a) => {
      expectShape('load', `${layer}.${one.name} (${name})`, given[a], one.rows, one.columns);
      const to = partOf(name, one);
      visitPlaces(one, (place, inStrips) => (to[inStrips] = given[a][place]));
    });
  }

  const read = (name: Kept): Float32Array[] =>
    inOrder.map(({ learned: one }) => {
      const array = new Float32Array(one.rows * one.columns);
      const from = partOf(name, one);
      visitPlaces(one, (place, inStrips) => (array[place] = from[inStrips]));
      return array;
    });

  function partOf(name: Kept, { values }: Learned): Float32Array {
    const start = (values.byteOffset - all.values.byteOffset) / 4;
    return all[name]!.subarray(start, start + values.length);
  }

  function save(): Network<Layer> {
    const layers = network.layers.map((layer) => ({ ...layer }));
    read('values').forEach((array, a) => {
      const { layer, name } = inOrder[a].learned;
      Object.assign(layers[layer], { [name]: array });
    });
    return { ...network, layers };
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
      expectSameLayers(other, network);
      write('values', parameterArrays(other));
      all.first?.fill(0);
      all.second?.fill(0);
      steps = memory?.steps ?? 0;
      if (memory) for (const name of rememberedBy[rule]) write(name, memory[name]);
      refreshAll();
    },

    save,
    checkpoint() {
      const [first, second] = (['first', 'second'] as const).map((name) =>
        rememberedBy[rule].includes(name) ? read(name) : [],
      );
      return { network: save(), memory: { steps, first, second } };
    },

    infer(given, target, count) {
      expectShape('infer', 'pixels', given, count, inputSize);
      expectShape('infer', 'probabilities', target, count, classCount);
      for (let first = 0; first < count; first += stripWidth) {
        const some = Math.min(stripWidth, count - first);
        strips[batchStrips].pixels.set(
          given.subarray(first * inputSize, (first + some) * inputSize),
        );
        answer(batchStrips, some === 1);
        copyAnswers(target, some, first);
      }
    },

    copyProbabilities(target, count) {
      expectShape('copyProbabilities', 'probabilities', target, count, classCount);
      target.set(answers.subarray(0, target.length));
    },

    learn(count, options) {
      checkBatch(count);
      const { learningRate, weightDecay = 0, clipNorm } = options;
      kernels.clear(all.gradients!, 0, all.gradients!.length);
      let loss = 0;
      for (let s = 0; s * stripWidth < count; s++) {
        const some = Math.min(stripWidth, count - s * stripWidth);
        answer(s, false);
        copyAnswers(answers, some, s * stripWidth);
        loss += lossOf(s, some);
        if (Number.isFinite(loss)) addGradients(s, some, count);
      }
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
      refreshAll();
      return loss / count;
    },
  };
}

/** What is kept of every parameter: itself, and what an optimiser remembers of it. */
type Kept = 'values' | 'first' | 'second';
const rememberedBy: Record<Rule, readonly ('first' | 'second')[]> = {
  none: [],
  sgd: [],
  momentum: ['first'],
  adam: ['first', 'second'],
};

/** In the order of ../optimiser.ts. */
const parametersInOrder = ({ layers }: Network<Layer>, learned: readonly Learned[]) =>
  layers.flatMap(({ kind, name: layer }, l) =>
    parameterNames[kind].map((name) => ({
      layer,
      learned: learned.find((one) => one.layer === l && one.name === name)!,
    })),
  );

/** Where each number of an array stands in its layer, and where in strips. */
function visitPlaces(
  { rows, columns, isTurned }: Learned,
  visit: (place: number, inStrips: number) => void,
): void {
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const place = isTurned ? column * rows + row : row * columns + column;
      visit(place, placeInStrips(row, column, rows));
    }
  }
}

/** What a layer is, without its numbers and its name. */
function describe(network: Network<Layer>, l: number): string {
  const { name: _, ...layer } = { ...network.layers[l], activation: activationOf(network, l) };
  const isPlain = (value: unknown) => typeof value !== 'object' || Array.isArray(value);
  const sorted = Object.entries(layer)
    .filter(([, value]) => isPlain(value))
    .toSorted();
  return JSON.stringify(Object.fromEntries(sorted));
}

/** Throws ShapeError that names the first layer that is another. */
function expectSameLayers(found: Network<Layer>, expected: Network<Layer>): void {
  const wanted = expected.sizes.join('-');
  if (found.sizes.join('-') !== wanted) {
    throw new ShapeError(
      `load: the network should have the layers of this engine, ${wanted}, found ${found.sizes.join('-')}`,
    );
  }
  expected.layers.forEach(({ name }, l) => {
    const [is, should] = [describe(found, l), describe(expected, l)];
    if (is === should) return;
    throw new ShapeError(`load: the layer ${name} should be ${should}, found ${is}`);
  });
}
