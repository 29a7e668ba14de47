// A dense layer at every step of a sequence, forward and back; a plain row of numbers is a sequence of one step.
//
// multiplySteps:    outputs[t, o] = biases[o] + Σᵢ inputs[t, i] · weights[i, o], and what stood there when `adds` is 1
// addStepGradients: target[i, o] += Σ_images Σ_t inputs[t, i] · dOutputs[t, o]
//
// A step's blank inputs at both ends, the margins of a picture's line, are left out.
//
// With turned weights and no biases the first one hands gradients back. Eight sums stay in registers: those of an output
// as in ./convolution.as.ts, whose inner loop stands here again because no function can be handed registers; those of a
// weight's gradient from the first step to the last.
//
// inputs (steps · inputSize, 16 images), outputs and dOutputs (steps · outputSize, 16 images)
// weights, target (inputSize, outputSize) in strips of 16 outputs · biases (outputSize), whole strips
// room (steps · 4, 16 images) to work in

import { blankPlaces } from './blank.as';
import { ofOne, ofTwo } from './filter-gradients.as';
import { add, loadSplat, multiplyAdd, rowBytes, stripWidth } from './lanes.as';

const blockSize: i32 = 4;

export function multiplySteps(
  inputs: usize, weights: usize, biases: usize, inputSize: i32, outputSize: i32, adds: i32,
  outputs: usize, firstStep: i32, endStep: i32,
): void {
  if (ASC_FEATURE_SIMD) products<v128>(inputs, weights, biases, inputSize, outputSize, adds, outputs, firstStep, endStep);
  else products<f32>(inputs, weights, biases, inputSize, outputSize, adds, outputs, firstStep, endStep);
}

export function addStepGradients(
  inputs: usize, dOutputs: usize, inputSize: i32, outputSize: i32, target: usize, room: usize, firstStep: i32, endStep: i32,
): void {
  if (ASC_FEATURE_SIMD) gradients<v128>(inputs, dOutputs, inputSize, outputSize, target, room, firstStep, endStep);
  else gradients<f32>(inputs, dOutputs, inputSize, outputSize, target, room, firstStep, endStep);
}

function products<L>(
  inputs: usize, weights: usize, biases: usize, inputSize: i32, outputSize: i32, adds: i32,
  outputs: usize, firstStep: i32, endStep: i32,
): void {
  const length = inputSize * rowBytes;
  for (let step = firstStep; step < endStep; step++) {
    const from = inputs + step * length;
    const to = outputs + step * outputSize * rowBytes;
    const before = blankPlaces(from, rowBytes, inputSize, rowBytes);
    const behind = blankPlaces(from + length - rowBytes, -rowBytes, inputSize - before, rowBytes);
    const skipped = before * rowBytes, end = length - behind * rowBytes;
    for (let o = 0; o < outputSize; o += blockSize) {
      const block = weights + (o / stripWidth) * length + ((o % stripWidth) << 2);
      const bias = biases + (o << 2);
      for (let part = 0; part < rowBytes; part += 2 * sizeof<L>()) {
        let a = loadSplat<L>(bias), b = a, c = loadSplat<L>(bias + 4), d = c;
        let e = loadSplat<L>(bias + 8), f = e, g = loadSplat<L>(bias + 12), h = g;
        let input = from + skipped + part, weight = block + skipped;
        for (const last = block + end; weight < last; weight += rowBytes, input += rowBytes) {
          const p = load<L>(input), q = load<L>(input, sizeof<L>());
          const w1 = loadSplat<L>(weight);
          a = multiplyAdd<L>(w1, p, a);
          b = multiplyAdd<L>(w1, q, b);
          const w2 = loadSplat<L>(weight + 4);
          c = multiplyAdd<L>(w2, p, c);
          d = multiplyAdd<L>(w2, q, d);
          const w3 = loadSplat<L>(weight + 8);
          e = multiplyAdd<L>(w3, p, e);
          f = multiplyAdd<L>(w3, q, f);
          const w4 = loadSplat<L>(weight + 12);
          g = multiplyAdd<L>(w4, p, g);
          h = multiplyAdd<L>(w4, q, h);
        }
        const place = to + o * rowBytes + part;
        // A block at the end may hold fewer than four; the rest was summed with zeros, for the sake of one loop.
        keepTwo<L>(place, a, b, adds);
        if (o + 1 < outputSize) keepTwo<L>(place + rowBytes, c, d, adds);
        if (o + 2 < outputSize) keepTwo<L>(place + 2 * rowBytes, e, f, adds);
        if (o + 3 < outputSize) keepTwo<L>(place + 3 * rowBytes, g, h, adds);
      }
    }
  }
}

@inline function keepTwo<L>(place: usize, a: L, b: L, adds: i32): void {
  store<L>(place, adds ? add<L>(a, load<L>(place)) : a);
  store<L>(place, adds ? add<L>(b, load<L>(place, sizeof<L>())) : b, sizeof<L>());
}

function gradients<L>(
  inputs: usize, dOutputs: usize, inputSize: i32, outputSize: i32, target: usize, room: usize, firstStep: i32, endStep: i32,
): void {
  const inputStep = inputSize * rowBytes, errorStep = outputSize * rowBytes;
  const from = inputs + firstStep * inputStep;
  const steps = endStep - firstStep;
  for (let o = 0; o < outputSize; o += blockSize) {
    const outputs = outputSize - o;
    // The block's gradients side by side: all inputs meet them in turn, and at every other step they would lie where
    // a cache of few places keeps but some.
    const rows = min(outputs, blockSize) * rowBytes;
    let errors = dOutputs + firstStep * errorStep + o * rowBytes;
    for (let step = 0; step < steps; step++, errors += errorStep) memory.copy(room + step * rows, errors, rows);
    const to = target + (o / stripWidth) * inputStep + ((o % stripWidth) << 2);
    let place = 0;
    for (; place + rowBytes < inputStep; place += 2 * rowBytes) {
      ofTwo<L>(from + place, rowBytes, inputStep, room, rowBytes, rows, steps, 1, 1, to + place, outputs);
    }
    if (place < inputStep) {
      ofOne<L>(from + place, inputStep, room, rowBytes, rows, steps, 1, 1, to + place, outputs);
    }
  }
}
