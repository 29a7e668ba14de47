// Pixels as the pictures' kernels take them: sixteen images side by side, so that a register holds one place of four.
//
// target[pixel, image] = pixels[image, pixel] / 255
//
// pixels (imageCount, inputSize) bytes, whole strips of 16 images · target (inputSize, imageCount) in strips

import { rowBytes, stripWidth } from './lanes.as';

export function turnPixels(pixels: usize, inputSize: i32, target: usize, firstStrip: i32, endStrip: i32): void {
  for (let strip = firstStrip; strip < endStrip; strip++) {
    const to = target + <usize>(strip * inputSize) * rowBytes;
    for (let image = 0; image < stripWidth; image += 4) {
      let from = pixels + <usize>(strip * stripWidth + image) * inputSize;
      let place = to + (image << 2);
      for (const end = from + inputSize; from < end; from++, place += rowBytes) {
        if (ASC_FEATURE_SIMD) turnFour(from, inputSize, place);
        else {
          for (let k = 0; k < 4; k++) store<f32>(place + (k << 2), <f32>load<u8>(from + k * inputSize) / 255);
        }
      }
    }
  }
}

/** The lowest bytes of four whole numbers, one from each image, become four floats. */
@inline function turnFour(from: usize, inputSize: i32, place: usize): void {
  let bytes = i32x4.splat(0);
  bytes = v128.load_lane<u8>(from, bytes, 0);
  bytes = v128.load_lane<u8>(from + inputSize, bytes, 4);
  bytes = v128.load_lane<u8>(from + 2 * inputSize, bytes, 8);
  bytes = v128.load_lane<u8>(from + 3 * inputSize, bytes, 12);
  v128.store(place, f32x4.div(f32x4.convert_i32x4_s(bytes), f32x4.splat(255)));
}
