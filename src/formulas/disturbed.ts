// A disturbed picture: moved to the right, turned, or under noise. A person reads it as before; does a network?
//
// shift   the same ink so many pixels further right; what leaves the frame is lost
// turn    clockwise about the middle: each new pixel is read off the old picture, between the four pixels nearest to it
// noise   to every pixel a normal random number is added, cut off at paper and at full ink
import { imagePixels, imageSide } from '#src/mnist/image-set.ts';
import { writeShifted } from '#src/mnist/shift.ts';
import { createRandom } from '#src/nn/index.ts';

export type Disturbance = 'shift' | 'turn' | 'noise';

/** How far each goes: pixels, degrees, and the standard deviation of the noise as a share of full ink. */
export const amounts: Record<Disturbance, readonly number[]> = {
  shift: [0, 1, 2, 3, 4, 5, 6],
  turn: [0, 5, 10, 15, 20, 25, 30, 35, 40, 45],
  noise: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6],
};

export const noiseSeed = 20261129;

/** `pixels` (images, 784) as they look after it, each image with noise of its own. */
export function disturb(pixels: Uint8Array, kind: Disturbance, amount: number): Uint8Array {
  // Clamped: a sum is rounded to a whole number, below 0 to 0 and above 255 to 255.
  const sums = new Uint8ClampedArray(pixels.length);
  const bytes = new Uint8Array(sums.buffer);
  const random = createRandom(noiseSeed);
  const turn = turning((amount * Math.PI) / 180);
  for (let first = 0; first < pixels.length; first += imagePixels) {
    if (kind === 'shift') writeShifted(pixels, first, imageSide, [amount, 0], bytes, first);
    else if (kind === 'turn') turn(pixels, sums, first);
    else {
      for (let k = first; k < first + imagePixels; k++) {
        sums[k] = pixels[k] + 255 * amount * random.normal();
      }
    }
  }
  return bytes;
}

/** A function that turns the image at `first`: where each new pixel comes from is the same for all images. */
function turning(angle: number) {
  const middle = (imageSide - 1) / 2;
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const sources = Array.from({ length: imagePixels }, (_, pixel) => {
    const [right, down] = [(pixel % imageSide) - middle, Math.floor(pixel / imageSide) - middle];
    const column = cosine * right + sine * down + middle;
    const row = cosine * down - sine * right + middle;
    const [left, top] = [Math.floor(column), Math.floor(row)];
    const isInside = (one: number) => one >= 0 && one < imageSide;
    return [0, 1, 2, 3].flatMap((corner) => {
      const [x, y] = [left + (corner % 2), top + Math.floor(corner / 2)];
      const share = (1 - Math.abs(column - x)) * (1 - Math.abs(row - y));
      return isInside(x) && isInside(y) && share > 0 ? [[y * imageSide + x, share]] : [];
    });
  });
  return (source: Uint8Array, target: Uint8ClampedArray, first: number) => {
    sources.forEach((parts, pixel) => {
      let sum = 0;
      for (const [from, share] of parts) sum += share * source[first + from];
      target[first + pixel] = sum;
    });
  };
}
