// What attention does between its dense layers, forward and back: every step asks all steps, within each head.
//
// attend: attention[h, s, t] = softmax over t of (queries[s] · keys[t] / √headSize)      mixed[s] = Σ_t attention[h, s, t] · values[t]
// attendBackward: dValues[t] = Σ_s attention[s, t] · dMixed[s]      dScores = attention · (dAttention − Σ_t attention · dAttention)
//                 dQueries[s] = Σ_t dScores[s, t] · keys[t] / √headSize      dKeys[t] = Σ_s dScores[s, t] · queries[s] / √headSize
//
// Each image has numbers of its own everywhere, so every product is one of whole rows: a register of four images
// times another. Eight sums stay in registers, of two rows and four columns.
//
// queries, keys, values, mixed and their gradients (steps · size, 16 images), a head's numbers side by side
// attention (heads · steps · steps, 16 images) · dScores (steps · steps, 16 images): room for one head's
//
// attendOne: of one image by itself, whose queries, keys, values and mixed are (steps, size), plain;
// turned (size, steps) and shares (steps) to work in

import { exponential } from './exponential.as';
import {
  add, divide, largerOf, largestOfLanes, loadSplat, multiply, multiplyAdd, rowBytes, splat, subtract, sumOfLanes,
} from './lanes.as';

export function attend(
  queries: usize, keys: usize, values: usize, steps: i32, size: i32, heads: i32, attention: usize, mixed: usize,
): void {
  if (ASC_FEATURE_SIMD) forward<v128>(queries, keys, values, steps, size, heads, attention, mixed);
  else forward<f32>(queries, keys, values, steps, size, heads, attention, mixed);
}

export function attendBackward(
  dMixed: usize, queries: usize, keys: usize, values: usize, attention: usize, steps: i32, size: i32, heads: i32,
  dScores: usize, dQueries: usize, dKeys: usize, dValues: usize,
): void {
  if (ASC_FEATURE_SIMD) backward<v128>(dMixed, queries, keys, values, attention, steps, size, heads, dScores, dQueries, dKeys, dValues);
  else backward<f32>(dMixed, queries, keys, values, attention, steps, size, heads, dScores, dQueries, dKeys, dValues);
}

function forward<L>(
  queries: usize, keys: usize, values: usize, steps: i32, size: i32, heads: i32, attention: usize, mixed: usize,
): void {
  const headSize = size / heads;
  const step = size * rowBytes, row = steps * rowBytes;
  const scale: f32 = 1 / sqrt<f32>(<f32>headSize);
  for (let head = 0; head < heads; head++) {
    const first = head * headSize * rowBytes;
    const shares = attention + head * steps * row;
    product<L>(queries + first, step, rowBytes, keys + first, rowBytes, step, shares, row, rowBytes, steps, headSize, steps, scale);
    for (let s = 0; s < steps; s++) softmaxOf<L>(shares + s * row, row);
    product<L>(shares, row, rowBytes, values + first, step, rowBytes, mixed + first, step, rowBytes, steps, steps, headSize, 1);
  }
}

function backward<L>(
  dMixed: usize, queries: usize, keys: usize, values: usize, attention: usize, steps: i32, size: i32, heads: i32,
  dScores: usize, dQueries: usize, dKeys: usize, dValues: usize,
): void {
  const headSize = size / heads;
  const step = size * rowBytes, row = steps * rowBytes;
  const scale: f32 = 1 / sqrt<f32>(<f32>headSize);
  for (let head = 0; head < heads; head++) {
    const first = head * headSize * rowBytes;
    const shares = attention + head * steps * row;
    product<L>(shares, rowBytes, row, dMixed + first, step, rowBytes, dValues + first, step, rowBytes, steps, steps, headSize, 1);
    product<L>(dMixed + first, step, rowBytes, values + first, rowBytes, step, dScores, row, rowBytes, steps, headSize, steps, 1);
    for (let s = 0; s < steps; s++) softmaxBack<L>(shares + s * row, dScores + s * row, row);
    product<L>(dScores, row, rowBytes, keys + first, step, rowBytes, dQueries + first, step, rowBytes, steps, steps, headSize, scale);
    product<L>(dScores, rowBytes, row, queries + first, step, rowBytes, dKeys + first, step, rowBytes, steps, steps, headSize, scale);
  }
}

export function attendOne(
  queries: usize, keys: usize, values: usize, steps: i32, size: i32, heads: i32, turned: usize, shares: usize, mixed: usize,
): void {
  // A register holds four steps, or four numbers of a head.
  if (ASC_FEATURE_SIMD && !((steps | (size / heads)) & 3)) one<v128>(queries, keys, values, steps, size, heads, turned, shares, mixed);
  else one<f32>(queries, keys, values, steps, size, heads, turned, shares, mixed);
}

function one<L>(
  queries: usize, keys: usize, values: usize, steps: i32, size: i32, heads: i32, turned: usize, shares: usize, mixed: usize,
): void {
  const headBytes = size / heads << 2, step = size << 2, row = steps << 2;
  const scale = splat<L>(1 / sqrt<f32>(<f32>(size / heads)));
  for (let t = 0; t < row; t += 4) {
    let to = turned + t;
    for (const end = keys + step; keys < end; keys += 4, to += row) store<f32>(to, load<f32>(keys));
  }
  for (let first = 0; first < step; first += headBytes) {
    for (let s = 0; s < steps; s++) {
      const asking = queries + s * step + first, place = mixed + s * step + first;
      let largest = splat<L>(-Infinity);
      for (let t: i32 = 0; t < row; t += sizeof<L>()) {
        let sum = splat<L>(0);
        let key = turned + first * steps + t;
        for (let j = asking; j < asking + headBytes; j += 4, key += row) sum = multiplyAdd<L>(loadSplat<L>(j), load<L>(key), sum);
        sum = multiply<L>(scale, sum);
        largest = largerOf<L>(sum, largest);
        store<L>(shares + t, sum);
      }
      const most = splat<L>(largestOfLanes<L>(largest));
      let sums = splat<L>(0);
      for (let t: i32 = 0; t < row; t += sizeof<L>()) {
        const share = exponential<L>(subtract<L>(load<L>(shares + t), most));
        sums = add<L>(sums, share);
        store<L>(shares + t, share);
      }
      const factor = splat<L>(1 / sumOfLanes<L>(sums));
      for (let j: i32 = 0; j < headBytes; j += sizeof<L>()) {
        let sum = splat<L>(0);
        let value = values + first + j;
        for (let t = shares; t < shares + row; t += 4, value += step) sum = multiplyAdd<L>(loadSplat<L>(t), load<L>(value), sum);
        store<L>(place + j, multiply<L>(factor, sum));
      }
    }
  }
}

function softmaxOf<L>(scores: usize, length: i32): void {
  for (let part = 0; part < rowBytes; part += sizeof<L>()) {
    let largest = load<L>(scores + part);
    for (let k = part; k < length; k += rowBytes) largest = largerOf<L>(load<L>(scores + k), largest);
    let sum = splat<L>(0);
    for (let k = part; k < length; k += rowBytes) {
      const share = exponential<L>(subtract<L>(load<L>(scores + k), largest));
      store<L>(scores + k, share);
      sum = add<L>(sum, share);
    }
    const factor = divide<L>(splat<L>(1), sum);
    for (let k = part; k < length; k += rowBytes) store<L>(scores + k, multiply<L>(load<L>(scores + k), factor));
  }
}

function softmaxBack<L>(shares: usize, gradients: usize, length: i32): void {
  for (let part = 0; part < rowBytes; part += sizeof<L>()) {
    let sum = splat<L>(0);
    for (let k = part; k < length; k += rowBytes) sum = multiplyAdd<L>(load<L>(shares + k), load<L>(gradients + k), sum);
    for (let k = part; k < length; k += rowBytes) {
      store<L>(gradients + k, multiply<L>(load<L>(shares + k), subtract<L>(load<L>(gradients + k), sum)));
    }
  }
}

/** target[r, c] = scale · Σₖ left[r, k] · right[k, c], image by image; each step between rows, columns and addends is told in bytes. */
function product<L>(
  left: usize, leftRow: i32, leftStep: i32, right: usize, rightStep: i32, rightColumn: i32,
  target: usize, targetRow: i32, targetColumn: i32, rows: i32, inner: i32, columns: i32, scale: f32,
): void {
  const scales = splat<L>(scale);
  for (let r = 0; r < rows; r += 2) {
    // Rows and columns that are not there repeat the first one, and are not stored.
    const isPair = r + 1 < rows;
    const nextRow = isPair ? leftRow : 0;
    for (let c = 0; c < columns; c += 4) {
      const count = columns - c;
      const second = count > 1 ? rightColumn : 0, third = count > 2 ? 2 * rightColumn : 0, fourth = count > 3 ? 3 * rightColumn : 0;
      for (let part = 0; part < rowBytes; part += sizeof<L>()) {
        let x = left + r * leftRow + part, y = right + c * rightColumn + part;
        let a = splat<L>(0), b = splat<L>(0), d = splat<L>(0), e = splat<L>(0);
        let f = splat<L>(0), g = splat<L>(0), h = splat<L>(0), i = splat<L>(0);
        for (let k = 0; k < inner; k++, x += leftStep, y += rightStep) {
          const x1 = load<L>(x), x2 = load<L>(x + nextRow);
          const y1 = load<L>(y);
          a = multiplyAdd<L>(x1, y1, a);
          f = multiplyAdd<L>(x2, y1, f);
          const y2 = load<L>(y + second);
          b = multiplyAdd<L>(x1, y2, b);
          g = multiplyAdd<L>(x2, y2, g);
          const y3 = load<L>(y + third);
          d = multiplyAdd<L>(x1, y3, d);
          h = multiplyAdd<L>(x2, y3, h);
          const y4 = load<L>(y + fourth);
          e = multiplyAdd<L>(x1, y4, e);
          i = multiplyAdd<L>(x2, y4, i);
        }
        const place = target + r * targetRow + c * targetColumn + part;
        keep<L>(place, targetColumn, count, scales, a, b, d, e);
        if (isPair) keep<L>(place + targetRow, targetColumn, count, scales, f, g, h, i);
      }
    }
  }
}

@inline function keep<L>(place: usize, apart: i32, count: i32, scale: L, a: L, b: L, c: L, d: L): void {
  store<L>(place, multiply<L>(scale, a));
  if (count > 1) store<L>(place + apart, multiply<L>(scale, b));
  if (count > 2) store<L>(place + 2 * apart, multiply<L>(scale, c));
  if (count > 3) store<L>(place + 3 * apart, multiply<L>(scale, d));
}
