// The wedding ring: every fast kernel against its plain twin, on the same memory, at every level.
import { describe, expect, test } from 'vitest';
import { createRandom, type Random } from '#src/nn/index.ts';
import { type Arena, layOut } from '#src/nn/kernels/arena-allocator.ts';
import { type Lists, listCapacity, type Pairs } from '#src/nn/kernels/kernels.ts';
import { type Machine, plainMachine } from '#src/nn/kernels/index.ts';
import { stripCount, stripsLength, stripWidth } from '#src/nn/kernels/column-strips.ts';
import { wasmMachines } from './machines.ts';
import { type Arrays, distanceBetween, normal, outcome, type Trial as TrialOf } from './trial.ts';

type Trial<A extends Arrays> = TrialOf<A, Machine>;
const distance = <A extends Arrays>(machine: Machine, trial: Trial<A>, left?: string[]) =>
  distanceBetween(machine, plainMachine(), trial, left);

/** Images of every kind: empty, all ink, one pixel at either end, and like MNIST four zeros in five. */
function paint(pixels: Uint8Array, inputSize: number, random: Random) {
  for (let k = 0; k < pixels.length; k++) {
    const image = Math.floor(k / inputSize);
    const pixel = k % inputSize;
    const kind = image % 5;
    if (kind === 0) pixels[k] = 0;
    else if (kind === 1) pixels[k] = 255;
    else if (kind === 2) pixels[k] = pixel === 0 || pixel === inputSize - 1 ? 1 : 0;
    else pixels[k] = random.uniform() < 0.19 ? 1 + random.below(255) : 0;
  }
}

const placeLists = (arena: Arena, count: number, entries: number) => {
  const capacity = listCapacity(entries);
  return {
    entries: arena.pairs(count * capacity),
    counts: arena.counts(count),
  };
};

/** What stands in the lists, without the room to spare behind each. */
function entriesOf({
  entries: { rows, values },
  counts,
  capacity,
}: Lists): [row: number, value: number][][] {
  return Array.from(counts, (count, list) =>
    Array.from({ length: count }, (_, k) => [
      rows[2 * (list * capacity + k)]!,
      values[2 * (list * capacity + k) + 1]!,
    ]),
  );
}

const inputSizes = [1, 3, 4, 7, 8, 9, 16, 17, 31, 64, 100, 784];
const shapes = [
  { rows: 1, inner: 1, columns: 1 },
  { rows: 2, inner: 3, columns: 10 },
  { rows: 3, inner: 16, columns: 16 },
  { rows: 5, inner: 17, columns: 17 },
  { rows: 7, inner: 33, columns: 33 },
  { rows: 8, inner: 128, columns: 10 },
  { rows: 9, inner: 30, columns: 128 },
];

describe.each(wasmMachines)('$level against TypeScript', ({ make }) => {
  test.each(inputSizes)(
    'lists of empty, full and sparse images with %i pixels are the same to the bit, and so are they turned',
    (inputSize) => {
      const count = 11;
      const capacity = listCapacity(inputSize);
      const turnedCapacity = listCapacity(count);
      const trial = {
        place: (arena: Arena) => {
          const pixels = arena.bytes(count * inputSize + 16);
          const lists = placeLists(arena, count, inputSize);
          const turned = placeLists(arena, inputSize, count);
          return {
            pixels,
            lists: { ...lists, capacity },
            turned: { ...turned, capacity: turnedCapacity },
          };
        },
      };
      const run = (machine: Machine) => {
        const arrays = layOut(machine, trial.place);
        arrays.pixels.fill(77); // behind the last image stands something, and it must not be read as a pixel
        paint(arrays.pixels.subarray(0, count * inputSize), inputSize, createRandom(3));
        const { pixels, lists, turned } = arrays;
        machine.kernels.listPixels(
          pixels,
          inputSize,
          lists.entries,
          lists.counts,
          capacity,
          0,
          count,
        );
        machine.kernels.turnLists(
          lists.entries,
          lists.counts,
          capacity,
          0,
          count,
          turned.entries,
          turned.counts,
          turnedCapacity,
          inputSize,
        );
        return { listed: entriesOf(arrays.lists), turned: entriesOf(arrays.turned) };
      };
      const fast = run(make());
      expect(fast).toEqual(run(plainMachine()));
      expect(fast.listed[0]).toEqual([]);
      expect(fast.listed[1]!.filter(([, value]) => value === 1)).toHaveLength(inputSize);
    },
  );

  test.each(shapes)(
    'the sparse product agrees within 1e-5 for $rows lists of up to $inner entries and $columns columns, some lists empty',
    ({ rows, inner, columns }) => {
      const capacity = listCapacity(inner);
      const trial: Trial<Record<'pixels', Uint8Array> & Arrays> = {
        place: (arena) => {
          const { entries, counts } = placeLists(arena, rows, inner);
          return {
            pixels: arena.bytes(rows * inner + 16),
            listed: entries.rows,
            values: entries.values,
            counts,
            matrix: arena.floats(stripsLength(inner, columns)),
            target: arena.floats(stripsLength(rows, columns)),
          };
        },
        begin: ({ pixels, matrix, target }, random) => {
          paint(pixels.subarray(0, rows * inner), inner, random);
          normal(matrix as Float32Array, random);
          normal(target as Float32Array, random);
        },
        call: ({ kernels }, { pixels, matrix, target, listed, values, counts: listCounts }) => {
          const entries = { rows: listed, values, byteOffset: listed!.byteOffset } as Pairs;
          const counts = listCounts as Int32Array;
          kernels.listPixels(pixels, inner, entries, counts, capacity, 0, rows);
          kernels.addSparseProduct(
            entries,
            counts,
            capacity,
            matrix as Float32Array,
            inner,
            target as Float32Array,
            rows,
            -0.3,
            0,
            rows,
            0,
            stripCount(columns),
          );
        },
      };
      expect(distance(make(), trial, ['listed', 'values', 'counts'])).toBeLessThan(1e-5);
    },
  );

  test.each(shapes)(
    'the product and the transposed product agree within 1e-5 for ($rows × $inner) · ($inner × $columns)',
    ({ rows, inner, columns }) => {
      const trial: Trial<Record<string, Float32Array>> = {
        place: (arena) => ({
          left: arena.floats(stripsLength(rows, inner)),
          right: arena.floats(stripsLength(inner, columns)),
          target: arena.floats(stripsLength(rows, columns)),
          below: arena.floats(stripsLength(rows, columns)),
          turned: arena.floats(stripsLength(inner, columns)),
        }),
        begin: ({ left, right, target, below, turned }, random) => {
          for (const array of [left, right, target, below, turned]) normal(array!, random);
        },
        call: ({ kernels }, { left, right, target, below, turned }) => {
          const strips = stripCount(columns);
          kernels.addProduct(left!, rows, right!, inner, target!, rows, 0.7, 0, rows, 0, strips);
          kernels.addTransposedProduct(
            left!,
            below!,
            rows,
            rows,
            turned!,
            inner,
            -0.1,
            0,
            inner,
            0,
            strips,
          );
        },
      };
      expect(distance(make(), trial)).toBeLessThan(1e-5);
    },
  );

  test.each(shapes)(
    'a part of the rows and strips changes that part and nothing else, ($rows × $inner) · ($inner × $columns)',
    ({ rows, inner, columns }) => {
      const strips = stripCount(columns);
      const [firstRow, endRow] = [Math.floor(rows / 3), Math.ceil((2 * rows) / 3)];
      const [firstStrip, endStrip] = [Math.floor(strips / 2), strips];
      const trial: Trial<Record<string, Float32Array>> = {
        place: (arena) => ({
          left: arena.floats(stripsLength(rows, inner)),
          right: arena.floats(stripsLength(inner, columns)),
          target: arena.floats(stripsLength(rows, columns)),
        }),
        begin: ({ left, right, target }, random) => {
          for (const array of [left, right, target]) normal(array!, random);
        },
        call: ({ kernels }, { left, right, target }) =>
          kernels.addProduct(
            left!,
            rows,
            right!,
            inner,
            target!,
            rows,
            1,
            firstRow,
            endRow,
            firstStrip,
            endStrip,
          ),
      };
      expect(distance(make(), trial)).toBeLessThan(1e-5);
      const { target } = outcome(make(), trial);
      const untouched = outcome(make(), { ...trial, call: () => undefined }).target!;
      const changed = Array.from(target!, (_, k) => k).filter((k) => target![k] !== untouched[k]);
      const strip = (k: number) => Math.floor(k / (rows * stripWidth));
      const row = (k: number) => Math.floor(k / stripWidth) % rows;
      const outside = changed.filter(
        (k) => strip(k) < firstStrip || row(k) < firstRow || row(k) >= endRow,
      );
      expect(outside).toEqual([]);
      expect(changed.length).toBeGreaterThan(0);
    },
  );

  test.each(shapes)(
    'filling, summing, turning and clearing rows agree within 1e-6 for $rows × $columns',
    ({ rows, columns }) => {
      const strips = stripCount(columns);
      const trial: Trial<Record<string, Float32Array>> = {
        place: (arena) => ({
          row: arena.floats(stripsLength(1, columns)),
          filled: arena.floats(stripsLength(rows, columns)),
          sums: arena.floats(stripsLength(1, columns)),
          matrix: arena.floats(stripsLength(rows, columns)),
          turned: arena.floats(stripsLength(columns, rows)),
        }),
        begin: ({ row, matrix, sums }, random) => {
          for (const array of [row, matrix, sums]) normal(array!, random);
        },
        call: ({ kernels }, { row, filled, sums, matrix, turned }) => {
          kernels.fillRows(row!, filled!, rows, 0, rows, 0, strips);
          kernels.addRowSums(matrix!, rows, rows, sums!, 0.5, 0, strips);
          kernels.transpose(matrix!, rows, columns, turned!, 0, strips);
          kernels.clear(matrix!, stripWidth, matrix!.length);
        },
      };
      expect(distance(make(), trial)).toBeLessThan(1e-6);
    },
  );

  const activations = ['relu', 'sigmoid', 'tanh'] as const;
  test.each(activations)('%s and its way back agree within 1e-6, from −100 to 100', (name) => {
    const [rows, columns] = [5, 33];
    const trial: Trial<Record<string, Float32Array>> = {
      place: (arena) => ({
        values: arena.floats(stripsLength(rows, columns)),
        gradients: arena.floats(stripsLength(rows, columns)),
        factors: arena.floats(stripsLength(rows, columns)),
      }),
      begin: ({ values, gradients, factors }, random) => {
        for (const array of [values, gradients, factors]) normal(array!, random);
        [0, -0, 100, -100, 30, -30].forEach((edge, k) => (values![k] = edge));
      },
      call: ({ kernels }, { values, gradients, factors }) => {
        kernels[`${name}Forward`](values!, rows, 0, rows, 3);
        kernels[`${name}Backward`](values!, gradients!, rows, 1, rows - 1, 3);
        kernels.multiplyBy(gradients!, factors!, rows, 2, rows, 3);
      },
    };
    expect(distance(make(), trial)).toBeLessThan(1e-6);
  });

  test.each([1, 2, 10, 16, 17, 40])(
    'softmax of %i classes and its gradient agree within 1e-6, with logits from −1000 to 1000',
    (classCount) => {
      const rows = 6;
      const trial: Trial<{ labels: Uint8Array } & Record<string, Float32Array | Uint8Array>> = {
        place: (arena) => ({
          logits: arena.floats(stripsLength(rows, classCount)),
          probabilities: arena.floats(stripsLength(rows, classCount)),
          dLogits: arena.floats(stripsLength(rows, classCount)),
          labels: arena.bytes(rows),
        }),
        begin: ({ logits, labels }, random) => {
          normal(logits as Float32Array, random);
          logits![0] = 1000;
          logits![stripWidth] = -1000;
          for (let row = 0; row < rows; row++) labels[row] = random.below(classCount);
        },
        call: ({ kernels }, { logits, probabilities, dLogits, labels }) => {
          const [z, p, d] = [logits, probabilities, dLogits] as Float32Array[];
          kernels.softmax(z!, p!, rows, classCount, 0, rows);
          kernels.crossEntropyBackward(p!, labels, d!, rows, classCount, 4, 0, rows);
        },
      };
      expect(distance(make(), trial)).toBeLessThan(1e-6);
    },
  );

  test('ten steps of momentum and of Adam agree within 1e-6, with gradients from 1e-25 to 1e3', () => {
    const length = 64;
    const trial: Trial<Record<string, Float32Array>> = {
      place: (arena) => ({
        one: arena.floats(length),
        other: arena.floats(length),
        gradients: arena.floats(length),
        velocities: arena.floats(length),
        means: arena.floats(length),
        squares: arena.floats(length),
      }),
      begin: ({ one, other, gradients }, random) => {
        for (const array of [one, other]) normal(array!, random);
        gradients!.forEach((_, k) => (gradients![k] = random.normal() * 10 ** ((k % 29) - 25)));
      },
      call: ({ kernels }, { one, other, gradients, velocities, means, squares }) => {
        for (let t = 1; t <= 10; t++) {
          kernels.momentumStep(one!, gradients!, velocities!, 16, length, 0.9, 0.01);
          const shares = [1 - 0.9 ** t, 1 - 0.999 ** t] as const;
          kernels.adamStep(
            other!,
            gradients!,
            means!,
            squares!,
            0,
            length,
            0.9,
            0.999,
            1e-8,
            ...shares,
            0.01,
          );
        }
        kernels.scaleBy(one!, 0.99, 0, 32);
      },
    };
    expect(distance(make(), trial)).toBeLessThan(1e-6);
  });
});
