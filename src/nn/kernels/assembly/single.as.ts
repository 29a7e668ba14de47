// One image by itself: a register holds four outputs of it, where in a strip it would hold one number of four images.
// Its numbers lie side by side, in the order of the layers.
//
// scalePixels:  target[k] = pixels[k] / 255
// gatherOne:    target[k] = source[places[k]]
// multiplyRows: outputs[t, o] = biases[o] + Σᵢ inputs[t, i] · weights[i, o]
// convolveOne:  biases[o] + Σ_c Σ_i Σ_j picture[c, y·stride + i − top, x·stride + j − left] · weights[(c, i, j), o] at
//               every place (y, x), and of each window of poolSize × poolSize places the largest to target[o, window]
// takeFirst:    row[k] = strip[k] of the strip's first image      giveFirst: the opposite
//
// As in ./steps.as.ts blank inputs at both ends of a row are left out, and as in ./convolution.as.ts eight sums stay in registers.
//
// scalePixels reads and writes whole rows of 16 · inputs (steps, inputSize), outputs (steps, outputSize), plain
// picture (channels, height, width), target (outputs, ⌊outputHeight / poolSize⌋, ⌊outputWidth / poolSize⌋), plain
// weights, biases and shape as in ./convolution.as.ts · room (8, outputHeight, outputWidth) to work in
// strip (size, 16 images)

import { blankPlaces } from './blank.as';
import { largerOf, loadSplat, multiplyAdd, rowBytes, stripWidth } from './lanes.as';

export function scalePixels(pixels: usize, size: i32, target: usize): void {
  for (const end = pixels + size; pixels < end; pixels += 4, target += 16) {
    if (ASC_FEATURE_SIMD) {
      const bytes = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(pixels)));
      v128.store(target, f32x4.div(f32x4.convert_i32x4_s(bytes), f32x4.splat(255)));
    } else {
      for (let k = 0; k < 4; k++) store<f32>(target + (k << 2), <f32>load<u8>(pixels + k) / 255);
    }
  }
}

export function gatherOne(source: usize, places: usize, target: usize, count: i32): void {
  for (const end = target + (count << 2); target < end; target += 4, places += 4) {
    store<f32>(target, load<f32>(source + (load<i32>(places) << 2)));
  }
}

export function takeFirst(strip: usize, size: i32, row: usize): void {
  for (const end = row + (size << 2); row < end; row += 4, strip += rowBytes) store<f32>(row, load<f32>(strip));
}

export function giveFirst(row: usize, size: i32, strip: usize): void {
  for (const end = row + (size << 2); row < end; row += 4, strip += rowBytes) store<f32>(strip, load<f32>(row));
}

export function multiplyRows(
  inputs: usize, steps: i32, weights: usize, biases: usize, inputSize: i32, outputSize: i32, outputs: usize,
): void {
  if (ASC_FEATURE_SIMD) products<v128>(inputs, steps, weights, biases, inputSize, outputSize, outputs);
  else products<f32>(inputs, steps, weights, biases, inputSize, outputSize, outputs);
}

/** Where the weights of output `o` begin. */
@inline function columnOf(weights: usize, o: i32, rows: i32): usize {
  return weights + (o / stripWidth) * rows * rowBytes + ((o % stripWidth) << 2);
}

function products<L>(
  inputs: usize, steps: i32, weights: usize, biases: usize, inputSize: i32, outputSize: i32, outputs: usize,
): void {
  const length = inputSize << 2, apart = outputSize << 2;
  const tile = <i32>sizeof<L>();
  const pairs = steps & ~1;
  let rows = inputs, to = outputs;
  for (let t = 0; t < pairs; t += 2, rows += 2 * length, to += 2 * apart) {
    const before = min(blankPlaces(rows, 4, inputSize, 4), blankPlaces(rows + length, 4, inputSize, 4));
    const behind = min(
      blankPlaces(rows + length - 4, -4, inputSize - before, 4), blankPlaces(rows + 2 * length - 4, -4, inputSize - before, 4),
    );
    const firstInput = rows + (before << 2), endInput = rows + (inputSize - behind << 2);
    for (let o = 0; o < outputSize; o += tile) {
      const bias = biases + (o << 2);
      let a = load<L>(bias), b = load<L>(bias, sizeof<L>()), c = load<L>(bias, 2 * sizeof<L>()), d = load<L>(bias, 3 * sizeof<L>());
      let e = a, f = b, g = c, h = d;
      let input = firstInput, weight = columnOf(weights, o, inputSize) + before * rowBytes;
      for (; input < endInput; input += 4, weight += rowBytes) {
        const p = loadSplat<L>(input), q = loadSplat<L>(input + length);
        const w1 = load<L>(weight);
        a = multiplyAdd<L>(p, w1, a);
        e = multiplyAdd<L>(q, w1, e);
        const w2 = load<L>(weight, sizeof<L>());
        b = multiplyAdd<L>(p, w2, b);
        f = multiplyAdd<L>(q, w2, f);
        const w3 = load<L>(weight, 2 * sizeof<L>());
        c = multiplyAdd<L>(p, w3, c);
        g = multiplyAdd<L>(q, w3, g);
        const w4 = load<L>(weight, 3 * sizeof<L>());
        d = multiplyAdd<L>(p, w4, d);
        h = multiplyAdd<L>(q, w4, h);
      }
      keepFour<L>(to + (o << 2), 4, outputSize - o, a, b, c, d);
      keepFour<L>(to + apart + (o << 2), 4, outputSize - o, e, f, g, h);
    }
  }
  if (pairs == steps) return;
  // A row alone fills the registers with twice as many outputs.
  const before = blankPlaces(rows, 4, inputSize, 4);
  const behind = blankPlaces(rows + length - 4, -4, inputSize - before, 4);
  const firstInput = rows + (before << 2), endInput = rows + (inputSize - behind << 2);
  for (let o = 0; o < outputSize; o += 2 * tile) {
    const next = o + tile < outputSize ? o + tile : o;
    const bias = biases + (o << 2), nextBias = biases + (next << 2);
    let a = load<L>(bias), b = load<L>(bias, sizeof<L>()), c = load<L>(bias, 2 * sizeof<L>()), d = load<L>(bias, 3 * sizeof<L>());
    let e = load<L>(nextBias), f = load<L>(nextBias, sizeof<L>()), g = load<L>(nextBias, 2 * sizeof<L>()), h = load<L>(nextBias, 3 * sizeof<L>());
    const column = columnOf(weights, o, inputSize);
    const beside = columnOf(weights, next, inputSize) - column;
    let input = firstInput, weight = column + before * rowBytes;
    for (; input < endInput; input += 4, weight += rowBytes) {
      const p = loadSplat<L>(input);
      const other = weight + beside;
      a = multiplyAdd<L>(p, load<L>(weight), a);
      b = multiplyAdd<L>(p, load<L>(weight, sizeof<L>()), b);
      c = multiplyAdd<L>(p, load<L>(weight, 2 * sizeof<L>()), c);
      d = multiplyAdd<L>(p, load<L>(weight, 3 * sizeof<L>()), d);
      e = multiplyAdd<L>(p, load<L>(other), e);
      f = multiplyAdd<L>(p, load<L>(other, sizeof<L>()), f);
      g = multiplyAdd<L>(p, load<L>(other, 2 * sizeof<L>()), g);
      h = multiplyAdd<L>(p, load<L>(other, 3 * sizeof<L>()), h);
    }
    keepFour<L>(to + (o << 2), 4, outputSize - o, a, b, c, d);
    keepFour<L>(to + (next << 2), 4, outputSize - next, e, f, g, h);
  }
}

export function convolveOne(
  picture: usize, weights: usize, biases: usize, shape: usize, poolSize: i32, room: usize, target: usize,
): void {
  if (ASC_FEATURE_SIMD) convolved<v128>(picture, weights, biases, shape, poolSize, room, target);
  else convolved<f32>(picture, weights, biases, shape, poolSize, room, target);
}

function convolved<L>(
  picture: usize, weights: usize, biases: usize, shape: usize, poolSize: i32, room: usize, target: usize,
): void {
  const outputs = load<i32>(shape, 12);
  const rows = load<i32>(shape, 32) / poolSize, columns = load<i32>(shape, 36) / poolSize;
  const line = load<i32>(shape, 36) * 2 * <i32>sizeof<L>();
  const mapBytes = rows * columns << 2;
  // Two registers of outputs at each of four places.
  const block = 2 * <i32>sizeof<L>() >> 2;
  for (let o = 0; o < outputs; o += block) {
    sumAtPlaces<L>(picture, weights, biases + (o << 2), o, shape, room);
    let to = target + o * mapBytes;
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++, to += 4) {
        const corner = room + y * poolSize * line + x * poolSize * 2 * sizeof<L>();
        let a = load<L>(corner), b = load<L>(corner, sizeof<L>());
        for (let i = 0; i < poolSize; i++) {
          let place = corner + i * line;
          for (const end = place + poolSize * 2 * sizeof<L>(); place < end; place += 2 * sizeof<L>()) {
            a = largerOf<L>(load<L>(place), a);
            b = largerOf<L>(load<L>(place, sizeof<L>()), b);
          }
        }
        keepApart<L>(to, mapBytes, outputs - o, a);
        keepApart<L>(to + block / 2 * mapBytes, mapBytes, outputs - o - block / 2, b);
      }
    }
  }
}

/** The sums of two registers of outputs at every place, from output `o` on. */
function sumAtPlaces<L>(picture: usize, weights: usize, bias: usize, o: i32, shape: usize, room: usize): void {
  const channels = load<i32>(shape), height = load<i32>(shape, 4), width = load<i32>(shape, 8);
  const kernelSize = load<i32>(shape, 16), stride = load<i32>(shape, 20);
  const top = load<i32>(shape, 24), left = load<i32>(shape, 28);
  const outputHeight = load<i32>(shape, 32), outputWidth = load<i32>(shape, 36);
  const filterLine = kernelSize * rowBytes, filterBytes = kernelSize * filterLine;
  const lineBytes = width << 2, mapBytes = height * lineBytes;
  const filters = columnOf(weights, o, channels * kernelSize * kernelSize);
  for (let y = 0; y < outputHeight; y++) {
    const row = y * stride - top;
    const firstI = max(0, -row), endI = min(kernelSize, height - row);
    let x = 0;
    while (x < outputWidth) {
      // Four places that meet the same weights go together, the last ones with some that are done again; beside the
      // picture they may not.
      const first = min(x, outputWidth - 4);
      const edge = first * stride - left;
      const isFour = first >= 0 && edge >= 0 && edge + 3 * stride + kernelSize <= width;
      if (isFour) x = first;
      const column = x * stride - left;
      const firstJ = max(0, -column), endJ = min(kernelSize, width - column);
      const apart = isFour ? stride << 2 : 0;
      let a = load<L>(bias), b = load<L>(bias, sizeof<L>());
      let c = a, d = b, e = a, f = b, g = a, h = b;
      let corner = picture + (row + firstI) * lineBytes + (column + firstJ << 2);
      let ofChannel = filters + firstI * filterLine + firstJ * rowBytes;
      for (let channel = 0; channel < channels; channel++) {
        let line = corner, ofLine = ofChannel;
        for (let i = firstI; i < endI; i++) {
          let pixel = line, weight = ofLine;
          for (let j = firstJ; j < endJ; j++, pixel += 4, weight += rowBytes) {
            const w1 = load<L>(weight), w2 = load<L>(weight, sizeof<L>());
            const p = loadSplat<L>(pixel);
            a = multiplyAdd<L>(p, w1, a);
            b = multiplyAdd<L>(p, w2, b);
            const q = loadSplat<L>(pixel + apart);
            c = multiplyAdd<L>(q, w1, c);
            d = multiplyAdd<L>(q, w2, d);
            const r = loadSplat<L>(pixel + 2 * apart);
            e = multiplyAdd<L>(r, w1, e);
            f = multiplyAdd<L>(r, w2, f);
            const s = loadSplat<L>(pixel + 3 * apart);
            g = multiplyAdd<L>(s, w1, g);
            h = multiplyAdd<L>(s, w2, h);
          }
          line += lineBytes;
          ofLine += filterLine;
        }
        corner += mapBytes;
        ofChannel += filterBytes;
      }
      const place = room + (y * outputWidth + x) * 2 * sizeof<L>();
      store<L>(place, a);
      store<L>(place, b, sizeof<L>());
      if (isFour) {
        store<L>(place, c, 2 * sizeof<L>());
        store<L>(place, d, 3 * sizeof<L>());
        store<L>(place, e, 4 * sizeof<L>());
        store<L>(place, f, 5 * sizeof<L>());
        store<L>(place, g, 6 * sizeof<L>());
        store<L>(place, h, 7 * sizeof<L>());
      }
      x += isFour ? 4 : 1;
    }
  }
}

/** The numbers of four registers, each `apart` bytes from the one before; those beyond `count` are no outputs. */
@inline function keepFour<L>(place: usize, apart: i32, count: i32, a: L, b: L, c: L, d: L): void {
  const lanes = <i32>sizeof<L>() >> 2;
  keepApart<L>(place, apart, count, a);
  keepApart<L>(place + lanes * apart, apart, count - lanes, b);
  keepApart<L>(place + 2 * lanes * apart, apart, count - 2 * lanes, c);
  keepApart<L>(place + 3 * lanes * apart, apart, count - 3 * lanes, d);
}

@inline function keepApart<L>(place: usize, apart: i32, count: i32, numbers: L): void {
  if (count <= 0) return;
  if (isVector<L>()) {
    if (apart == 4 && count > 3) {
      store<L>(place, numbers);
      return;
    }
    store<f32>(place, f32x4.extract_lane(numbers, 0));
    if (count > 1) store<f32>(place + apart, f32x4.extract_lane(numbers, 1));
    if (count > 2) store<f32>(place + 2 * apart, f32x4.extract_lane(numbers, 2));
    if (count > 3) store<f32>(place + 3 * apart, f32x4.extract_lane(numbers, 3));
  } else store<f32>(place, numbers);
}
