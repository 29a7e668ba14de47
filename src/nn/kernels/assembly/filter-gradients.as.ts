// The way back through a convolution: what its filters should change, and the filters turned for what its inputs should.
//
// addFilterGradients: target[(c, i, j), o] += Σ_images Σ_y Σ_x inputs[c, y·stride + i − top, x·stride + j − left] · dOutputs[o, y, x]
// turnFilters:        turned[(o, i, j), c] = weights[(c, kernelSize − 1 − i, kernelSize − 1 − j), o]
//
// With stride 1 the gradient of the inputs is itself a convolution: of dOutputs with the turned filters, and
// kernelSize − 1 − top rows of zeros above. Eight sums stay in registers: four outputs times two weights.
//
// inputs, dOutputs, weights, target and shape as in ./convolution.as.ts

import { add, multiplyAdd, rowBytes, splat, stripWidth, sumOfLanes } from './lanes.as';

// Outputs in a block; a strip of weights holds whole blocks.
const blockSize: i32 = 4;

export function addFilterGradients(
  inputs: usize, dOutputs: usize, shape: usize, target: usize, firstStrip: i32, endStrip: i32,
): void {
  if (ASC_FEATURE_SIMD) filterGradients<v128>(inputs, dOutputs, shape, target, firstStrip, endStrip);
  else filterGradients<f32>(inputs, dOutputs, shape, target, firstStrip, endStrip);
}

/** The first place whose product is on the picture, of a weight `offset` places before it. */
@inline function firstOn(offset: i32, stride: i32): i32 {
  return max(0, (offset + stride - 1) / stride);
}

/** The first place behind those whose product is on the picture. */
@inline function endOn(offset: i32, stride: i32, size: i32, places: i32): i32 {
  return size + offset > 0 ? min(places, (size + offset - 1) / stride + 1) : 0;
}

function filterGradients<L>(
  inputs: usize, dOutputs: usize, shape: usize, target: usize, firstStrip: i32, endStrip: i32,
): void {
  const channels = load<i32>(shape), height = load<i32>(shape, 4), width = load<i32>(shape, 8);
  const outputs = load<i32>(shape, 12), kernelSize = load<i32>(shape, 16), stride = load<i32>(shape, 20);
  const top = load<i32>(shape, 24), left = load<i32>(shape, 28);
  const outputHeight = load<i32>(shape, 32), outputWidth = load<i32>(shape, 36);
  const filterSize = kernelSize * kernelSize;
  const weightCount = channels * filterSize;
  const mapBytes = height * width * rowBytes;
  const outputMap = outputHeight * outputWidth * rowBytes;
  for (let strip = firstStrip; strip < endStrip; strip++) {
    const from = inputs + strip * channels * mapBytes;
    for (let o = 0; o < outputs; o += blockSize) {
      const errors = dOutputs + (strip * outputs + o) * outputMap;
      const to = target + (o / stripWidth * weightCount) * rowBytes + ((o % stripWidth) << 2);
      let w = 0;
      while (w < weightCount) {
        const i = w % filterSize / kernelSize, j = w % kernelSize;
        const firstY = firstOn(top - i, stride), endY = endOn(top - i, stride, height, outputHeight);
        const firstX = firstOn(left - j, stride), endX = endOn(left - j, stride, width, outputWidth);
        const origin = from + w / filterSize * mapBytes;
        const first = origin + ((firstY * stride + i - top) * width + firstX * stride + j - left) * rowBytes;
        // Two weights that meet the same places go together; at the picture's edge they may not.
        const next = w + 1;
        const nextI = next % filterSize / kernelSize, nextJ = next % kernelSize;
        const isPair = next < weightCount
          && firstOn(top - nextI, stride) == firstY && endOn(top - nextI, stride, height, outputHeight) == endY
          && firstOn(left - nextJ, stride) == firstX && endOn(left - nextJ, stride, width, outputWidth) == endX;
        const apart = (next / filterSize - w / filterSize) * mapBytes + ((nextI - i) * width + nextJ - j) * rowBytes;
        const errorsFirst = errors + (firstY * outputWidth + firstX) * rowBytes;
        const rows = endY - firstY, columns = endX - firstX;
        const inputStep = width * stride * rowBytes, errorStep = outputWidth * rowBytes;
        if (isPair) {
          ofTwo<L>(first, apart, inputStep, errorsFirst, outputMap, errorStep, rows, columns, stride, to + w * rowBytes, outputs - o);
        } else {
          ofOne<L>(first, inputStep, errorsFirst, outputMap, errorStep, rows, columns, stride, to + w * rowBytes, outputs - o);
        }
        w += isPair ? 2 : 1;
      }
    }
  }
}

/** What four outputs send to two weights, `apart` bytes apart in the inputs. */
export function ofTwo<L>(
  input: usize, apart: i32, inputStep: i32, error: usize, outputMap: i32, errorStep: i32,
  rows: i32, columns: i32, stride: i32, target: usize, outputs: i32,
): void {
  // Outputs that are not there repeat the first one, and are not stored.
  const second = outputs > 1 ? outputMap : 0;
  const third = outputs > 2 ? 2 * outputMap : 0;
  const fourth = outputs > 3 ? 3 * outputMap : 0;
  // Without a stride, a row of places is one run in both.
  const runs = stride == 1 ? 1 : columns;
  const length = (stride == 1 ? columns : 1) * rowBytes;
  const inputRun = stride * rowBytes;
  let a = splat<L>(0), b = splat<L>(0), c = splat<L>(0), d = splat<L>(0);
  let e = splat<L>(0), f = splat<L>(0), g = splat<L>(0), h = splat<L>(0);
  for (let y = 0; y < rows; y++) {
    let start = input, errors = error;
    for (let run = 0; run < runs; run++) {
      let x1 = start, x2 = start + apart;
      let d1 = errors, d2 = errors + second, d3 = errors + third, d4 = errors + fourth;
      const end = d1 + length;
      while (d1 < end) {
        let p = load<L>(x1), q = load<L>(x2);
        let error1 = load<L>(d1);
        a = multiplyAdd<L>(error1, p, a);
        b = multiplyAdd<L>(error1, q, b);
        let error2 = load<L>(d2);
        c = multiplyAdd<L>(error2, p, c);
        d = multiplyAdd<L>(error2, q, d);
        let error3 = load<L>(d3);
        e = multiplyAdd<L>(error3, p, e);
        f = multiplyAdd<L>(error3, q, f);
        let error4 = load<L>(d4);
        g = multiplyAdd<L>(error4, p, g);
        h = multiplyAdd<L>(error4, q, h);
        p = load<L>(x1, sizeof<L>());
        q = load<L>(x2, sizeof<L>());
        error1 = load<L>(d1, sizeof<L>());
        a = multiplyAdd<L>(error1, p, a);
        b = multiplyAdd<L>(error1, q, b);
        error2 = load<L>(d2, sizeof<L>());
        c = multiplyAdd<L>(error2, p, c);
        d = multiplyAdd<L>(error2, q, d);
        error3 = load<L>(d3, sizeof<L>());
        e = multiplyAdd<L>(error3, p, e);
        f = multiplyAdd<L>(error3, q, f);
        error4 = load<L>(d4, sizeof<L>());
        g = multiplyAdd<L>(error4, p, g);
        h = multiplyAdd<L>(error4, q, h);
        x1 += 2 * sizeof<L>();
        x2 += 2 * sizeof<L>();
        d1 += 2 * sizeof<L>();
        d2 += 2 * sizeof<L>();
        d3 += 2 * sizeof<L>();
        d4 += 2 * sizeof<L>();
      }
      start += inputRun;
      errors += length;
    }
    input += inputStep;
    error += errorStep;
  }
  addTo<L>(target, outputs, a, c, e, g);
  addTo<L>(target + rowBytes, outputs, b, d, f, h);
}

/** What four outputs send to one weight, in two sums each. */
export function ofOne<L>(
  input: usize, inputStep: i32, error: usize, outputMap: i32, errorStep: i32,
  rows: i32, columns: i32, stride: i32, target: usize, outputs: i32,
): void {
  const second = outputs > 1 ? outputMap : 0;
  const third = outputs > 2 ? 2 * outputMap : 0;
  const fourth = outputs > 3 ? 3 * outputMap : 0;
  const runs = stride == 1 ? 1 : columns;
  const length = (stride == 1 ? columns : 1) * rowBytes;
  const inputRun = stride * rowBytes;
  let a = splat<L>(0), b = splat<L>(0), c = splat<L>(0), d = splat<L>(0);
  let e = splat<L>(0), f = splat<L>(0), g = splat<L>(0), h = splat<L>(0);
  for (let y = 0; y < rows; y++) {
    let start = input, errors = error;
    for (let run = 0; run < runs; run++) {
      let x = start;
      let d1 = errors, d2 = errors + second, d3 = errors + third, d4 = errors + fourth;
      const end = d1 + length;
      while (d1 < end) {
        const p = load<L>(x), q = load<L>(x, sizeof<L>());
        a = multiplyAdd<L>(load<L>(d1), p, a);
        b = multiplyAdd<L>(load<L>(d1, sizeof<L>()), q, b);
        c = multiplyAdd<L>(load<L>(d2), p, c);
        d = multiplyAdd<L>(load<L>(d2, sizeof<L>()), q, d);
        e = multiplyAdd<L>(load<L>(d3), p, e);
        f = multiplyAdd<L>(load<L>(d3, sizeof<L>()), q, f);
        g = multiplyAdd<L>(load<L>(d4), p, g);
        h = multiplyAdd<L>(load<L>(d4, sizeof<L>()), q, h);
        x += 2 * sizeof<L>();
        d1 += 2 * sizeof<L>();
        d2 += 2 * sizeof<L>();
        d3 += 2 * sizeof<L>();
        d4 += 2 * sizeof<L>();
      }
      start += inputRun;
      errors += length;
    }
    input += inputStep;
    error += errorStep;
  }
  addTo<L>(target, outputs, add<L>(a, b), add<L>(c, d), add<L>(e, f), add<L>(g, h));
}

/** The lanes of four outputs' sums, each added to its weight's gradient. */
@inline function addTo<L>(place: usize, outputs: i32, a: L, b: L, c: L, d: L): void {
  addOne<L>(place, a);
  if (outputs > 1) addOne<L>(place + 4, b);
  if (outputs > 2) addOne<L>(place + 8, c);
  if (outputs > 3) addOne<L>(place + 12, d);
}

@inline function addOne<L>(place: usize, sums: L): void {
  store<f32>(place, load<f32>(place) + sumOfLanes<L>(sums));
}

export function turnFilters(weights: usize, shape: usize, turned: usize): void {
  const channels = load<i32>(shape), outputs = load<i32>(shape, 12);
  const filterSize = load<i32>(shape, 16) * load<i32>(shape, 16);
  for (let o = 0; o < outputs; o++) {
    for (let c = 0; c < channels; c++) {
      let from = weights + stripPlace(c * filterSize, o, channels * filterSize);
      let to = turned + stripPlace(o * filterSize + filterSize - 1, c, outputs * filterSize);
      // The last weight first turns both rows and columns.
      for (let k = 0; k < filterSize; k++, from += rowBytes, to -= rowBytes) store<f32>(to, load<f32>(from));
    }
  }
}

@inline function stripPlace(row: i32, column: i32, rows: i32): usize {
  return ((column / stripWidth) * rows + row) * rowBytes + ((column % stripWidth) << 2);
}
