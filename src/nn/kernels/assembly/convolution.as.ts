// A convolution for sixteen images at a time: a register holds one place of four images.
//
// target[o, y, x] = biases[o] + Σ_c Σ_i Σ_j inputs[c, y·stride + i − top, x·stride + j − left] · weights[(c, i, j), o]
//
// With poolSize above 1 the target holds the largest answer of each window of poolSize × poolSize places, side by side;
// what fills no whole window is left out. 1 keeps every answer.
//
// With lanes for images, a filter of any size at any place keeps all lanes busy, and what lies beside the picture is
// left out instead of multiplied by 0. As in ./products.as.ts eight sums stay in registers: four outputs times two
// registers of images.
//
// inputs (channels · height · width, images) and target (outputs · outputHeight · outputWidth, images) in strips of
// 16 images · weights (channels · kernelSize², outputs) in strips of 16 outputs · biases (outputs), whole strips
// shape: channels, height, width, outputs, kernelSize, stride, top, left, outputHeight, outputWidth

import { largerOf, loadSplat, multiplyAdd, rowBytes, stripWidth } from './lanes.as';

// Outputs in a block; a strip of weights holds whole blocks.
const blockSize: i32 = 4;

export function convolve(
  inputs: usize, weights: usize, biases: usize, shape: usize, poolSize: i32, target: usize, firstStrip: i32, endStrip: i32,
): void {
  if (ASC_FEATURE_SIMD) convolved<v128>(inputs, weights, biases, shape, poolSize, target, firstStrip, endStrip);
  else convolved<f32>(inputs, weights, biases, shape, poolSize, target, firstStrip, endStrip);
}

function convolved<L>(
  inputs: usize, weights: usize, biases: usize, shape: usize, poolSize: i32, target: usize, firstStrip: i32, endStrip: i32,
): void {
  const channels = load<i32>(shape), height = load<i32>(shape, 4), width = load<i32>(shape, 8);
  const outputs = load<i32>(shape, 12), kernelSize = load<i32>(shape, 16), stride = load<i32>(shape, 20);
  const top = load<i32>(shape, 24), left = load<i32>(shape, 28);
  const outputHeight = load<i32>(shape, 32), outputWidth = load<i32>(shape, 36);
  const lineBytes = width * rowBytes, mapBytes = height * lineBytes;
  const filterLine = kernelSize * rowBytes, filterBytes = kernelSize * filterLine;
  const pooledHeight = outputHeight / poolSize, pooledWidth = outputWidth / poolSize;
  const outputMap = pooledHeight * pooledWidth * rowBytes;
  for (let strip = firstStrip; strip < endStrip; strip++) {
    const from = inputs + strip * channels * mapBytes;
    const to = target + strip * outputs * outputMap;
    for (let y = 0; y < pooledHeight * poolSize; y++) {
      const row = y * stride - top;
      const firstI = max(0, -row), endI = min(kernelSize, height - row);
      const isFirstLine = y % poolSize == 0;
      for (let o = 0; o < outputs; o += blockSize) {
        const filters = weights + (o / stripWidth) * channels * filterBytes + ((o % stripWidth) << 2);
        const bias = biases + (o << 2);
        // The target moves on from window to window.
        let place = to + o * outputMap + y / poolSize * pooledWidth * rowBytes;
        let inWindow = 0;
        for (let x = 0; x < pooledWidth * poolSize; x++) {
          const column = x * stride - left;
          const firstJ = max(0, -column), endJ = min(kernelSize, width - column);
          const corner = from + (row + firstI) * lineBytes + (column + firstJ) * rowBytes;
          const filter = filters + firstI * filterLine + firstJ * rowBytes;
          const length = (endJ - firstJ) * rowBytes;
          const isFirst = isFirstLine && inWindow == 0;
          for (let part = 0; part < rowBytes; part += 2 * sizeof<L>()) {
            let a = loadSplat<L>(bias), b = a, c = loadSplat<L>(bias + 4), d = c;
            let e = loadSplat<L>(bias + 8), f = e, g = loadSplat<L>(bias + 12), h = g;
            let picture = corner + part, ofChannel = filter;
            for (let channel = 0; channel < channels; channel++) {
              let line = picture, ofLine = ofChannel;
              for (let i = firstI; i < endI; i++) {
                let pixel = line, weight = ofLine;
                for (const end = weight + length; weight < end; weight += rowBytes, pixel += rowBytes) {
                  const p = load<L>(pixel), q = load<L>(pixel, sizeof<L>());
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
                line += lineBytes;
                ofLine += filterLine;
              }
              picture += mapBytes;
              ofChannel += filterBytes;
            }
            keepTwo<L>(place + part, a, b, isFirst);
            // A block at the end may hold fewer than four; the rest was summed with zeros, for the sake of one loop.
            if (o + 1 < outputs) keepTwo<L>(place + part + outputMap, c, d, isFirst);
            if (o + 2 < outputs) keepTwo<L>(place + part + 2 * outputMap, e, f, isFirst);
            if (o + 3 < outputs) keepTwo<L>(place + part + 3 * outputMap, g, h, isFirst);
          }
          if (++inWindow == poolSize) {
            inWindow = 0;
            place += rowBytes;
          }
        }
      }
    }
  }
}

/** Stores the first answers of a window, and later ones where they are larger. */
@inline function keepTwo<L>(place: usize, a: L, b: L, isFirst: bool): void {
  store<L>(place, isFirst ? a : largerOf<L>(a, load<L>(place)));
  store<L>(place, isFirst ? b : largerOf<L>(b, load<L>(place, sizeof<L>())), sizeof<L>());
}
