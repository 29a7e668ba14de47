// Products: every row times every column, by the kernels of the network, for searches that no network is part of.
//
// products[r, j] = Σᵢ rows[r, i] · columns[i, j]      which is what a dense layer does with images and weights
import { layOut } from '../nn/kernels/arena-allocator.ts';
import { listCapacity } from '../nn/kernels/kernels.ts';
import {
  placeInStrips,
  stripCount,
  stripsLength,
  stripWidth,
} from '../nn/kernels/column-strips.ts';
import type { Machine } from '../nn/kernels/index.ts';

export interface Products {
  /** Columns that fit. */
  mostColumns: number;
  /** Rows that fit. */
  mostRows: number;
  /** Column j becomes `vector` (size). */
  setColumn(j: number, vector: ArrayLike<number>): void;
  /** Rows are images of bytes (count, size), taken as whole numbers, or as inputs from 0 to 1. */
  multiplyImages(pixels: Uint8Array, count: number, as: 'bytes' | 'inputs'): void;
  /** Rows are `vectors` (count, size). */
  multiplyVectors(vectors: Float32Array, count: number): void;
  /** Fills `target` with the products of row r and the first columns, as many as fit. */
  copyRow(r: number, target: Float32Array | Float64Array): void;
}

/** `size` is the length of a row, and of a column. Throws RangeError when the machine has not enough memory. */
export function createProducts(
  machine: Machine,
  size: number,
  mostColumns: number,
  mostRows = 250,
): Products {
  const { kernels } = machine;
  const capacity = listCapacity(size);
  const arrays = layOut(machine, (arena) => ({
    // Pixels are read sixteen at a time, past the last one too.
    pixels: arena.bytes(mostRows * size + 16),
    entries: arena.pairs(mostRows * capacity),
    counts: arena.counts(mostRows),
    rows: arena.floats(stripsLength(mostRows, size)),
    columns: arena.floats(stripsLength(size, mostColumns)),
    products: arena.floats(stripsLength(mostRows, mostColumns)),
  }));
  const { pixels, entries, counts, rows, columns, products } = arrays;
  const strips = stripCount(mostColumns);

  return {
    mostColumns,
    mostRows,
    setColumn(j, vector) {
      for (let i = 0; i < size; i++) columns[placeInStrips(i, j, size)] = vector[i];
    },
    multiplyImages(images, count, as) {
      pixels.set(images);
      kernels.listPixels(pixels, size, entries, counts, capacity, 0, count);
      if (as === 'bytes') {
        const end = count * capacity;
        for (let k = 0; k < end; k++) {
          entries.values[2 * k + 1] = Math.round(255 * entries.values[2 * k + 1]);
        }
      }
      kernels.clear(products, 0, products.length);
      kernels.addSparseProduct(
        entries,
        counts,
        capacity,
        columns,
        size,
        products,
        mostRows,
        1,
        0,
        count,
        0,
        strips,
      );
    },
    multiplyVectors(vectors, count) {
      for (let k = 0; k < count * size; k++) {
        rows[placeInStrips(Math.floor(k / size), k % size, mostRows)] = vectors[k];
      }
      kernels.clear(products, 0, products.length);
      kernels.addProduct(rows, mostRows, columns, size, products, mostRows, 1, 0, count, 0, strips);
    },
    copyRow(r, target) {
      for (let first = 0; first < target.length; first += stripWidth) {
        const from = placeInStrips(r, first, mostRows);
        const width = Math.min(stripWidth, target.length - first);
        for (let k = 0; k < width; k++) target[first + k] = products[from + k];
      }
    },
  };
}
