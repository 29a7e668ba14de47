// Four pixels in five are 0 and need no work: each image becomes a list of the pixels that are not.
//
// An entry of an image's list: rows[k] = 64 · pixel, the bytes from a strip's first row to the pixel's row;
// values[k] = byte / 255. A list is filled up with (0, 0) to a multiple of 4, so that loops may take four at a time.
//
// pixels (imageCount, inputSize) bytes · rows, values (imageCount, capacity) · counts (imageCount), with the filling

import { rowBytes } from './lanes.as';

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
  pixels: usize, inputSize: i32,
  rows: usize, values: usize, counts: usize, capacity: i32,
  firstImage: i32, endImage: i32,
): void {
  for (let image = firstImage; image < endImage; image++) {
    const from = pixels + image * inputSize;
    const rowList = rows + ((image * capacity) << 2);
    const valueList = values + ((image * capacity) << 2);
    const count = ASC_FEATURE_SIMD
      ? listWithSimd(from, inputSize, rowList, valueList, capacity)
      : listPlainly(from, inputSize, rowList, valueList);
    store<i32>(counts + (image << 2), count);
  }
}

function listPlainly(from: usize, inputSize: i32, rowList: usize, valueList: usize): i32 {
  let count = 0;
  for (let pixel = 0; pixel < inputSize; pixel++) {
    const byte = load<u8>(from + pixel);
    // Written in any case and kept only if it counts: a branch here would be guessed wrong all the time.
    store<u32>(rowList + (count << 2), pixel * rowBytes);
    store<f32>(valueList + (count << 2), <f32>byte / 255);
    count += i32(byte != 0);
  }
  while (count & 3) {
    store<u32>(rowList + (count << 2), 0);
    store<f32>(valueList + (count << 2), 0);
    count++;
  }
  return count;
}

/**
 * Sixteen pixels at a time, in two halves: the pattern of a half's zeros picks a row of the table, and that row
 * moves the others to the front, all at once. Nothing is asked and nothing guessed: empty halves cost the same.
 * The bytes wait at the far end of the list of floats, which is filled last.
 */
function listWithSimd(from: usize, inputSize: i32, rowList: usize, valueList: usize, capacity: i32): i32 {
  const zero = i32x4.splat(0), step = i32x4.splat(8 * rowBytes);
  const bytes = valueList + (capacity << 2) - ((inputSize + 31) & ~15);
  let count = 0;
  let first = zero; // 64 · the half's first pixel
  for (let pixel = 0; pixel < inputSize; pixel += 16) {
    const sixteen = v128.load(from + pixel);
    let pattern = i8x16.bitmask(i8x16.ne(sixteen, zero));
    // What stands behind the image's last pixel is the next image.
    if (pixel + 16 > inputSize) pattern &= (1 << (inputSize - pixel)) - 1;
    const left = pattern & 255, right = pattern >> 8;
    listHalf(sixteen, left, first, rowList + (count << 2), bytes + count);
    count += popcnt(left);
    first = i32x4.add(first, step);
    listHalf(i8x16.shuffle(sixteen, zero, 8, 9, 10, 11, 12, 13, 14, 15, 16, 16, 16, 16, 16, 16, 16, 16), right, first, rowList + (count << 2), bytes + count);
    count += popcnt(right);
    first = i32x4.add(first, step);
  }
  v128.store(rowList + (count << 2), zero);
  v128.store(bytes + count, zero);
  count = (count + 3) & ~3;
  const full = f32x4.splat(255);
  for (let k = 0; k < count; k += 4) {
    const four = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(bytes + k)));
    v128.store(valueList + (k << 2), f32x4.div(f32x4.convert_i32x4_u(four), full));
  }
  return count;
}

@inline function listHalf(eight: v128, pattern: i32, first: v128, rowPlace: usize, bytePlace: usize): void {
  const places = v128.load64_zero(placesOfOnes + (pattern << 3));
  v128.store(bytePlace, pick(eight, places));
  const whole = i16x8.shl(i16x8.extend_low_i8x16_u(places), 6);
  v128.store(rowPlace, i32x4.add(i32x4.extend_low_i16x8_u(whole), first));
  v128.store(rowPlace, i32x4.add(i32x4.extend_high_i16x8_u(whole), first), 16);
}

/** The bytes of `eight` at `places`, all below 16, for which both instructions give the same. */
@inline function pick(eight: v128, places: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return i8x16.relaxed_swizzle(eight, places);
  else return i8x16.swizzle(eight, places);
}

/** The same entries by pixel: pixel i's list names the images that light it, as 64 · image. */
export function turnLists(
  rows: usize, values: usize, counts: usize, capacity: i32, firstImage: i32, endImage: i32,
  turnedRows: usize, turnedValues: usize, turnedCounts: usize, turnedCapacity: i32, inputSize: i32,
): void {
  memory.fill(turnedCounts, 0, inputSize << 2);
  for (let image = firstImage; image < endImage; image++) {
    let k = (image * capacity) << 2;
    const end = k + (load<i32>(counts + (image << 2)) << 2);
    for (; k < end; k += 4) {
      const value = load<f32>(values + k);
      if (value == 0) break; // the filling
      const pixel = load<u32>(rows + k) / rowBytes;
      const counted = turnedCounts + (pixel << 2);
      const count = load<i32>(counted);
      const place = (pixel * turnedCapacity + count) << 2;
      store<u32>(turnedRows + place, image * rowBytes);
      store<f32>(turnedValues + place, value);
      store<i32>(counted, count + 1);
    }
  }
  for (let pixel = 0; pixel < inputSize; pixel++) {
    const counted = turnedCounts + (pixel << 2);
    let count = load<i32>(counted);
    while (count & 3) {
      const place = (pixel * turnedCapacity + count) << 2;
      store<u32>(turnedRows + place, 0);
      store<f32>(turnedValues + place, 0);
      count++;
    }
    store<i32>(counted, count);
  }
}
