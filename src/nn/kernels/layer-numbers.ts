// A network's numbers in and out of the layer engine: what it has learned, what its optimiser remembers, its running statistics.

import { parameterNames, type Layer } from '../layers/layer.ts';
import { activationOf, type Network } from '../network.ts';
import { type OptimiserMemory, parameterArrays } from '../optimiser.ts';
import { expectShape, ShapeError } from '../shape-error.ts';
import { placeInStrips } from './column-strips.ts';
import type { Rule } from './engine-arrays.ts';
import type { LayerArrays } from './layer-arrays.ts';
import type { Learned } from './layer-stage.ts';

/** What is kept of every parameter: itself, and what an optimiser remembers of it. */
type Kept = 'values' | 'first' | 'second';
const rememberedBy: Record<Rule, readonly ('first' | 'second')[]> = {
  none: [],
  sgd: [],
  momentum: ['first'],
  adam: ['first', 'second'],
};

export function createNumbers(
  network: Network<Layer>,
  { learned, all, running }: Pick<LayerArrays, 'learned' | 'all' | 'running'>,
  rule: Rule,
) {
  const inOrder = parametersInOrder(network, learned);

  /** Throws ShapeError when the arrays are those of another network. */
  function write(name: Kept, given: readonly Float32Array[]): void {
    expectShape('load', name, given, inOrder.length);
    inOrder.forEach(({ learned: one, layer }, a) => {
      expectShape('load', `${layer}.${one.name} (${name})`, given[a], one.rows, one.columns);
      const to = partOf(name, one);
      visitPlaces(one, (place, inStrips) => (to[inStrips] = given[a][place]));
    });
  }

  const read = (name: Kept): Float32Array[] =>
    inOrder.map(({ learned: one }) => {
      const array = new Float32Array(one.rows * one.columns);
      const from = partOf(name, one);
      visitPlaces(one, (place, inStrips) => (array[place] = from[inStrips]));
      return array;
    });

  function partOf(name: Kept, { values }: Learned): Float32Array {
    const start = (values.byteOffset - all.values.byteOffset) / 4;
    return all[name]!.subarray(start, start + values.length);
  }

  /** Of every batch normalisation: its statistics here, and those of the same layer of `other`. */
  function* statisticsBeside({ layers }: Network<Layer>) {
    for (const { layer: l, statistics } of running) {
      const layer = layers[l];
      if (layer.kind === 'batchNormalisation') yield { layer, statistics };
    }
  }

  return {
    /** Takes over all numbers of `other`. Throws ShapeError when its layers are others. */
    load(other: Network<Layer>, memory: OptimiserMemory | undefined): void {
      expectSameLayers(other, network);
      write('values', parameterArrays(other));
      for (const { layer, statistics } of statisticsBeside(other)) {
        for (const [name, numbers] of Object.entries(statistics)) {
          const given = layer.running[name as keyof typeof statistics];
          expectShape('load', `${layer.name}.running.${name}`, given, numbers.length);
          numbers.set(given);
        }
      }
      all.first?.fill(0);
      all.second?.fill(0);
      if (memory) for (const name of rememberedBy[rule]) write(name, memory[name]);
    },

    save(): Network<Layer> {
      const layers = network.layers.map((layer) => ({ ...layer }));
      read('values').forEach((array, a) => {
        const { layer, name } = inOrder[a].learned;
        Object.assign(layers[layer], { [name]: array });
      });
      for (const { layer, statistics } of statisticsBeside({ ...network, layers })) {
        const { means, variances } = statistics;
        layer.running = { means: means.slice(), variances: variances.slice() };
      }
      return { ...network, layers };
    },

    memory(): Pick<OptimiserMemory, 'first' | 'second'> {
      const [first, second] = (['first', 'second'] as const).map((name) =>
        rememberedBy[rule].includes(name) ? read(name) : [],
      );
      return { first, second };
    },
  };
}

/** In the order of ../optimiser.ts. */
const parametersInOrder = ({ layers }: Network<Layer>, learned: readonly Learned[]) =>
  layers.flatMap(({ kind, name: layer }, l) =>
    parameterNames[kind].map((name) => ({
      layer,
      learned: learned.find((one) => one.layer === l && one.name === name)!,
    })),
  );

/** Where each number of an array stands in its layer, and where in strips. */
function visitPlaces(
  { rows, columns, isTurned }: Learned,
  visit: (place: number, inStrips: number) => void,
): void {
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const place = isTurned ? column * rows + row : row * columns + column;
      visit(place, placeInStrips(row, column, rows));
    }
  }
}

/** What a layer is, without its numbers and its name. */
function describe(network: Network<Layer>, l: number): string {
  const { name: _, ...layer } = { ...network.layers[l], activation: activationOf(network, l) };
  const isPlain = (value: unknown) => typeof value !== 'object' || Array.isArray(value);
  const sorted = Object.entries(layer)
    .filter(([, value]) => isPlain(value))
    .toSorted();
  return JSON.stringify(Object.fromEntries(sorted));
}

/** Throws ShapeError that names the first layer that is another. */
function expectSameLayers(found: Network<Layer>, expected: Network<Layer>): void {
  const wanted = expected.sizes.join('-');
  if (found.sizes.join('-') !== wanted) {
    throw new ShapeError(
      `load: the network should have the layers of this engine, ${wanted}, found ${found.sizes.join('-')}`,
    );
  }
  expected.layers.forEach(({ name }, l) => {
    const [is, should] = [describe(found, l), describe(expected, l)];
    if (is === should) return;
    throw new ShapeError(`load: the layer ${name} should be ${should}, found ${is}`);
  });
}
