// The work of the layer engine in parts that two threads may share: strips of images first, then ranges of parameters.
//
// read:      the answers to the thread's strips of the images that are only read
// forward k: its strips of the batch through the span before the k-th layer that must see the batch whole
// last:      through the last span and back, with the gradients of the loss
// backward k: back through the span before that layer
// gather:    the gradients of the second thread's strips are added, in the order of the strips
// descend:   the optimiser's step with its range of the parameters
//
// No thread may begin a part before all have ended the one before. Every strip's gradients are added to the sum of
// those before it, on two threads as on one: the bytes are the same.

import type { Layer } from '../layers/layer.ts';
import type { Network } from '../network.ts';
import { layOut } from './arena-allocator.ts';
import { placeInStrips, stripCount, stripWidth } from './column-strips.ts';
import type { Rule } from './engine-arrays.ts';
import { shareOf } from './engine-learning.ts';
import type { StepOptions } from './engine.ts';
import { placeLayers } from './layer-arrays.ts';
import type { LayerMachine } from './layer-machine.ts';
import { createSingleReader } from './layer-single.ts';
import type { Pass, Signal, Stage } from './layer-stage.ts';
import type { Part } from './thread-pair.ts';

// The settings of ../adam.ts and ../momentum.ts.
const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-8];
const usualMomentum = 0.9;

export interface LayerPartsOptions {
  /** Images in a batch, at most. */
  capacity: number;
  rule: Rule;
  /** Threads that share the memory. */
  threads: number;
}

/** Throws ShapeError for layers that it cannot run, and RangeError when there is not enough memory. */
export function createLayerParts(
  machine: LayerMachine,
  network: Network<Layer>,
  { capacity, rule, threads }: LayerPartsOptions,
) {
  const { kernels, layerKernels } = machine;
  const batchStrips = stripCount(capacity);
  const arrays = layOut(machine, (arena) =>
    placeLayers(arena, machine, network, { batchStrips, rule, threads }),
  );
  const { batch, reading, lanes, learned, all, desks, steps } = arrays;
  const [inputSize, classCount] = [network.sizes[0], network.sizes.at(-1)!];
  /** All stages, on the signals of the first lane. */
  const stages = lanes[0];
  const hasWhole = stages.some(({ whole }) => whole);
  const laneOf = (s: number, thread: number) => lanes[hasWhole ? s : thread];
  const spans = spansBetweenWholes(stages);
  const [before, last] = [spans.slice(0, -1), spans.at(-1)!];
  const everything = { from: 0, to: stages.length };
  const passes = Array.from({ length: batchStrips }, (_, batchStrip) => ({ batchStrip }));
  const stripPixels = inputSize * stripWidth;

  /** Strips of a batch that the second thread takes: each needs room of its own for its gradients. */
  const shared = (count: number, of: number): number =>
    of === 1 ? 0 : Math.min(stripCount(count) >> 1, all.apart.length);
  function stripsOf(count: number, thread: number, of: number): [first: number, end: number] {
    const cut = stripCount(count) - shared(count, of);
    return thread === 0 ? [0, cut] : [cut, stripCount(count)];
  }

  /** Takes one strip of `pixels` forward through the stages of one span. */
  function forward(
    pixels: Uint8Array,
    lane: readonly Stage[],
    { from, to }: Span,
    pass: Pass,
  ): void {
    if (from === 0) layerKernels.turnPixels(pixels, inputSize, lane[0].inputs.values, 0, 1);
    for (let k = from; k < to; k++) lane[k].forward(pass);
  }

  const pixelsOf = ({ pixels }: { pixels: Uint8Array }, s: number) =>
    pixels.subarray(s * stripPixels, (s + 1) * stripPixels);

  function backward(s: number, lane: readonly Stage[], { from, to }: Span): void {
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

  /** Logits and probabilities of a strip that has come through its lane; the first `some` of these go to rows of `answers`. */
  function answer(
    lane: readonly Stage[],
    thread: number,
    answers: Float32Array,
    s: number,
    some: number,
  ): void {
    const { logits, probabilities } = desks[thread];
    kernels.transpose(lane.at(-1)!.outputs.values, classCount, stripWidth, logits, 0, 1);
    kernels.softmax(logits, probabilities, stripWidth, classCount, 0, stripWidth);
    let to = s * stripWidth * classCount;
    for (let image = 0; image < some; image++) {
      for (let j = 0; j < classCount; j++) {
        answers[to++] = probabilities[placeInStrips(image, j, stripWidth)];
      }
    }
  }

  /** Whether all logits of the first `some` images are finite numbers: softmax by kernels would hide it. */
  function areFinite({ logits }: { logits: Float32Array }, some: number): boolean {
    for (let image = 0; image < some; image++) {
      for (let j = 0; j < classCount; j++) {
        if (!Number.isFinite(logits[placeInStrips(image, j, stripWidth)])) return false;
      }
    }
    return true;
  }

  /** The gradient of the logits, from what the first `some` images of strip `s` say in a batch of `count`. */
  function beginBackward(
    s: number,
    lane: readonly Stage[],
    thread: number,
    some: number,
    count: number,
  ): void {
    const { probabilities, dLogits } = desks[thread];
    const labels = batch.labels.subarray(s * stripWidth, (s + 1) * stripWidth);
    // Images beyond the batch stand in its last strip too, and have no part in its gradient.
    dLogits!.fill(0);
    kernels.crossEntropyBackward(
      ...([probabilities, labels, dLogits!, stripWidth, classCount, count, 0, some] as const),
    );
    const { gradients } = lane.at(-1)!.outputs;
    kernels.transpose(dLogits!, stripWidth, classCount, gradients!, 0, stripCount(classCount));
  }

  /** The stages add to the gradients of all strips before, or to those of strip `s` alone. */
  function pointGradients(s: number, thread: number, cut: number): void {
    const target = thread === 0 ? all.gradients! : all.apart[s - cut];
    if (pointed === target) return;
    pointed = target;
    let start = 0;
    for (const one of learned) {
      const { length } = one.values;
      one.gradients = target.subarray(start, start + length);
      start += length;
    }
  }
  let pointed = all.gradients;

  const parts: Record<string, Part> = {
    read(count, _, thread, of) {
      const strips = stripCount(count);
      const end = shareOf(strips, thread + 1, of);
      for (let s = shareOf(strips, thread, of); s < end; s++) {
        const some = Math.min(stripWidth, count - s * stripWidth);
        forward(pixelsOf(reading, s), lanes[thread], everything, {});
        answer(lanes[thread], thread, reading.answers, s, some);
      }
    },
    last(count, _, thread, of) {
      const [first, end] = stripsOf(count, thread, of);
      for (let s = first; s < end; s++) {
        const some = Math.min(stripWidth, count - s * stripWidth);
        const lane = laneOf(s, thread);
        forward(pixelsOf(batch, s), lane, last, passes[s]);
        answer(lane, thread, batch.answers, s, some);
        const isFinite = areFinite(desks[thread], some);
        batch.areFinite[s] = isFinite ? 1 : 0;
        pointGradients(s, thread, first);
        if (thread > 0) kernels.clear(pointed!, 0, pointed!.length);
        // The loss is lost: nobody will take the gradients.
        if (!isFinite) continue;
        beginBackward(s, lane, thread, some, count);
        backward(s, lane, last);
      }
    },
    gather(count, _, thread, of) {
      const [first, end] = rangeOf(thread, of);
      const gradients = all.gradients!.subarray(first, end);
      for (let k = 0; k < shared(count, of); k++) {
        const apart = all.apart[k].subarray(first, end);
        layerKernels.addRows(gradients, apart, gradients, (end - first) / stripWidth);
      }
    },
    descend(_, options, thread, of) {
      const [first, end] = rangeOf(thread, of);
      shrink(options, first, end);
      takeStep(options, first, end);
    },
  };
  before.forEach((span, k) => {
    parts[`forward ${k}`] = (count, _, thread, of) => {
      const [first, end] = stripsOf(count, thread, of);
      for (let s = first; s < end; s++) {
        forward(pixelsOf(batch, s), laneOf(s, thread), span, passes[s]);
      }
    };
    parts[`backward ${k}`] = (count, _, thread, of) => {
      const [first, end] = stripsOf(count, thread, of);
      for (let s = first; s < end; s++) {
        const lane = laneOf(s, thread);
        pointGradients(s, thread, first);
        addSums(lane[span.to].inputs);
        backward(s, lane, span);
      }
    };
  });

  /** Places of all parameters, in whole rows of 16. */
  function rangeOf(thread: number, of: number): [first: number, end: number] {
    const rows = all.values.length / stripWidth;
    return [stripWidth * shareOf(rows, thread, of), stripWidth * shareOf(rows, thread + 1, of)];
  }

  function shrink({ learningRate, weightDecay = 0 }: StepOptions, first: number, end: number) {
    if (weightDecay === 0) return;
    let start = 0;
    for (const { name, values } of learned) {
      const [from, to] = [Math.max(first, start), Math.min(end, start + values.length)];
      start += values.length;
      if (from >= to || !name.toLowerCase().endsWith('weights')) continue;
      kernels.scaleBy(all.values, 1 - learningRate * weightDecay, from, to);
    }
  }

  function takeStep(
    { learningRate, momentum = usualMomentum }: StepOptions,
    from: number,
    to: number,
  ): void {
    const { values, gradients, first, second } = all;
    if (rule === 'adam') {
      const shares = [1 - beta1 ** steps[0], 1 - beta2 ** steps[0]] as const;
      const settings = [beta1, beta2, epsilon, ...shares, learningRate] as const;
      kernels.adamStep(values, gradients!, first!, second!, from, to, ...settings);
      return;
    }
    // Plain SGD is momentum of which nothing is kept.
    const kept = rule === 'momentum' ? momentum : 0;
    kernels.momentumStep(values, gradients!, first!, from, to, kept, learningRate);
  }

  return {
    arrays,
    stages,
    /** Those that must see the batch whole, in their order: between `forward k` and the next part. */
    wholes: before.map(({ to }) => stages[to].whole!),
    parts,
    /** The answer to the first image of `reading`. */
    readOne: createSingleReader(machine, network, arrays),
    /** Before the parts of a batch: its gradients begin at 0. */
    begin(): void {
      pointGradients(0, 0, 0);
      kernels.clear(all.gradients!, 0, all.gradients!.length);
    },
    refresh(): void {
      for (const { refresh } of stages) refresh?.();
    },
  };
}

/** Stages `from` … `to` − 1: those up to one that sees the batch whole, or up to the end. */
interface Span {
  from: number;
  to: number;
}

function spansBetweenWholes(stages: readonly Stage[]): Span[] {
  const ends = [...stages.keys()].filter((k) => stages[k].whole);
  return [...ends, stages.length].map((to, k) => ({ from: k === 0 ? 0 : ends[k - 1] + 1, to }));
}
