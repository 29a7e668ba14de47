// Three matrix products are all that a network needs to answer and to learn.
//
// addSparseProduct:     target[r, j] += scale · Σₖ value[r, k] · matrix[row[r, k], j]    a list for each row of the target
// addProduct:           target[r, j] += scale · Σₖ left[r, k] · right[k, j]
// addTransposedProduct: target[i, j] += scale · Σᵣ left[r, i] · right[r, j]
//
// A layer's answer is a product with scale 1 that begins at the biases. Plain SGD is one whose target is the
// weights themselves and whose scale is −learningRate: gradient and step in one go.
//
// The trick of each loop is the same: eight sums stay in registers from the first addend to the last, two
// tiles (or two rows) of four, since a sum must wait four cycles for the one before it and the machine can
// start two a cycle. Sums that do not depend on each other fill the wait.

import { entryBytes } from './lists.as';
import { add, loadSplat, multiplyAdd, rowBytes, splat, stripWidth, tilePlace, tilesPerStrip } from './lanes.as';

export function addSparseProduct(
  entries: usize, counts: usize, capacity: i32,
  matrix: usize, matrixRows: i32,
  target: usize, targetRows: i32, scale: f32,
  firstRow: i32, endRow: i32, firstStrip: i32, endStrip: i32,
): void {
  if (ASC_FEATURE_SIMD) sparse<v128>(entries, counts, capacity, matrix, matrixRows, target, targetRows, scale, firstRow, endRow, firstStrip, endStrip);
  else sparse<f32>(entries, counts, capacity, matrix, matrixRows, target, targetRows, scale, firstRow, endRow, firstStrip, endStrip);
}

export function addProduct(
  left: usize, leftRows: i32, right: usize, inner: i32,
  target: usize, targetRows: i32, scale: f32,
  firstRow: i32, endRow: i32, firstStrip: i32, endStrip: i32,
): void {
  if (ASC_FEATURE_SIMD) product<v128>(left, leftRows, right, inner, target, targetRows, scale, firstRow, endRow, firstStrip, endStrip);
  else product<f32>(left, leftRows, right, inner, target, targetRows, scale, firstRow, endRow, firstStrip, endStrip);
}

export function addTransposedProduct(
  left: usize, right: usize, rowCount: i32, rowCapacity: i32,
  target: usize, targetRows: i32, scale: f32,
  firstRow: i32, endRow: i32, firstStrip: i32, endStrip: i32,
): void {
  if (ASC_FEATURE_SIMD) transposed<v128>(left, right, rowCount, rowCapacity, target, targetRows, scale, firstRow, endRow, firstStrip, endStrip);
  else transposed<f32>(left, right, rowCount, rowCapacity, target, targetRows, scale, firstRow, endRow, firstStrip, endStrip);
}

/** target[0 … 4 registers] += scale · sums */
@inline function addTile<L>(target: usize, scale: L, a: L, b: L, c: L, d: L): void {
  store<L>(target, multiplyAdd<L>(scale, a, load<L>(target)));
  store<L>(target, multiplyAdd<L>(scale, b, load<L>(target, sizeof<L>())), sizeof<L>());
  store<L>(target, multiplyAdd<L>(scale, c, load<L>(target, 2 * sizeof<L>())), 2 * sizeof<L>());
  store<L>(target, multiplyAdd<L>(scale, d, load<L>(target, 3 * sizeof<L>())), 3 * sizeof<L>());
}

function sparse<L>(
  entries: usize, counts: usize, capacity: i32,
  matrix: usize, matrixRows: i32,
  target: usize, targetRows: i32, scale: f32,
  firstRow: i32, endRow: i32, firstStrip: i32, endStrip: i32,
): void {
  const scales = splat<L>(scale);
  const lastTile = endStrip * tilesPerStrip<L>() - 1;
  // Tiles outside, rows inside: the part of the matrix that all rows read now stays in the nearest cache.
  for (let tile = firstStrip * tilesPerStrip<L>(); tile <= lastTile; tile += 2) {
    const isPair = tile < lastTile;
    const matrix1 = matrix + tilePlace<L>(tile, matrixRows);
    const matrix2 = isPair ? matrix + tilePlace<L>(tile + 1, matrixRows) : matrix1;
    const target1 = target + tilePlace<L>(tile, targetRows);
    const target2 = target + tilePlace<L>(tile + 1, targetRows);
    for (let row = firstRow; row < endRow; row++) {
      let entry = entries + row * capacity * entryBytes;
      const end = entry + load<i32>(counts + (row << 2)) * entryBytes;
      if (entry == end) continue;
      let a = splat<L>(0), b = splat<L>(0), c = splat<L>(0), d = splat<L>(0);
      let e = splat<L>(0), f = splat<L>(0), g = splat<L>(0), h = splat<L>(0);
      // Lists are filled to multiples of 4, so two entries a turn always fit.
      while (entry < end) {
        const first = load<u32>(entry), second = load<u32>(entry, entryBytes);
        const x = loadSplat<L>(entry + 4), y = loadSplat<L>(entry + 4 + entryBytes);
        let from1 = matrix1 + first, from2 = matrix2 + first;
        a = multiplyAdd<L>(x, load<L>(from1), a);
        b = multiplyAdd<L>(x, load<L>(from1, sizeof<L>()), b);
        c = multiplyAdd<L>(x, load<L>(from1, 2 * sizeof<L>()), c);
        d = multiplyAdd<L>(x, load<L>(from1, 3 * sizeof<L>()), d);
        e = multiplyAdd<L>(x, load<L>(from2), e);
        f = multiplyAdd<L>(x, load<L>(from2, sizeof<L>()), f);
        g = multiplyAdd<L>(x, load<L>(from2, 2 * sizeof<L>()), g);
        h = multiplyAdd<L>(x, load<L>(from2, 3 * sizeof<L>()), h);
        from1 = matrix1 + second;
        from2 = matrix2 + second;
        a = multiplyAdd<L>(y, load<L>(from1), a);
        b = multiplyAdd<L>(y, load<L>(from1, sizeof<L>()), b);
        c = multiplyAdd<L>(y, load<L>(from1, 2 * sizeof<L>()), c);
        d = multiplyAdd<L>(y, load<L>(from1, 3 * sizeof<L>()), d);
        e = multiplyAdd<L>(y, load<L>(from2), e);
        f = multiplyAdd<L>(y, load<L>(from2, sizeof<L>()), f);
        g = multiplyAdd<L>(y, load<L>(from2, 2 * sizeof<L>()), g);
        h = multiplyAdd<L>(y, load<L>(from2, 3 * sizeof<L>()), h);
        entry += 2 * entryBytes;
      }
      addTile<L>(target1 + row * rowBytes, scales, a, b, c, d);
      // A last tile without a neighbour was summed twice, for the sake of one loop; it is added once.
      if (isPair) addTile<L>(target2 + row * rowBytes, scales, e, f, g, h);
    }
  }
}

function product<L>(
  left: usize, leftRows: i32, right: usize, inner: i32,
  target: usize, targetRows: i32, scale: f32,
  firstRow: i32, endRow: i32, firstStrip: i32, endStrip: i32,
): void {
  const scales = splat<L>(scale);
  const lastTile = endStrip * tilesPerStrip<L>() - 1;
  for (let tile = firstStrip * tilesPerStrip<L>(); tile <= lastTile; tile++) {
    const rightTile = right + tilePlace<L>(tile, inner);
    const targetTile = target + tilePlace<L>(tile, targetRows);
    if (endRow - firstRow == 1) {
      const place = <usize>firstRow * rowBytes;
      addLoneRow<L>(left + place, leftRows, rightTile, inner, targetTile + place, scales);
      continue;
    }
    for (let row = firstRow; row < endRow; row += 2) {
      // An odd row at the end is summed twice, for the sake of one loop; it is added once.
      const isPair = row + 1 < endRow;
      const second: usize = isPair ? <usize>rowBytes : 0;
      let a = splat<L>(0), b = splat<L>(0), c = splat<L>(0), d = splat<L>(0);
      let e = splat<L>(0), f = splat<L>(0), g = splat<L>(0), h = splat<L>(0);
      let from = rightTile;
      for (let k = 0; k < inner; k += stripWidth) {
        let x = left + <usize>((k / stripWidth) * leftRows + row) * rowBytes;
        const end = x + (min(inner - k, stripWidth) << 2);
        for (; x < end; x += 4) {
          const x1 = loadSplat<L>(x), x2 = loadSplat<L>(x + second);
          const r1 = load<L>(from), r2 = load<L>(from, sizeof<L>());
          const r3 = load<L>(from, 2 * sizeof<L>()), r4 = load<L>(from, 3 * sizeof<L>());
          a = multiplyAdd<L>(x1, r1, a);
          b = multiplyAdd<L>(x1, r2, b);
          c = multiplyAdd<L>(x1, r3, c);
          d = multiplyAdd<L>(x1, r4, d);
          e = multiplyAdd<L>(x2, r1, e);
          f = multiplyAdd<L>(x2, r2, f);
          g = multiplyAdd<L>(x2, r3, g);
          h = multiplyAdd<L>(x2, r4, h);
          from += rowBytes;
        }
      }
      const place = targetTile + row * rowBytes;
      addTile<L>(place, scales, a, b, c, d);
      if (isPair) addTile<L>(place + rowBytes, scales, e, f, g, h);
    }
  }
}

/** A single image: its sum is split in two, first half of the addends and second, to have eight sums all the same. */
function addLoneRow<L>(left: usize, leftRows: i32, rightTile: usize, inner: i32, place: usize, scales: L): void {
  const half = min(inner, (((inner + 1) >> 1) + stripWidth - 1) & ~(stripWidth - 1));
  let a = splat<L>(0), b = splat<L>(0), c = splat<L>(0), d = splat<L>(0);
  let e = splat<L>(0), f = splat<L>(0), g = splat<L>(0), h = splat<L>(0);
  for (let k = 0; k < half; k += stripWidth) {
    let x = left + <usize>(k / stripWidth) * leftRows * rowBytes;
    let y = left + <usize>((half + k) / stripWidth) * leftRows * rowBytes;
    let from = rightTile + k * rowBytes;
    let behind = from + half * rowBytes;
    const both = x + (max(0, min(inner - half - k, stripWidth)) << 2);
    const end = x + (min(half - k, stripWidth) << 2);
    for (; x < both; x += 4, y += 4) {
      const x1 = loadSplat<L>(x), x2 = loadSplat<L>(y);
      a = multiplyAdd<L>(x1, load<L>(from), a);
      b = multiplyAdd<L>(x1, load<L>(from, sizeof<L>()), b);
      c = multiplyAdd<L>(x1, load<L>(from, 2 * sizeof<L>()), c);
      d = multiplyAdd<L>(x1, load<L>(from, 3 * sizeof<L>()), d);
      e = multiplyAdd<L>(x2, load<L>(behind), e);
      f = multiplyAdd<L>(x2, load<L>(behind, sizeof<L>()), f);
      g = multiplyAdd<L>(x2, load<L>(behind, 2 * sizeof<L>()), g);
      h = multiplyAdd<L>(x2, load<L>(behind, 3 * sizeof<L>()), h);
      from += rowBytes;
      behind += rowBytes;
    }
    for (; x < end; x += 4) {
      const x1 = loadSplat<L>(x);
      a = multiplyAdd<L>(x1, load<L>(from), a);
      b = multiplyAdd<L>(x1, load<L>(from, sizeof<L>()), b);
      c = multiplyAdd<L>(x1, load<L>(from, 2 * sizeof<L>()), c);
      d = multiplyAdd<L>(x1, load<L>(from, 3 * sizeof<L>()), d);
      from += rowBytes;
    }
  }
  addTile<L>(place, scales, add<L>(a, e), add<L>(b, f), add<L>(c, g), add<L>(d, h));
}

function transposed<L>(
  left: usize, right: usize, rowCount: i32, rowCapacity: i32,
  target: usize, targetRows: i32, scale: f32,
  firstRow: i32, endRow: i32, firstStrip: i32, endStrip: i32,
): void {
  const scales = splat<L>(scale);
  const lastTile = endStrip * tilesPerStrip<L>() - 1;
  for (let tile = firstStrip * tilesPerStrip<L>(); tile <= lastTile; tile++) {
    const rightTile = right + tilePlace<L>(tile, rowCapacity);
    const targetTile = target + tilePlace<L>(tile, targetRows);
    for (let i = firstRow; i < endRow; i += 2) {
      // Two neighbours in one strip, so that both are read from one cache line; an odd first one goes alone.
      const isPair = i + 1 < endRow && (i & 1) == 0;
      const second: usize = isPair ? 4 : 0;
      let a = splat<L>(0), b = splat<L>(0), c = splat<L>(0), d = splat<L>(0);
      let e = splat<L>(0), f = splat<L>(0), g = splat<L>(0), h = splat<L>(0);
      let x = left + <usize>((i / stripWidth) * rowCapacity * rowBytes + ((i % stripWidth) << 2));
      let from = rightTile;
      for (let row = 0; row < rowCount; row++) {
        const x1 = loadSplat<L>(x), x2 = loadSplat<L>(x + second);
        const r1 = load<L>(from), r2 = load<L>(from, sizeof<L>());
        const r3 = load<L>(from, 2 * sizeof<L>()), r4 = load<L>(from, 3 * sizeof<L>());
        a = multiplyAdd<L>(x1, r1, a);
        b = multiplyAdd<L>(x1, r2, b);
        c = multiplyAdd<L>(x1, r3, c);
        d = multiplyAdd<L>(x1, r4, d);
        e = multiplyAdd<L>(x2, r1, e);
        f = multiplyAdd<L>(x2, r2, f);
        g = multiplyAdd<L>(x2, r3, g);
        h = multiplyAdd<L>(x2, r4, h);
        x += rowBytes;
        from += rowBytes;
      }
      const place = targetTile + i * rowBytes;
      addTile<L>(place, scales, a, b, c, d);
      if (isPair) addTile<L>(place + rowBytes, scales, e, f, g, h);
      else if (i & 1) i--; // the next pair begins at an even row
    }
  }
}
