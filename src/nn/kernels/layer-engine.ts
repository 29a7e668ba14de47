// The engine of networks with convolutions: reads images in batches and learns from them, sixteen images side by side.
//
// Convolutions, max-pooling and dense layers, in an order that ./layer-stages.ts allows. The arithmetic is that of
// ../layers and the optimisers; tests hold the two together. One strip of 16 images goes through all layers before the
// next one, so that what a layer makes is still in the cache when the next layer reads it.

import type { ConvolutionLayer } from '../layers/convolution.ts';
import type { DenseLayer } from '../layers/dense.ts';
import type { Layer } from '../layers/layer.ts';
import type { Network } from '../network.ts';
import type { Checkpoint, OptimiserMemory } from '../optimiser.ts';
import { expectShape, expectSize, ShapeError } from '../shape-error.ts';
import { layOut } from './arena-allocator.ts';
import { placeInStrips, stripCount, stripWidth } from './column-strips.ts';
import type { Parameters, Rule } from './engine-arrays.ts';
import type { StepOptions } from './engine.ts';
import { backwardShape } from './layer-kernels.ts';
import type { Level } from './levels.ts';
import { placeLayers, type StageArrays } from './layer-arrays.ts';
import type { LayerMachine } from './layer-machine.ts';
import { type Stage, stagesOf } from './layer-stages.ts';

export interface LayerEngineOptions {
  /** Images in a batch, at most. */
  capacity?: number;
  /** Which optimiser `learn` uses; 'none' saves its memory. */
  rule?: Rule;
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
  learn(count: number, options: StepOptions): number;
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
  const stages = stagesOf(network);
  const images = stripCount(capacity) * stripWidth;
  const arrays = layOut(machine, (arena) => placeLayers(arena, stages, images, rule));
  const { pixels, labels, inputs, logits, probabilities, dLogits } = arrays;
  const [{ inputSize }] = stages;
  const classCount = stages.at(-1)!.outputSize;
  let steps = 0;
  stages.forEach(({ shape }, k) => {
    const own = arrays.stages[k];
    own.shape.set(shape);
    own.back?.shape.set(backwardShape(own.shape));
  });

  /** Strip `s` of the batch through all stages. */
  function forward(s: number): void {
    let signal = inputs.strips[s];
    layerKernels.turnPixels(
      pixels.subarray(s * stripWidth * inputSize, (s + 1) * stripWidth * inputSize),
      inputSize,
      signal,
      0,
      1,
    );
    stages.forEach(({ pool, activation, outputSize }, k) => {
      const { weights, biases, shape, convolved, outputs } = arrays.stages[k];
      const input = [signal, weights.values, biases.values, shape] as const;
      signal = outputs.strips[s];
      if (pool && convolved) {
        const wide = convolved.strips[s];
        const { maps, height, width, size } = pool;
        layerKernels.convolve(...input, 1, wide, 0, 1);
        layerKernels.maxPool(wide, maps, height, width, size, signal, 0, 1);
      } else layerKernels.convolve(...input, pool?.size ?? 1, signal, 0, 1);
      if (activation) kernels[`${activation}Forward`](signal, outputSize, 0, outputSize, 1);
    });
  }

  /** The answers to the first `count` images, row by row. */
  function answer(count: number): void {
    const strips = stripCount(count);
    for (let s = 0; s < strips; s++) forward(s);
    const { whole } = arrays.stages.at(-1)!.outputs;
    kernels.transpose(whole, classCount, images, logits, 0, strips);
    kernels.softmax(logits, probabilities, images, classCount, 0, count);
  }

  /** The gradient of strip `s`, from the last stage to the first. */
  function backward(s: number): void {
    for (let k = stages.length - 1; k >= 0; k--) {
      const { pool, activation, outputSize, shape: numbers } = stages[k];
      const { weights, biases, shape, convolved, outputs, dOutputs, back } = arrays.stages[k];
      let errors = dOutputs!.strips[s];
      if (activation) {
        const signal = outputs.strips[s];
        kernels[`${activation}Backward`](signal, errors, outputSize, 0, outputSize, 1);
      }
      if (pool) {
        const { maps, height, width, size } = pool;
        const wide = convolved!.strips[s];
        // What the convolution made has served, and its gradient takes its place.
        layerKernels.maxPoolBackward(wide, maps, height, width, size, errors, wide, 0, 1);
        errors = wide;
      }
      const below = k > 0 ? arrays.stages[k - 1] : undefined;
      const signal = (below?.outputs ?? inputs).strips[s];
      layerKernels.addFilterGradients(signal, errors, shape, weights.gradients!, 0, 1);
      const [, , , maps, , , , , rows, columns] = numbers;
      layerKernels.addMapSums(errors, maps, rows * columns, biases.gradients!, 0, 1);
      if (!back) continue;
      const { turned, noBiases, shape: backShape } = back;
      layerKernels.convolve(
        errors,
        turned,
        noBiases,
        backShape,
        1,
        below!.dOutputs!.strips[s],
        0,
        1,
      );
    }
  }

  function takeStep(
    { values, gradients, first, second }: Parameters,
    { learningRate, momentum = usualMomentum }: StepOptions,
  ): void {
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

  /** In the order of ../optimiser.ts: weights and biases of each stage. */
  const parametersOf = ({ layers }: Network<Layer>): Float32Array[] =>
    stages.flatMap(({ layer }) => {
      const { weights, biases } = layers[layer] as Learning;
      return [weights, biases];
    });

  /** Throws ShapeError when the arrays are those of another network. */
  function write(name: Kept, given: readonly Float32Array[]): void {
    expectShape('load', name, given, 2 * stages.length);
    stages.forEach(({ layer }, k) => {
      const own = network.layers[layer] as Learning;
      const [weights, biases] = given.slice(2 * k, 2 * k + 2);
      expectShape('load', `${own.name}.${name}`, weights, own.weights.length);
      expectShape('load', `${own.name}.${name}`, biases, own.biases.length);
      const to = arrays.stages[k];
      visitWeights(own, (place, inStrips) => {
        to.weights[name]![inStrips] = weights[place];
      });
      to.biases[name]!.set(biases);
    });
  }

  function read(name: Kept): Float32Array[] {
    return stages.flatMap(({ layer }, k) => {
      const own = network.layers[layer] as Learning;
      const from = arrays.stages[k];
      const weights = own.weights.slice();
      visitWeights(own, (place, inStrips) => {
        weights[place] = from.weights[name]![inStrips];
      });
      return [weights, from.biases[name]!.slice(0, own.biases.length)];
    });
  }

  function save(): Network<Layer> {
    const layers = [...network.layers];
    const parameters = read('values');
    stages.forEach(({ layer }, k) => {
      const [weights, biases] = parameters.slice(2 * k, 2 * k + 2);
      layers[layer] = { ...(layers[layer] as Learning), weights, biases };
    });
    return { ...network, layers };
  }

  /** Those of the last `count` images, row by row, from row `firstRow` of `target` on. */
  function copyAnswers(target: Float32Array, count: number, firstRow: number): void {
    for (let image = 0; image < count; image++) {
      for (let j = 0; j < classCount; j++) {
        target[(firstRow + image) * classCount + j] =
          probabilities[placeInStrips(image, j, images)];
      }
    }
  }

  function turnAll(): void {
    for (const { weights, shape, back } of arrays.stages) {
      if (back) layerKernels.turnFilters(weights.values, shape, back.turned);
    }
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

  return {
    level,
    capacity,
    pixels: pixels.subarray(0, capacity * inputSize),
    labels: labels.subarray(0, capacity),

    load(other, memory) {
      expectSameStages(stagesOf(other), stages);
      write('values', parametersOf(other));
      for (const array of arrays.stages.flatMap(remembered)) array.fill(0);
      steps = memory?.steps ?? 0;
      if (memory) for (const name of rememberedBy[rule]) write(name, memory[name]);
      turnAll();
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
      for (let first = 0; first < count; first += images) {
        const some = Math.min(images, count - first);
        pixels.set(given.subarray(first * inputSize, (first + some) * inputSize));
        answer(some);
        copyAnswers(target, some, first);
      }
    },

    copyProbabilities(target, count) {
      expectShape('copyProbabilities', 'probabilities', target, count, classCount);
      copyAnswers(target, count, 0);
    },

    learn(count, options) {
      checkBatch(count);
      answer(count);
      const loss = meanLoss(count);
      if (!Number.isFinite(loss)) return loss;
      // Images beyond the batch stand in its last strip too, and have no part in its gradient.
      dLogits!.fill(0);
      kernels.crossEntropyBackward(
        ...([probabilities, labels, dLogits!] as const),
        ...([images, classCount, count, 0, count] as const),
      );
      const { whole } = arrays.stages.at(-1)!.dOutputs!;
      kernels.transpose(dLogits!, images, classCount, whole, 0, stripCount(classCount));
      const parameters = arrays.stages.flatMap(({ weights, biases }) => [weights, biases]);
      for (const { gradients } of parameters) kernels.clear(gradients!, 0, gradients!.length);
      for (let s = 0; s < stripCount(count); s++) backward(s);
      steps += 1;
      const { learningRate, weightDecay = 0 } = options;
      if (weightDecay > 0) {
        for (const { weights } of arrays.stages) {
          const { values } = weights;
          kernels.scaleBy(values, 1 - learningRate * weightDecay, 0, values.length);
        }
      }
      for (const one of parameters) takeStep(one, options);
      turnAll();
      return loss;
    },
  };

  /** NaN as soon as one logit is no finite number, which softmax by kernels would hide. */
  function meanLoss(count: number): number {
    let sum = 0;
    for (let image = 0; image < count; image++) {
      for (let j = 0; j < classCount; j++) {
        if (!Number.isFinite(logits[placeInStrips(image, j, images)])) return NaN;
      }
      const probability = probabilities[placeInStrips(image, labels[image], images)];
      sum -= Math.log(Math.max(probability, smallestProbability));
    }
    return sum / count;
  }
}

const remembered = ({ weights, biases }: StageArrays): Float32Array[] =>
  [weights, biases].flatMap(({ first, second }) => [first, second]).filter((one) => !!one);

/** What is kept of every parameter: itself, and what an optimiser remembers of it. */
type Kept = 'values' | 'first' | 'second';
const rememberedBy: Record<Rule, readonly ('first' | 'second')[]> = {
  none: [],
  sgd: [],
  momentum: ['first'],
  adam: ['first', 'second'],
};

type Learning = ConvolutionLayer | DenseLayer;

/** Where each weight stands in the layer, and where in strips: filters lie row by row in a layer, one to a column in strips. */
function visitWeights(layer: Learning, visit: (place: number, inStrips: number) => void): void {
  const { length: columns } = layer.biases;
  const rows = layer.weights.length / columns;
  for (let place = 0; place < layer.weights.length; place++) {
    const [row, column] =
      layer.kind === 'dense'
        ? [Math.floor(place / columns), place % columns]
        : [place % rows, Math.floor(place / rows)];
    visit(place, placeInStrips(row, column, rows));
  }
}

function expectSameStages(found: readonly Stage[], expected: readonly Stage[]): void {
  if (JSON.stringify(found) === JSON.stringify(expected)) return;
  const sizes = (stages: readonly Stage[]) =>
    [stages[0].inputSize, ...stages.map(({ outputSize }) => outputSize)].join('-');
  throw new ShapeError(
    `load: the network should have the layers of this engine, ${sizes(expected)}, found ${sizes(found)}`,
  );
}
