// The maps of a moved digit, and how far they are from its maps moved along.
import type { Network } from '#src/nn/index.ts';
import type { Layer } from '#src/nn/layers/layer.ts';
import type * as FeatureMapsCode from '#src/formulas/feature-maps.ts';
import { imageSide } from '#src/mnist/image-set.ts';
import { writeShifted } from '#src/mnist/shift.ts';

/** The digit, and pixels to the right and down. */
export type Move = readonly [pixels: Uint8Array, right: number, down: number];

export function movedPixels([pixels, right, down]: Move): Uint8Array {
  const moved = new Uint8Array(pixels.length);
  writeShifted(pixels, 0, imageSide, [right, down], moved, 0);
  return moved;
}

export type MovedMaps = ReturnType<typeof mapsWhenMoved>;

export function mapsWhenMoved(
  network: Network<Layer>,
  { readMaps, firstFilters, differenceWhenMoved }: typeof FeatureMapsCode,
  move: Move,
) {
  const [pixels, right, down] = move;
  const before = readMaps(network, pixels);
  const after = readMaps(network, movedPixels(move));
  const differences = before.maps.map((maps, l) => {
    // Each layer's places are as far apart as all pooling before it makes them.
    const stride = strideAt(network, l);
    return differenceWhenMoved(
      maps,
      after.maps[l],
      Math.round(right / stride),
      Math.round(down / stride),
    );
  });
  return { ...after, filters: firstFilters(network), differences };
}

/** Pixels from one place of the `l`-th convolution's maps to the next. */
function strideAt({ layers }: Network<Layer>, l: number): number {
  const convolutions = layers.flatMap(({ kind }, k) => (kind === 'convolution' ? [k] : []));
  return layers
    .slice(0, convolutions[l])
    .reduce((stride, layer) => stride * (layer.kind === 'maxPool' ? layer.size : 1), 1);
}
