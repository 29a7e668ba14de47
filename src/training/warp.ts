// Warped images: the same digits as other hands might have written them, a little moved, turned, stretched, slanted and bent.
//
// source(x, y) = middle + move + A · ((x, y) − middle) + bend(x, y), with A = turn · slant · size
// warped(x, y) = image read off at source(x, y), between the four pixels nearest to it; outside is paper
// bend: a push drawn for each corner of a coarse net, and between the corners of a mesh in proportion
// P. Simard et al., Best Practices for Convolutional Neural Networks Applied to Visual Document Analysis (2003)
//
// image, warped (side, side), bytes

import { createRandom, type Random } from '../nn/index.ts';
import { imagePixels, imageSide, type ImageSet } from '../mnist/image-set.ts';

/** How far each image goes at most, either way and evenly drawn; `bend` is a standard deviation. */
export interface Warp {
  /** Pixels, right and down. */
  move: number;
  /** Degrees. */
  turn: number;
  /** Shares: 0.1 is from 10 % smaller to 10 % larger, across and down each for itself. */
  size: number;
  /** Pixels right for each pixel down. */
  slant: number;
  /** Pixels, of the push at each corner of the net; 0 where nothing is said. */
  bend?: number;
}

/** Meshes of the net, each way. */
const meshes = 5;
const corners = meshes + 1;
const middle = (imageSide - 1) / 2;
/** Paper around an image, so that whatever is asked for lies within: one line before it, and two behind. */
const framedSide = imageSide + 3;

/** Which mesh of the net each pixel lies in, by its first corner, and the shares of its four corners there. */
const inNet = Array.from({ length: imagePixels }, (_, pixel) => {
  const [u, v] = [pixel % imageSide, Math.floor(pixel / imageSide)].map(
    (place) => (place * meshes) / (imageSide - 1),
  );
  const [i, j] = [u, v].map((place) => Math.min(meshes - 1, Math.floor(place)));
  const [p, q] = [u - i, v - j];
  return { corner: j * corners + i, shares: [(1 - p) * (1 - q), p * (1 - q), (1 - p) * q, p * q] };
});
const firstCorners = Int32Array.from(inNet, ({ corner }) => corner);
const shares = Float64Array.from(inNet.flatMap((place) => place.shares));

/** `copies` sets of `images` one after the other, every image warped anew; the same for the same seed. */
export function warpedCopies(images: ImageSet, warp: Warp, copies: number, seed: number): ImageSet {
  const random = createRandom(seed);
  const count = images.count * copies;
  const pixels = new Uint8Array(count * imagePixels);
  const labels = new Uint8Array(count);
  const write = createWarping(warp, random);
  for (let copy = 0; copy < copies; copy++) labels.set(images.labels, copy * images.count);
  for (let image = 0; image < count; image++) {
    write(images.pixels, (image % images.count) * imagePixels, pixels, image * imagePixels);
  }
  return { name: `${images.name}, warped`, count, pixels, labels };
}

/** A function that warps the image at `from` of `source` by random amounts into the one at `to` of `target`. */
function createWarping({ move, turn, size, slant, bend = 0 }: Warp, random: Random) {
  const framed = new Uint8Array(framedSide ** 2);
  const pushes = [new Float64Array(corners ** 2), new Float64Array(corners ** 2)];
  const within = (most: number) => most * (2 * random.uniform() - 1);

  const pushAt = (push: Float64Array, pixel: number) => {
    const corner = firstCorners[pixel];
    const share = 4 * pixel;
    return (
      shares[share] * push[corner] +
      shares[share + 1] * push[corner + 1] +
      shares[share + 2] * push[corner + corners] +
      shares[share + 3] * push[corner + corners + 1]
    );
  };

  /** The ink at a place between pixels, rounded. */
  function inkAt(column: number, row: number): number {
    const x = Math.min(Math.max(column + 1, 0), imageSide + 1);
    const y = Math.min(Math.max(row + 1, 0), imageSide + 1);
    const left = Math.floor(x);
    const top = Math.floor(y);
    const p = x - left;
    const place = top * framedSide + left;
    const above = framed[place] + p * (framed[place + 1] - framed[place]);
    const next = place + framedSide;
    const below = framed[next] + p * (framed[next + 1] - framed[next]);
    return Math.round(above + (y - top) * (below - above));
  }

  return (source: Uint8Array, from: number, target: Uint8Array, to: number): void => {
    for (let row = 0; row < imageSide; row++) {
      const start = from + row * imageSide;
      framed.set(source.subarray(start, start + imageSide), (row + 1) * framedSide + 1);
    }
    const [right, down, angle] = [within(move), within(move), (within(turn) * Math.PI) / 180];
    const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
    const [across, along, slope] = [1 + within(size), 1 + within(size), within(slant)];
    for (const push of bend > 0 ? pushes : []) {
      for (let corner = 0; corner < push.length; corner++) push[corner] = bend * random.normal();
    }
    for (let pixel = 0; pixel < imagePixels; pixel++) {
      const y = Math.floor(pixel / imageSide) - middle;
      const h = ((pixel % imageSide) - middle + slope * y) * across;
      const v = y * along;
      let column = middle + right + cosine * h - sine * v;
      let row = middle + down + sine * h + cosine * v;
      if (bend > 0) {
        column += pushAt(pushes[0], pixel);
        row += pushAt(pushes[1], pixel);
      }
      target[to + pixel] = inkAt(column, row);
    }
  };
}
