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
    addMapProducts: (a, b, c, d, e, f, g) =>
      void wasm.addMapProducts(a.byteOffset, b.byteOffset, c, d, e.byteOffset, f, g),
    moveMaps: (a, b, c, d, e, f, g, h, i) =>
      void wasm.moveMaps(a.byteOffset, b.byteOffset, c.byteOffset, d, e, f, g.byteOffset, h, i),
    maxPool: (a, b, c, d, e, f, g, h) =>
      void wasm.maxPool(a.byteOffset, b, c, d, e, f.byteOffset, g, h),
    maxPoolBackward: (a, b, c, d, e, f, g, h, i) =>
      void wasm.maxPoolBackward(a.byteOffset, b, c, d, e, f.byteOffset, g.byteOffset, h, i),
    multiplySteps: (a, b, c, d, e, f, g, h, i) =>
      void wasm.multiplySteps(
        a.byteOffset,
        b.byteOffset,
        c.byteOffset,
        d,
        e,
        f,
        g.byteOffset,
        h,
        i,
      ),
    addStepGradients: (a, b, c, d, e, f, g, h) =>
      void wasm.addStepGradients(
        a.byteOffset,
        b.byteOffset,
        c,
        d,
        e.byteOffset,
        f.byteOffset,
        g,
        h,
      ),
    gatherRows: (a, b, c, d) => void wasm.gatherRows(a.byteOffset, b.byteOffset, c.byteOffset, d),
    addToRows: (a, b, c) => void wasm.addToRows(a.byteOffset, b.byteOffset, c),
    addRows: (a, b, c, d) => void wasm.addRows(a.byteOffset, b.byteOffset, c.byteOffset, d),
    meanOfSteps: (a, b, c, d) => void wasm.meanOfSteps(a.byteOffset, b, c, d.byteOffset),
    meanOfStepsBackward: (a, b, c, d) =>
      void wasm.meanOfStepsBackward(a.byteOffset, b, c, d.byteOffset),
    normaliseSteps: (a, b, c, d, e, f, g, h, i, j) =>
      void wasm.normaliseSteps(
        a.byteOffset,
        b.byteOffset,
        c.byteOffset,
        d,
        e,
        f.byteOffset,
        g.byteOffset,
        h.byteOffset,
        i,
        j,
      ),
    normaliseOne: (a, b, c, d, e, f, g) =>
      void wasm.normaliseOne(a.byteOffset, b, c.byteOffset, d.byteOffset, e, f, g.byteOffset),
    normaliseStepsBackward: (a, b, c, d, e, f, g, h, i, j) =>
      void wasm.normaliseStepsBackward(
        a.byteOffset,
        b.byteOffset,
        c.byteOffset,
        d.byteOffset,
        e,
        f.byteOffset,
        g.byteOffset,
        h.byteOffset,
        i,
        j,
      ),
    attend: (a, b, c, d, e, f, g, h) =>
      void wasm.attend(
        a.byteOffset,
        b.byteOffset,
        c.byteOffset,
        d,
        e,
        f,
        g.byteOffset,
        h.byteOffset,
      ),
    attendOne: (a, b, c, d, e, f, g, h, i) =>
      void wasm.attendOne(
        a.byteOffset,
        b.byteOffset,
        c.byteOffset,
        d,
        e,
        f,
        g.byteOffset,
        h.byteOffset,
        i.byteOffset,
      ),
    attendBackward: (a, b, c, d, e, f, g, h, i, j, k, l) =>
      void wasm.attendBackward(
        a.byteOffset,
        b.byteOffset,
        c.byteOffset,
        d.byteOffset,
        e.byteOffset,
        f,
        g,
        h,
        i.byteOffset,
        j.byteOffset,
        k.byteOffset,
        l.byteOffset,
      ),
    gruStep: (a, b, c, d, e, f) =>
      void wasm.gruStep(a.byteOffset, b.byteOffset, c.byteOffset, d, e.byteOffset, f),
    gruOne: (a, b, c, d, e, f, g, h) =>
      void wasm.gruOne(
        a.byteOffset,
        b.byteOffset,
        c.byteOffset,
        d.byteOffset,
        e,
        f,
        g.byteOffset,
        h.byteOffset,
      ),
    gruStepBackward: (a, b, c, d, e, f, g) =>
      void wasm.gruStepBackward(
        a.byteOffset,
        b.byteOffset,
        c.byteOffset,
        d.byteOffset,
        e,
        f.byteOffset,
        g,
      ),
    scalePixels: (a, b, c) => void wasm.scalePixels(a.byteOffset, b, c.byteOffset),
    gatherOne: (a, b, c, d) => void wasm.gatherOne(a.byteOffset, b.byteOffset, c.byteOffset, d),
    takeFirst: (a, b, c) => void wasm.takeFirst(a.byteOffset, b, c.byteOffset),
    giveFirst: (a, b, c) => void wasm.giveFirst(a.byteOffset, b, c.byteOffset),
    multiplyRows: (a, b, c, d, e, f, g) =>
      void wasm.multiplyRows(a.byteOffset, b, c.byteOffset, d.byteOffset, e, f, g.byteOffset),
    convolveOne: (a, b, c, d, e, f, g) =>
      void wasm.convolveOne(
        a.byteOffset,
        b.byteOffset,
        c.byteOffset,
        d.byteOffset,
        e,
        f.byteOffset,
        g.byteOffset,
      ),
  };
}
