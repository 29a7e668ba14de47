// Hands the kernels of layers out under the signature of ./layer-kernels.ts, as ./bind-wasm.ts does those of every network.

import type { LayerKernels } from './layer-kernels.ts';

type Exports = Record<string, (...numbers: number[]) => number>;

/** Every array that is passed must lie in the memory that the module was given. */
export function bindLayerKernels(wasm: Exports): LayerKernels {
  return {
    turnPixels: (a, b, c, d, e) => void wasm.turnPixels(a.byteOffset, b, c.byteOffset, d, e),
    convolve: (a, b, c, d, e, f, g, h) =>
      void wasm.convolve(
        a.byteOffset,
        b.byteOffset,
        c.byteOffset,
        d.byteOffset,
        e,
        f.byteOffset,
        g,
        h,
      ),
    addFilterGradients: (a, b, c, d, e, f) =>
      void wasm.addFilterGradients(a.byteOffset, b.byteOffset, c.byteOffset, d.byteOffset, e, f),
    turnFilters: (a, b, c) => void wasm.turnFilters(a.byteOffset, b.byteOffset, c.byteOffset),
    addMapSums: (a, b, c, d, e, f) => void wasm.addMapSums(a.byteOffset, b, c, d.byteOffset, e, f),
    maxPool: (a, b, c, d, e, f, g, h) =>
      void wasm.maxPool(a.byteOffset, b, c, d, e, f.byteOffset, g, h),
    maxPoolBackward: (a, b, c, d, e, f, g, h, i) =>
      void wasm.maxPoolBackward(a.byteOffset, b, c, d, e, f.byteOffset, g.byteOffset, h, i),
  };
}
