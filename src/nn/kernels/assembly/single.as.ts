// One image by itself: a register holds four outputs of it, where in a strip it would hold one number of four images.
//
// takeFirst:   rows[t · rowLength + j] = strip[t · size + j] of the strip's first image
// giveFirst:   the opposite
// convolveOne: strip[o, y, x] of the first image = biases[o]
//              + Σ_c Σ_i Σ_j picture[c, y·stride + i − top, x·stride + j − left] · weights[(c, i, j), o]
//
// strip (steps · size or outputs · outputHeight · outputWidth, 16 images) · rows (steps, rowLength), plain
// picture (channels, height, width), plain · weights, biases and shape as in ./convolution.as.ts

import { loadSplat, multiplyAdd, rowBytes, stripWidth } from './lanes.as';

export function takeFirst(strip: usize, steps: i32, size: i32, rowLength: i32, rows: usize): void {
  for (let t = 0; t < steps; t++) {
    let from = strip + t * size * rowBytes;
    let to = rows + (t * rowLength << 2);
    for (const end = to + (size << 2); to < end; to += 4, from += rowBytes) store<f32>(to, load<f32>(from));
  }
}

export function giveFirst(rows: usize, steps: i32, size: i32, rowLength: i32, strip: usize): void {
  for (let t = 0; t < steps; t++) {
    let to = strip + t * size * rowBytes;
    let from = rows + (t * rowLength << 2);
    for (const end = from + (size << 2); from < end; from += 4, to += rowBytes) store<f32>(to, load<f32>(from));
  }
}

export function convolveOne(picture: usize, weights: usize, biases: usize, shape: usize, strip: usize): void {
  if (ASC_FEATURE_SIMD) convolved<v128>(picture, weights, biases, shape, strip);
  else convolved<f32>(picture, weights, biases, shape, strip);
}

function convolved<L>(picture: usize, weights: usize, biases: usize, shape: usize, strip: usize): void {
  const channels = load<i32>(shape), height = load<i32>(shape, 4), width = load<i32>(shape, 8);
  const outputs = load<i32>(shape, 12), kernelSize = load<i32>(shape, 16), stride = load<i32>(shape, 20);
  const top = load<i32>(shape, 24), left = load<i32>(shape, 28);
  const outputHeight = load<i32>(shape, 32), outputWidth = load<i32>(shape, 36);
  const filterLine = kernelSize * rowBytes, filterBytes = kernelSize * filterLine;
  const mapBytes = height * width << 2;
  const tile = <i32>sizeof<L>();
  for (let o = 0; o < outputs; o += tile) {
    const filters = weights + (o / stripWidth) * channels * filterBytes + ((o % stripWidth) << 2);
    const bias = biases + (o << 2);
    const map = strip + o * outputHeight * outputWidth * rowBytes;
    for (let y = 0; y < outputHeight; y++) {
      const row = y * stride - top;
      const firstI = max(0, -row), endI = min(kernelSize, height - row);
      let x = 0;
      while (x < outputWidth) {
        const column = x * stride - left;
        const firstJ = max(0, -column), endJ = min(kernelSize, width - column);
        // Two places that meet the same weights go together; beside the picture they may not.
        const next = column + stride;
        const isPair = x + 1 < outputWidth && max(0, -next) == firstJ && min(kernelSize, width - next) == endJ;
        const apart = isPair ? stride << 2 : 0;
        let a = load<L>(bias), b = load<L>(bias, sizeof<L>()), c = load<L>(bias, 2 * sizeof<L>()), d = load<L>(bias, 3 * sizeof<L>());
        let e = a, f = b, g = c, h = d;
        let corner = picture + ((row + firstI) * width + column + firstJ << 2);
        let ofChannel = filters + firstI * filterLine + firstJ * rowBytes;
        for (let channel = 0; channel < channels; channel++) {
          let line = corner, ofLine = ofChannel;
          for (let i = firstI; i < endI; i++) {
            let pixel = line, weight = ofLine;
            for (let j = firstJ; j < endJ; j++, pixel += 4, weight += rowBytes) {
              const p = loadSplat<L>(pixel), q = loadSplat<L>(pixel + apart);
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
            line += width << 2;
            ofLine += filterLine;
          }
          corner += mapBytes;
          ofChannel += filterBytes;
        }
        const apartMaps = outputHeight * outputWidth * rowBytes;
        const place = map + (y * outputWidth + x) * rowBytes;
        give<L>(place, apartMaps, outputs - o, a, b, c, d);
        if (isPair) give<L>(place + rowBytes, apartMaps, outputs - o, e, f, g, h);
        x += isPair ? 2 : 1;
      }
    }
  }
}

/** The numbers of four registers to as many maps; those beyond `count` are no outputs. */
@inline function give<L>(place: usize, apart: i32, count: i32, a: L, b: L, c: L, d: L): void {
  giveOne<L>(place, apart, count, a);
  const lanes = <i32>sizeof<L>() >> 2;
  giveOne<L>(place + lanes * apart, apart, count - lanes, b);
  giveOne<L>(place + 2 * lanes * apart, apart, count - 2 * lanes, c);
  giveOne<L>(place + 3 * lanes * apart, apart, count - 3 * lanes, d);
}

@inline function giveOne<L>(place: usize, apart: i32, count: i32, numbers: L): void {
  if (count <= 0) return;
  if (isVector<L>()) {
    store<f32>(place, f32x4.extract_lane(numbers, 0));
    if (count > 1) store<f32>(place + apart, f32x4.extract_lane(numbers, 1));
    if (count > 2) store<f32>(place + 2 * apart, f32x4.extract_lane(numbers, 2));
    if (count > 3) store<f32>(place + 3 * apart, f32x4.extract_lane(numbers, 3));
  } else store<f32>(place, numbers);
}
