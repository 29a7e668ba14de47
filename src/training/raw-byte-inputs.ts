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
      listPixels(pixels, inputSize, entries, counts, capacity, firstImage, endImage) {
        kernels.listPixels(pixels, inputSize, entries, counts, capacity, firstImage, endImage);
        const { values } = entries;
        for (let image = firstImage; image < endImage; image++) {
          const start = image * capacity;
          for (let k = start; k < start + counts[image]; k++) {
            values[2 * k + 1] = Math.round(255 * values[2 * k + 1]);
          }
        }
      },
    },
  };
}
