// What is done to maps, the pictures inside a network, sixteen images at a time: added up, moved, and made smaller.
//
// addMapSums:      sums[map] += Σ_images Σ_places matrix[map, place]
// addMapProducts:  sums[map] += Σ_images Σ_places one[map, place] · other[map, place]
// moveMaps:        outputs[map, place] = factors[map] · inputs[map, place] + addends[map], and what stood there when `adds` is 1
// maxPool:         outputs[map, y, x] = max over i, j below size of inputs[map, y·size + i, x·size + j]
// maxPoolBackward: dInputs = dOutputs where the window's first largest number stood, 0 elsewhere
//
// The windows lie side by side. Rows and columns that fill no whole window are left out.
//
// matrix, one, other (maps · places, images), inputs, dInputs (maps · height · width, images) and outputs, dOutputs
// (maps · ⌊height / size⌋ · ⌊width / size⌋, images), all in strips of 16 images

import { add, largerOf, loadSplat, multiplyAdd, rowBytes, splat, subtract, sumOfLanes, whereEqual } from './lanes.as';

export function addMapSums(matrix: usize, maps: i32, places: i32, sums: usize, firstStrip: i32, endStrip: i32): void {
  if (ASC_FEATURE_SIMD) mapSums<v128>(matrix, maps, places, sums, firstStrip, endStrip);
  else mapSums<f32>(matrix, maps, places, sums, firstStrip, endStrip);
}

function mapSums<L>(matrix: usize, maps: i32, places: i32, sums: usize, firstStrip: i32, endStrip: i32): void {
  const mapBytes = places * rowBytes, stripBytes = maps * mapBytes;
  for (let map = 0; map < maps; map++) {
    let a = splat<L>(0), b = splat<L>(0), c = splat<L>(0), d = splat<L>(0);
    // Strips inside: a map's sum is handed from lanes to one number once.
    let start = matrix + firstStrip * stripBytes + map * mapBytes;
    for (let strip = firstStrip; strip < endStrip; strip++, start += stripBytes) {
      for (let from = start; from < start + mapBytes; from += 4 * sizeof<L>()) {
        a = add<L>(a, load<L>(from));
        b = add<L>(b, load<L>(from, sizeof<L>()));
        c = add<L>(c, load<L>(from, 2 * sizeof<L>()));
        d = add<L>(d, load<L>(from, 3 * sizeof<L>()));
      }
    }
    const sum = sums + (map << 2);
    store<f32>(sum, load<f32>(sum) + sumOfLanes<L>(add<L>(add<L>(a, b), add<L>(c, d))));
  }
}

export function addMapProducts(
  one: usize, other: usize, maps: i32, places: i32, sums: usize, firstStrip: i32, endStrip: i32,
): void {
  if (ASC_FEATURE_SIMD) mapProducts<v128>(one, other, maps, places, sums, firstStrip, endStrip);
  else mapProducts<f32>(one, other, maps, places, sums, firstStrip, endStrip);
}

function mapProducts<L>(
  one: usize, other: usize, maps: i32, places: i32, sums: usize, firstStrip: i32, endStrip: i32,
): void {
  const mapBytes = places * rowBytes;
  const apart = other - one;
  for (let map = 0; map < maps; map++) {
    let a = splat<L>(0), b = splat<L>(0);
    for (let strip = firstStrip; strip < endStrip; strip++) {
      const start = one + (strip * maps + map) * mapBytes;
      for (let from = start; from < start + mapBytes; from += 2 * sizeof<L>()) {
        a = multiplyAdd<L>(load<L>(from), load<L>(from + apart), a);
        b = multiplyAdd<L>(load<L>(from, sizeof<L>()), load<L>(from + apart, sizeof<L>()), b);
      }
    }
    const sum = sums + (map << 2);
    store<f32>(sum, load<f32>(sum) + sumOfLanes<L>(add<L>(a, b)));
  }
}

export function moveMaps(
  inputs: usize, factors: usize, addends: usize, maps: i32, places: i32, adds: i32, outputs: usize,
  firstStrip: i32, endStrip: i32,
): void {
  if (ASC_FEATURE_SIMD) move<v128>(inputs, factors, addends, maps, places, adds, outputs, firstStrip, endStrip);
  else move<f32>(inputs, factors, addends, maps, places, adds, outputs, firstStrip, endStrip);
}

function move<L>(
  inputs: usize, factors: usize, addends: usize, maps: i32, places: i32, adds: i32, outputs: usize,
  firstStrip: i32, endStrip: i32,
): void {
  const mapBytes = places * rowBytes;
  const apart = outputs - inputs;
  let from = inputs + firstStrip * maps * mapBytes;
  for (let strip = firstStrip; strip < endStrip; strip++) {
    for (let place: i32 = 0; place < maps << 2; place += 4) {
      const factor = loadSplat<L>(factors + place), addend = loadSplat<L>(addends + place);
      for (const end = from + mapBytes; from < end; from += sizeof<L>()) {
        const moved = multiplyAdd<L>(factor, load<L>(from), addend);
        store<L>(from + apart, adds ? add<L>(moved, load<L>(from + apart)) : moved);
      }
    }
  }
}

export function maxPool(
  inputs: usize, maps: i32, height: i32, width: i32, size: i32, outputs: usize, firstStrip: i32, endStrip: i32,
): void {
  if (ASC_FEATURE_SIMD) pool<v128>(inputs, maps, height, width, size, outputs, firstStrip, endStrip);
  else pool<f32>(inputs, maps, height, width, size, outputs, firstStrip, endStrip);
}

/** The largest number of the window that begins at `corner`. */
@inline function largestOf<L>(corner: usize, lineBytes: i32, size: i32): L {
  let largest = load<L>(corner);
  let line = corner;
  for (let i = 0; i < size; i++, line += lineBytes) {
    let place = line;
    for (let j = 0; j < size; j++, place += rowBytes) largest = largerOf<L>(load<L>(place), largest);
  }
  return largest;
}

function pool<L>(
  inputs: usize, maps: i32, height: i32, width: i32, size: i32, outputs: usize, firstStrip: i32, endStrip: i32,
): void {
  const lineBytes = width * rowBytes;
  const rows = height / size, columns = width / size;
  let to = outputs + (firstStrip * maps * rows * columns) * rowBytes;
  for (let map = firstStrip * maps; map < endStrip * maps; map++) {
    const picture = inputs + map * height * lineBytes;
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++, to += rowBytes) {
        const corner = picture + y * size * lineBytes + x * size * rowBytes;
        for (let part = 0; part < rowBytes; part += sizeof<L>()) {
          store<L>(to + part, largestOf<L>(corner + part, lineBytes, size));
        }
      }
    }
  }
}

export function maxPoolBackward(
  inputs: usize, maps: i32, height: i32, width: i32, size: i32, dOutputs: usize, dInputs: usize,
  firstStrip: i32, endStrip: i32,
): void {
  if (ASC_FEATURE_SIMD) poolBack<v128>(inputs, maps, height, width, size, dOutputs, dInputs, firstStrip, endStrip);
  else poolBack<f32>(inputs, maps, height, width, size, dOutputs, dInputs, firstStrip, endStrip);
}

function poolBack<L>(
  inputs: usize, maps: i32, height: i32, width: i32, size: i32, dOutputs: usize, dInputs: usize,
  firstStrip: i32, endStrip: i32,
): void {
  const lineBytes = width * rowBytes;
  const rows = height / size, columns = width / size;
  let from = dOutputs + (firstStrip * maps * rows * columns) * rowBytes;
  for (let map = firstStrip * maps; map < endStrip * maps; map++) {
    const start = map * height * lineBytes;
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++, from += rowBytes) {
        const corner = start + y * size * lineBytes + x * size * rowBytes;
        for (let part = 0; part < rowBytes; part += sizeof<L>()) {
          const largest = largestOf<L>(inputs + corner + part, lineBytes, size);
          // The first that is the largest takes all of the gradient, and nothing is left for others as large.
          let left = load<L>(from + part);
          let line = corner + part;
          for (let i = 0; i < size; i++, line += lineBytes) {
            let place = line;
            for (let j = 0; j < size; j++, place += rowBytes) {
              const share = whereEqual<L>(load<L>(inputs + place), largest, left);
              left = subtract<L>(left, share);
              store<L>(dInputs + place, share);
            }
          }
        }
      }
      // What no window reached has no gradient.
      for (let i = y * size; i < (y + 1) * size; i++) {
        memory.fill(dInputs + start + i * lineBytes + columns * size * rowBytes, 0, (width - columns * size) * rowBytes);
      }
    }
    memory.fill(dInputs + start + rows * size * lineBytes, 0, (height - rows * size) * lineBytes);
  }
}
