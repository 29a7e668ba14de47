// A machine that forgets to divide by 255: networks on it get the raw bytes as inputs.
import type { Machine } from '../nn/kernels/index.ts';

/** Works on one thread: the partner of a team would have kernels of its own, which divide. */
export function unscaledMachine({ kernels, level, firstByte, reserve }: Machine): Machine {
  return {
    level,
    firstByte,
    reserve,
    kernels: {
      ...kernels,
      listPixels(pixels, inputSize, lists, firstImage, endImage) {
        kernels.listPixels(pixels, inputSize, lists, firstImage, endImage);
        for (let image = firstImage; image < endImage; image++) {
          const start = image * lists.capacity;
          for (let k = start; k < start + lists.counts[image]; k++) {
            lists.values[2 * k + 1] = Math.round(255 * lists.values[2 * k + 1]);
          }
        }
      },
    },
  };
}
