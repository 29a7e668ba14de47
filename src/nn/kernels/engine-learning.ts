// The training step on kernels, in two halves that threads may share: first by images, then by strips of parameters.
//
// forwardAndBackward: forward pass of the thread's images, and the gradient of the loss back to every neuron of theirs.
// descend: the gradient of the thread's parameters from all images, and the optimiser's step with it.
// No thread may begin a half before all have ended the one before.

import type { Activation } from '../activation.ts';
import type { OptimiserMemory } from '../optimiser.ts';
import type { DenseRule, EngineArrays, EngineLayer, Parameters } from './engine-arrays.ts';
import { readMemory, writeMemory } from './engine-memory.ts';
import { createReading } from './engine-reading.ts';
import type { StepOptions } from './engine.ts';
import type { Kernels } from './kernels.ts';
import { placeInStrips, stripWidth } from './column-strips.ts';

// The settings of ../adam.ts, ../rmsprop.ts and ../momentum.ts.
const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-8];
const decay = 0.99;
const usualMomentum = 0.9;
// As in ../cross-entropy.ts: a probability that float32 rounds to 0 has no logarithm.
const smallestProbability = 2 ** -149;

export interface LearningOptions {
  activation: Activation;
  capacity: number;
  rule: DenseRule;
  /** Layers below this one keep their parameters, and no gradient is sent to them. */
  frozenLayers: number;
}

export function createLearning(
  kernels: Kernels,
  arrays: EngineArrays,
  { activation, capacity, rule, frozenLayers }: LearningOptions,
) {
  const { labels, targets, lists, turned, layers, probabilities, steps } = arrays;
  const reading = createReading(kernels, arrays, activation, capacity);
  const { outputSize: classCount } = layers.at(-1)!;
  const activateBack = activation === 'identity' ? undefined : kernels[`${activation}Backward`];
  function turnWeights(
    { weights, turnedWeights, inputSize, outputSize }: EngineLayer,
    from: number,
    to: number,
  ) {
    if (!turnedWeights) return;
    kernels.transpose(weights.values, inputSize, outputSize, turnedWeights, from, to);
  }

  /** In place of one-hot labels. Loops suffice: a batch has ten numbers an image, against 100,000 products. */
  function softenGradients(
    wanted: Float32Array,
    dLogits: Float32Array,
    count: number,
    first: number,
    end: number,
  ): void {
    for (let start = 0; start < dLogits.length; start += capacity * stripWidth) {
      for (let k = start + first * stripWidth; k < start + end * stripWidth; k++) {
        dLogits[k] = (probabilities[k] - wanted[k]) / count;
      }
    }
  }

  const logarithmOf = (place: number) =>
    Math.log(Math.max(probabilities[place], smallestProbability));

  function forwardAndBackward(
    count: number,
    _: StepOptions,
    thread: number,
    threads: number,
  ): void {
    const first = shareOf(count, thread, threads);
    const end = shareOf(count, thread + 1, threads);
    if (thread === 0) steps[0] += 1;
    reading.read(first, end, true);
    const dLogits = layers.at(-1)!.gradients!;
    kernels.crossEntropyBackward(
      probabilities,
      labels,
      dLogits,
      capacity,
      classCount,
      count,
      first,
      end,
    );
    if (targets) softenGradients(targets, dLogits, count, first, end);
    for (let l = layers.length - 1; l > frozenLayers; l--) {
      const { gradients, turnedWeights, outputSize } = layers[l];
      const below = layers[l - 1];
      for (let strip = 0; strip < below.strips; strip++) {
        const start = strip * capacity;
        kernels.clear(below.gradients!, (start + first) * stripWidth, (start + end) * stripWidth);
      }
      kernels.addProduct(
        gradients!,
        capacity,
        turnedWeights!,
        outputSize,
        below.gradients!,
        capacity,
        1,
        first,
        end,
        0,
        below.strips,
      );
      const { activations, mask } = below;
      // The mask stands behind the activation, so on the way back it comes first; where it is 0, so is the activation.
      if (mask) {
        kernels.multiplyBy(below.gradients!, mask, capacity, first, end, below.strips);
      }
      activateBack?.(activations, below.gradients!, capacity, first, end, below.strips);
    }
  }

  /** target += scale · inputsᵀ · gradients, for some strips of one layer. */
  function addGradient(
    l: number,
    target: Float32Array,
    scale: number,
    count: number,
    thread: number,
    firstStrip: number,
    endStrip: number,
  ): void {
    const { inputSize, gradients } = layers[l];
    if (l > 0) {
      kernels.addTransposedProduct(
        layers[l - 1].activations,
        gradients!,
        count,
        capacity,
        target,
        inputSize,
        scale,
        0,
        inputSize,
        firstStrip,
        endStrip,
      );
      return;
    }
    const { entries, counts, capacity: listCapacity } = turned[thread];
    kernels.addSparseProduct(
      entries,
      counts,
      listCapacity,
      gradients!,
      capacity,
      target,
      inputSize,
      scale,
      0,
      inputSize,
      firstStrip,
      endStrip,
    );
  }

  function takeStep(
    { values, perStrip, gradients, first: mean, second: square }: Parameters,
    { learningRate, momentum = usualMomentum }: StepOptions,
    firstStrip: number,
    endStrip: number,
  ): void {
    const [first, end] = [firstStrip * perStrip, endStrip * perStrip];
    if (rule === 'momentum') {
      kernels.momentumStep(values, gradients!, mean!, first, end, momentum, learningRate);
    } else if (rule === 'nesterov') {
      // A step along the velocity, momentum times as long, and one along the gradient: a velocity of which nothing is kept.
      const along = momentum * learningRate;
      kernels.momentumStep(values, gradients!, mean!, first, end, momentum, along);
      kernels.momentumStep(values, gradients!, gradients!, first, end, 0, learningRate);
    } else if (rule === 'rmsprop') {
      // Adam's step with a mean that is the gradient itself, and averages that nothing makes up for.
      kernels.adamStep(
        values,
        gradients!,
        gradients!,
        square!,
        first,
        end,
        0,
        decay,
        epsilon,
        1,
        1,
        learningRate,
      );
    } else {
      kernels.adamStep(
        values,
        gradients!,
        mean!,
        square!,
        first,
        end,
        beta1,
        beta2,
        epsilon,
        1 - beta1 ** steps[0],
        1 - beta2 ** steps[0],
        learningRate,
      );
    }
  }

  function descend(count: number, options: StepOptions, thread: number, threads: number): void {
    const { learningRate, weightDecay = 0 } = options;
    // Each thread turns all lists for itself, so that no third meeting is needed.
    const own = turned[thread];
    kernels.turnLists(
      lists.entries,
      lists.counts,
      lists.capacity,
      0,
      count,
      own.entries,
      own.counts,
      own.capacity,
      layers[0].inputSize,
    );
    for (let l = frozenLayers; l < layers.length; l++) {
      const layer = layers[l];
      const { weights, biases, strips, gradients } = layer;
      const from = shareOf(strips, thread, threads);
      const to = shareOf(strips, thread + 1, threads);
      if (from === to) continue;
      const { perStrip } = weights;
      if (weightDecay > 0) {
        kernels.scaleBy(
          weights.values,
          1 - learningRate * weightDecay,
          from * perStrip,
          to * perStrip,
        );
      }
      if (rule === 'sgd') {
        // Plain SGD adds the gradient, times −learningRate, to the weights themselves.
        addGradient(l, weights.values, -learningRate, count, thread, from, to);
        kernels.addRowSums(gradients!, count, capacity, biases.values, -learningRate, from, to);
      } else {
        kernels.clear(weights.gradients!, from * perStrip, to * perStrip);
        addGradient(l, weights.gradients!, 1, count, thread, from, to);
        takeStep(weights, options, from, to);
        kernels.clear(biases.gradients!, from * biases.perStrip, to * biases.perStrip);
        kernels.addRowSums(gradients!, count, capacity, biases.gradients!, 1, from, to);
        takeStep(biases, options, from, to);
      }
      turnWeights(layer, from, to);
    }
  }

  return {
    forwardAndBackward,
    descend,
    /** After new weights: turned copies fit them, and the optimiser remembers nothing. */
    prepare(): void {
      steps[0] = 0;
      for (const layer of layers) {
        turnWeights(layer, 0, layer.strips);
        for (const { first, second } of [layer.weights, layer.biases]) {
          first?.fill(0);
          second?.fill(0);
        }
      }
    },
    /** Takes over what an optimiser remembers, after `prepare`. Throws ShapeError. */
    recall(memory: OptimiserMemory): void {
      steps[0] = memory.steps;
      writeMemory(layers, memory);
    },
    memory: (): OptimiserMemory => ({ steps: steps[0], ...readMemory(layers) }),
    /** Mean cross-entropy of the batch that was read last. */
    loss(count: number): number {
      let sum = 0;
      if (targets) {
        for (let start = 0; start < targets.length; start += capacity * stripWidth) {
          for (let k = start; k < start + count * stripWidth; k++) {
            if (targets[k] === 0) continue; // as in the columns that only fill up a strip
            sum -= targets[k] * logarithmOf(k);
          }
        }
        return sum / count;
      }
      for (let image = 0; image < count; image++) {
        sum -= logarithmOf(placeInStrips(image, labels[image], capacity));
      }
      return sum / count;
    },
  };
}

/** Where the share of `thread` begins, when `whole` things are dealt out to `threads`. */
export const shareOf = (whole: number, thread: number, threads: number): number =>
  Math.floor((whole * thread) / threads);
