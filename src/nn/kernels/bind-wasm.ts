// Hands the kernels of a WebAssembly module out under the signature of ./kernels.ts: an array becomes its address.
//
// One function for each kernel: a general one, which asks of every argument whether it is an array, made the answer
// to one image 3 to 10 % slower. Arguments have letters here; ./kernels.ts names them, and a test compares.

import type { Kernels } from './kernels.ts';

type Exports = Record<string, (...numbers: number[]) => number>;

/** Every array that is passed must lie in the memory that the module was given. */
export function bindKernels(wasm: Exports): Kernels {
  return {
    listPixels: (a, b, c, d, e, f, g) =>
      void wasm.listPixels(a.byteOffset, b, c.byteOffset, d.byteOffset, e, f, g),
    turnLists: (a, b, c, d, e, f, g, h, i) =>
      void wasm.turnLists(a.byteOffset, b.byteOffset, c, d, e, f.byteOffset, g.byteOffset, h, i),
    addSparseProduct: (a, b, c, d, e, f, g, h, i, j, k, l) =>
      void wasm.addSparseProduct(
        a.byteOffset,
        b.byteOffset,
        c,
        d.byteOffset,
        e,
        f.byteOffset,
        g,
        h,
        i,
        j,
        k,
        l,
      ),
    addProduct: (a, b, c, d, e, f, g, h, i, j, k) =>
      void wasm.addProduct(a.byteOffset, b, c.byteOffset, d, e.byteOffset, f, g, h, i, j, k),
    addTransposedProduct: (a, b, c, d, e, f, g, h, i, j, k) =>
      void wasm.addTransposedProduct(
        a.byteOffset,
        b.byteOffset,
        c,
        d,
        e.byteOffset,
        f,
        g,
        h,
        i,
        j,
        k,
      ),
    fillRows: (a, b, c, d, e, f, g) =>
      void wasm.fillRows(a.byteOffset, b.byteOffset, c, d, e, f, g),
    addRowSums: (a, b, c, d, e, f, g) =>
      void wasm.addRowSums(a.byteOffset, b, c, d.byteOffset, e, f, g),
    transpose: (a, b, c, d, e, f) => void wasm.transpose(a.byteOffset, b, c, d.byteOffset, e, f),
    clear: (a, b, c) => void wasm.clear(a.byteOffset, b, c),
    reluForward: (a, b, c, d, e) => void wasm.reluForward(a.byteOffset, b, c, d, e),
    reluBackward: (a, b, c, d, e, f) =>
      void wasm.reluBackward(a.byteOffset, b.byteOffset, c, d, e, f),
    sigmoidForward: (a, b, c, d, e) => void wasm.sigmoidForward(a.byteOffset, b, c, d, e),
    sigmoidBackward: (a, b, c, d, e, f) =>
      void wasm.sigmoidBackward(a.byteOffset, b.byteOffset, c, d, e, f),
    tanhForward: (a, b, c, d, e) => void wasm.tanhForward(a.byteOffset, b, c, d, e),
    tanhBackward: (a, b, c, d, e, f) =>
      void wasm.tanhBackward(a.byteOffset, b.byteOffset, c, d, e, f),
    multiplyBy: (a, b, c, d, e, f) => void wasm.multiplyBy(a.byteOffset, b.byteOffset, c, d, e, f),
    softmax: (a, b, c, d, e, f) => void wasm.softmax(a.byteOffset, b.byteOffset, c, d, e, f),
    crossEntropyBackward: (a, b, c, d, e, f, g, h) =>
      void wasm.crossEntropyBackward(a.byteOffset, b.byteOffset, c.byteOffset, d, e, f, g, h),
    momentumStep: (a, b, c, d, e, f, g) =>
      void wasm.momentumStep(a.byteOffset, b.byteOffset, c.byteOffset, d, e, f, g),
    adamStep: (a, b, c, d, e, f, g, h, i, j, k, l) =>
      void wasm.adamStep(
        a.byteOffset,
        b.byteOffset,
        c.byteOffset,
        d.byteOffset,
        e,
        f,
        g,
        h,
        i,
        j,
        k,
        l,
      ),
    scaleBy: (a, b, c, d) => void wasm.scaleBy(a.byteOffset, b, c, d),
  };
}
