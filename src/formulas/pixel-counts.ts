// What the pictures of a set have in common, counted pixel by pixel and picture by picture.
import { imagePixels, imageSide, pixelsOf, type ImageSet } from '#src/mnist/image-set.ts';

/** (784): in how many pictures of the set each pixel is not 0. */
export function inkedCounts(set: ImageSet): Uint32Array {
  const counts = new Uint32Array(imagePixels);
  for (let first = 0; first < set.pixels.length; first += imagePixels) {
    for (let pixel = 0; pixel < imagePixels; pixel++) {
      if (set.pixels[first + pixel] > 0) counts[pixel] += 1;
    }
  }
  return counts;
}

export interface Place {
  /** Columns to the right, rows down; pixels are counted from 0, so 14 is the middle of pixel 14. */
  x: number;
  y: number;
}

/** The mean place of the ink; undefined for bare paper. `values` is (height, width). */
export function centreOfMass(values: ArrayLike<number>, width = imageSide): Place | undefined {
  let [mass, x, y] = [0, 0, 0];
  for (let pixel = 0; pixel < values.length; pixel++) {
    const value = values[pixel];
    mass += value;
    x += value * (pixel % width);
    y += value * Math.floor(pixel / width);
  }
  return mass === 0 ? undefined : { x: x / mass, y: y / mass };
}

/** How many pictures have their centre of mass within half a pixel of (`place`, `place`). */
export function countCentredOn(set: ImageSet, place: number): number {
  let centred = 0;
  for (let image = 0; image < set.count; image++) {
    const mass = centreOfMass(pixelsOf(set, image));
    if (mass && Math.max(Math.abs(mass.x - place), Math.abs(mass.y - place)) <= 0.5) centred += 1;
  }
  return centred;
}
