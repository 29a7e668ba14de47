// Four pixels in five are 0 and need no work: each image becomes a list of the pixels that are not.
//
// An entry is a pair of 8 bytes: 64 · pixel, which is how far the pixel's row lies behind a strip's first row in bytes,
// and the value byte / 255. A list is filled up with (0, 0) to a multiple of 4, so that loops may take several at a time.
//
// pixels (imageCount, inputSize) bytes · entries (imageCount, capacity) pairs · counts (imageCount), with the filling

import { rowBytes } from './lanes.as';

export const entryBytes: i32 = 8;

/** For each of the 256 patterns of eight bits, the places of its ones from the left: 8 bytes a pattern. */
const placesOfOnes: usize = memory.data(256 * 8);

function fillPlaces(): void {
  for (let pattern = 0; pattern < 256; pattern++) {
    let found = placesOfOnes + (pattern << 3);
    for (let bit = 0; bit < 8; bit++) {
      if ((pattern >> bit) & 1) store<u8>(found++, <u8>bit);
    }
  }
}
fillPlaces();

export function listPixels(
  pixels: usize, inputSize: i32, entries: usize, counts: usize, capacity: i32, firstImage: i32, endImage: i32,
): void {
  for (let image = firstImage; image < endImage; image++) {
    const from = pixels + image * inputSize;
    const list = entries + image * capacity * entryBytes;
    const count = ASC_FEATURE_SIMD
      ? listWithSimd(from, inputSize, list, capacity)
      : listPlainly(from, inputSize, list);
    store<i32>(counts + (image << 2), count);
  }
}

@inline function writeEntry(list: usize, place: i32, row: u32, value: f32): void {
  store<u32>(list + place * entryBytes, row);
  store<f32>(list + place * entryBytes, value, 4);
}

/** Fills a list up to a multiple of 4 and gives its length. */
function fillUp(list: usize, count: i32): i32 {
  let filled = count;
  while (filled & 3) writeEntry(list, filled++, 0, 0);
  return filled;
}

function listPlainly(from: usize, inputSize: i32, list: usize): i32 {
  let count = 0;
  for (let pixel = 0; pixel < inputSize; pixel++) {
    const byte = load<u8>(from + pixel);
    // Written in any case and kept only if it counts: a branch here would be guessed wrong all the time.
    writeEntry(list, count, pixel * rowBytes, <f32>byte / 255);
    count += i32(byte != 0);
  }
  return fillUp(list, count);
}

/**
 * Sixteen pixels at a time, in two halves: the pattern of a half's zeros picks a row of the table, and that row
 * moves the others to the front, all at once. Nothing is asked and nothing guessed: empty halves cost the same.
 * Places (2 bytes each) and bytes wait at the far end of the list, which the entries reach last.
 */
function listWithSimd(from: usize, inputSize: i32, list: usize, capacity: i32): i32 {
  const zero = i32x4.splat(0), step = i16x8.splat(8);
  const bytes = list + capacity * entryBytes - inputSize - 32;
  const places = bytes - 2 * inputSize - 32;
  let count = 0;
  let first = zero; // the half's first pixel
  for (let pixel = 0; pixel < inputSize; pixel += 16) {
    const sixteen = v128.load(from + pixel);
    let pattern = i8x16.bitmask(i8x16.ne(sixteen, zero));
    // What stands behind the image's last pixel is the next image.
    if (pixel + 16 > inputSize) pattern &= (1 << (inputSize - pixel)) - 1;
    const left = pattern & 255, right = pattern >> 8;
    gatherHalf(sixteen, left, first, places + (count << 1), bytes + count);
    count += popcnt(left);
    first = i16x8.add(first, step);
    const eight = i8x16.shuffle(sixteen, zero, 8, 9, 10, 11, 12, 13, 14, 15, 16, 16, 16, 16, 16, 16, 16, 16);
    gatherHalf(eight, right, first, places + (count << 1), bytes + count);
    count += popcnt(right);
    first = i16x8.add(first, step);
  }
  v128.store(places + (count << 1), zero);
  v128.store(bytes + count, zero);
  count = (count + 3) & ~3;
  const full = f32x4.splat(255);
  for (let k = 0; k < count; k += 4) {
    const row = i32x4.shl(i32x4.extend_low_i16x8_u(v128.load64_zero(places + (k << 1))), 6);
    const four = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(bytes + k)));
    const value = f32x4.div(f32x4.convert_i32x4_u(four), full);
    const entry = list + k * entryBytes;
    v128.store(entry, v128.shuffle<i32>(row, value, 0, 4, 1, 5));
    v128.store(entry, v128.shuffle<i32>(row, value, 2, 6, 3, 7), 16);
  }
  return count;
}

@inline function gatherHalf(eight: v128, pattern: i32, first: v128, placePlace: usize, bytePlace: usize): void {
  const places = v128.load64_zero(placesOfOnes + (pattern << 3));
  v128.store(bytePlace, pick(eight, places));
  v128.store(placePlace, i16x8.add(i16x8.extend_low_i8x16_u(places), first));
}

/** The bytes of `eight` at `places`, all below 16, for which both instructions give the same. */
@inline function pick(eight: v128, places: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return i8x16.relaxed_swizzle(eight, places);
  else return i8x16.swizzle(eight, places);
}

/** The same entries by pixel: pixel i's list names the images that light it, as 64 · image. */
export function turnLists(
  entries: usize, counts: usize, capacity: i32, firstImage: i32, endImage: i32,
  turned: usize, turnedCounts: usize, turnedCapacity: i32, inputSize: i32,
): void {
  memory.fill(turnedCounts, 0, inputSize << 2);
  const stride = turnedCapacity * entryBytes;
  for (let image = firstImage; image < endImage; image++) {
    let entry = entries + image * capacity * entryBytes;
    const end = entry + load<i32>(counts + (image << 2)) * entryBytes;
    for (; entry < end; entry += entryBytes) {
      const value = load<f32>(entry, 4);
      if (value == 0) break; // the filling
      const pixel = load<u32>(entry) / rowBytes;
      const counted = turnedCounts + (pixel << 2);
      const count = load<i32>(counted);
      writeEntry(turned + pixel * stride, count, image * rowBytes, value);
      store<i32>(counted, count + 1);
    }
  }
  for (let pixel = 0; pixel < inputSize; pixel++) {
    const counted = turnedCounts + (pixel << 2);
    store<i32>(counted, fillUp(turned + pixel * stride, load<i32>(counted)));
  }
}
