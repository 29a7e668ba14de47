// Hands the kernels of a WebAssembly module out under the signature of ./kernels.ts: an array becomes its address.

import type { Kernels, Lists } from './kernels.ts';

type Exports = Record<string, (...numbers: number[]) => number>;

/** Every array that is passed must lie in the memory that the module was given. */
export function bindKernels(wasm: Exports): Kernels {
  return {
    listPixels: (pixels, inputSize, { rows, counts, capacity }, first, end) =>
      void wasm.listPixels(
        pixels.byteOffset,
        inputSize,
        rows.byteOffset,
        counts.byteOffset,
        capacity,
        first,
        end,
      ),
    turnLists: (lists, first, end, turned, inputSize) =>
      void wasm.turnLists(
        lists.rows.byteOffset,
        lists.counts.byteOffset,
        lists.capacity,
        first,
        end,
        turned.rows.byteOffset,
        turned.counts.byteOffset,
        turned.capacity,
        inputSize,
      ),
    addSparseProduct: (
      { rows, counts, capacity }: Lists,
      matrix,
      matrixRows,
      target,
      targetRows,
      scale,
      firstRow,
      endRow,
      firstStrip,
      endStrip,
    ) =>
      void wasm.addSparseProduct(
        rows.byteOffset,
        counts.byteOffset,
        capacity,
        matrix.byteOffset,
        matrixRows,
        target.byteOffset,
        targetRows,
        scale,
        firstRow,
        endRow,
        firstStrip,
        endStrip,
      ),
    addProduct: (left, leftRows, right, inner, target, targetRows, scale, r0, r1, s0, s1) =>
      void wasm.addProduct(
        left.byteOffset,
        leftRows,
        right.byteOffset,
        inner,
        target.byteOffset,
        targetRows,
        scale,
        r0,
        r1,
        s0,
        s1,
      ),
    addTransposedProduct: (left, right, count, rows, target, targetRows, scale, r0, r1, s0, s1) =>
      void wasm.addTransposedProduct(
        left.byteOffset,
        right.byteOffset,
        count,
        rows,
        target.byteOffset,
        targetRows,
        scale,
        r0,
        r1,
        s0,
        s1,
      ),
    fillRows: (row, target, targetRows, r0, r1, s0, s1) =>
      void wasm.fillRows(row.byteOffset, target.byteOffset, targetRows, r0, r1, s0, s1),
    addRowSums: (matrix, count, rows, target, scale, s0, s1) =>
      void wasm.addRowSums(matrix.byteOffset, count, rows, target.byteOffset, scale, s0, s1),
    transpose: (matrix, rowCount, columnCount, target, s0, s1) =>
      void wasm.transpose(matrix.byteOffset, rowCount, columnCount, target.byteOffset, s0, s1),
    clear: (values, first, end) => void wasm.clear(values.byteOffset, first, end),
    reluForward: (values, rows, r0, r1, strips) =>
      void wasm.reluForward(values.byteOffset, rows, r0, r1, strips),
    reluBackward: (one, other, rows, r0, r1, strips) =>
      void wasm.reluBackward(one.byteOffset, other.byteOffset, rows, r0, r1, strips),
    sigmoidForward: (values, rows, r0, r1, strips) =>
      void wasm.sigmoidForward(values.byteOffset, rows, r0, r1, strips),
    sigmoidBackward: (one, other, rows, r0, r1, strips) =>
      void wasm.sigmoidBackward(one.byteOffset, other.byteOffset, rows, r0, r1, strips),
    tanhForward: (values, rows, r0, r1, strips) =>
      void wasm.tanhForward(values.byteOffset, rows, r0, r1, strips),
    tanhBackward: (one, other, rows, r0, r1, strips) =>
      void wasm.tanhBackward(one.byteOffset, other.byteOffset, rows, r0, r1, strips),
    multiplyBy: (one, other, rows, r0, r1, strips) =>
      void wasm.multiplyBy(one.byteOffset, other.byteOffset, rows, r0, r1, strips),
    softmax: (logits, probabilities, rows, classCount, r0, r1) =>
      void wasm.softmax(logits.byteOffset, probabilities.byteOffset, rows, classCount, r0, r1),
    crossEntropyBackward: (probabilities, labels, dLogits, rows, classes, batchSize, r0, r1) =>
      void wasm.crossEntropyBackward(
        probabilities.byteOffset,
        labels.byteOffset,
        dLogits.byteOffset,
        rows,
        classes,
        batchSize,
        r0,
        r1,
      ),
    momentumStep: (parameters, gradients, velocities, first, end, momentum, learningRate) =>
      void wasm.momentumStep(
        parameters.byteOffset,
        gradients.byteOffset,
        velocities.byteOffset,
        first,
        end,
        momentum,
        learningRate,
      ),
    adamStep: (w, g, m, s, first, end, beta1, beta2, epsilon, meanShare, squareShare, rate) =>
      void wasm.adamStep(
        w.byteOffset,
        g.byteOffset,
        m.byteOffset,
        s.byteOffset,
        first,
        end,
        beta1,
        beta2,
        epsilon,
        meanShare,
        squareShare,
        rate,
      ),
    scaleBy: (values, factor, first, end) =>
      void wasm.scaleBy(values.byteOffset, factor, first, end),
  };
}
