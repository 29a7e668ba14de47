// What the engine's optimiser remembers of each parameter, out of its strips and back: plain arrays, as other devices take them.

import type { OptimiserMemory } from '../optimiser.ts';
import { ShapeError } from '../shape-error.ts';
import type { EngineLayer } from './engine-arrays.ts';
import { fromStrips, toStrips } from './column-strips.ts';

type Lists = Pick<OptimiserMemory, 'first' | 'second'>;

/** Where each array of parameters is remembered, in the order of ../optimiser.ts, with its shape. */
function remembered(layers: readonly EngineLayer[]) {
  return layers.flatMap(({ weights, biases, inputSize, outputSize }) => [
    { ...weights, rows: inputSize, columns: outputSize },
    { ...biases, rows: 1, columns: outputSize },
  ]);
}

export function readMemory(layers: readonly EngineLayer[]): Lists {
  const read = (name: keyof Lists) =>
    remembered(layers).flatMap(({ rows, columns, [name]: strips }) => {
      if (!strips) return [];
      const array = new Float32Array(rows * columns);
      fromStrips(strips, rows, array, columns);
      return [array];
    });
  return { first: read('first'), second: read('second') };
}

/** Throws ShapeError when the lists are those of another network or another optimiser. */
export function writeMemory(layers: readonly EngineLayer[], lists: Lists): void {
  for (const name of ['first', 'second'] as const) {
    const places = remembered(layers).filter((place) => place[name]);
    expectLengths(
      lists[name],
      places.map(({ rows, columns }) => rows * columns),
    );
    places.forEach(({ rows, columns, [name]: strips }, a) =>
      toStrips(lists[name][a], columns, strips!, rows),
    );
  }
}

function expectLengths(arrays: readonly Float32Array[], expected: readonly number[]): void {
  const found = arrays.map(({ length }) => length);
  if (found.join() === expected.join()) return;
  throw new ShapeError(
    `load: what the optimiser remembers should hold [${expected}] numbers, found [${found}]`,
  );
}
