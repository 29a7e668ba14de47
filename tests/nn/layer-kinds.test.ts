// Every kind of layer by itself: against NumPy in float64, and against slopes measured in float64.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom, type Random, shuffle, zeros } from '#src/nn/index.ts';
import { sourceOf } from '#components/prose/SourceCode/source-of.ts';
import * as denseOnly from '#src/nn/index.ts';
import * as layers from '#src/nn/layers/index.ts';
import type { Layer, LayerDescription } from '#src/nn/layers/index.ts';
import { kindOf, layerKinds } from '#src/nn/layers/layer-kinds.ts';
import { parameterNames } from '#src/nn/layers/layer.ts';
import { gradientName } from '#src/nn/optimiser.ts';
import { type Arrays, draw, drawParameters, inFloat64, layerInFloat64 } from './drawn-layers.ts';
import { slope } from './finite-differences.ts';
import { largestDifference } from './oracle/read.ts';

type OracleLayer = LayerDescription & { training?: boolean; seed?: number };
type Case = {
  seed: number;
  batchSize: number;
  inputShape: number[];
  layer: OracleLayer;
  outputShape: number[];
  outputs: number[];
  dInputs: number[];
  gradients: Record<string, number[]>;
  running?: [number[], number[]];
};

const cases: Case[] = Object.values(
  JSON.parse(readFileSync(new URL('oracle/layers.json', import.meta.url), 'utf8')),
);

/** Numbers no two of which are near each other. */
const shuffled = (length: number, random: Random) =>
  Float32Array.from(
    shuffle(
      Uint32Array.from({ length }, (_, k) => k),
      random,
    ),
    (k) => k / 8,
  );

/** The layer with the oracle's numbers, and a pass through it both ways. */
function run(
  {
    seed,
    batchSize,
    inputShape,
    layer: { training, seed: dropoutSeed = 0, ...description },
  }: Pick<Case, 'seed' | 'batchSize' | 'inputShape' | 'layer'>,
  float64: boolean,
  apart = false,
) {
  const random = createRandom(seed);
  const start = {
    place: 'layer',
    initialiser: zeros,
    random: createRandom(0),
    earlierShape: () => inputShape,
  };
  const kind = kindOf(description as Layer);
  let layer = kind.create(description as Layer, inputShape, start);
  const outputShape = kind.outputShape(layer);
  drawParameters(layer, random);
  if (layer.kind === 'batchNormalisation') {
    const { length } = layer.scales;
    layer.running = { means: draw(random, length, 0.5), variances: draw(random, length, 0.1, 1) };
  }
  const precise = (array: Float32Array) => (float64 ? inFloat64(array) : array);
  const length = (shape: readonly number[]) => shape.reduce((all, size) => all * size, batchSize);
  const drawn = draw(random, length(inputShape));
  const inputs = precise(apart ? shuffled(drawn.length, random) : drawn);
  const dOutputs = precise(draw(random, length(outputShape)));
  if (float64) layer = layerInFloat64(layer);
  const forward = (through = layer) =>
    kind.forward(through, inputs, {
      batchSize,
      training,
      random: createRandom(dropoutSeed),
      earlier: () => inputs,
    });
  const { outputs, kept } = forward();
  const back = kind.backward(layer, dOutputs, { batchSize, inputs, kept, wantsInputs: true });
  const names = parameterNames[layer.kind];
  return { layer, outputShape, inputs, dOutputs, outputs, ...back, names, forward };
}

test('the oracle has a case for each of the 12 kinds of layer with a formula of its own', () => {
  const kinds = new Set(cases.map(({ layer }) => layer.kind));
  expect([...kinds].sort()).toEqual(
    Object.keys(layerKinds)
      .filter((kind) => kind !== 'residual')
      .sort(),
  );
  expect(kinds.size).toBe(12);
});

describe.each([
  { precision: 'float32', bar: 1e-5 },
  { precision: 'float64', bar: 1e-11 },
])('in $precision', ({ precision, bar }) => {
  test.each(
    cases.map((one) => ({ title: `${JSON.stringify(one.layer)} on ${one.inputShape}`, one })),
  )(`$title: outputs and every gradient agree with NumPy within ${bar}`, ({ one }) => {
    const found = run(one, precision === 'float64');
    expect(found.outputShape).toEqual(one.outputShape);
    expect(largestDifference(found.outputs, one.outputs)).toBeLessThan(bar);
    expect(largestDifference(found.dInputs!, one.dInputs)).toBeLessThan(bar);
    expect(Object.keys(found.gradients).sort()).toEqual(found.names.map(gradientName).sort());
    expect(found.names).toEqual(Object.keys(one.gradients));
    for (const name of found.names) {
      const gradient = found.gradients[gradientName(name)];
      expect(largestDifference(gradient, one.gradients[name])).toBeLessThan(bar);
    }
    if (one.running && found.layer.kind === 'batchNormalisation') {
      const { means, variances } = found.layer.running;
      expect(largestDifference(means, one.running[0])).toBeLessThan(bar);
      expect(largestDifference(variances, one.running[1])).toBeLessThan(bar);
    }
  });
});

const size = fc.integer({ min: 1, max: 4 });
const picture = fc.tuple(size, fc.integer({ min: 3, max: 6 }), fc.integer({ min: 3, max: 6 }));
const sequence = fc.tuple(size, size);
const kernel = fc.integer({ min: 1, max: 3 });
const anyShape = fc.oneof(fc.tuple(size), sequence, picture);

/** Where two numbers are nearly equal, a maximum changes place, and a deviation near 0 changes everything. */
const cornered = new Set(['maxPool', 'batchNormalisation', 'layerNormalisation']);

/** A layer of any kind with a shape that it can take. */
const anyLayer = fc
  .oneof(
    fc.record({
      inputShape: anyShape,
      layer: fc.record({ kind: fc.constant('dense'), outputSize: size }),
    }),
    fc.record({
      inputShape: picture,
      layer: fc.record({
        kind: fc.constant('convolution'),
        outputChannels: size,
        kernelSize: kernel,
        stride: kernel,
        padding: fc.constantFrom('valid', 'same'),
      }),
    }),
    fc.record({
      inputShape: picture,
      layer: fc.record({ kind: fc.constant('maxPool'), size: kernel, stride: kernel }),
    }),
    fc.record({
      inputShape: anyShape,
      layer: fc.record({ kind: fc.constant('batchNormalisation'), training: fc.boolean() }),
    }),
    fc.record({
      inputShape: fc.oneof(fc.tuple(fc.constantFrom(3, 5)), fc.tuple(size, fc.constantFrom(3, 5))),
      layer: fc.record({ kind: fc.constant('layerNormalisation') }),
    }),
    fc.tuple(size, fc.constantFrom(1, 2, 3), size).map(([steps, heads, headSize]) => ({
      inputShape: [steps, heads * headSize],
      layer: { kind: 'attention', heads },
    })),
    fc.record({
      inputShape: sequence,
      layer: fc.record({ kind: fc.constantFrom('recurrent', 'gru'), stateSize: size }),
    }),
    fc
      .tuple(size, kernel, kernel, kernel, size)
      .map(([channels, rows, columns, patchSize, outputSize]) => ({
        inputShape: [channels, rows * patchSize, columns * patchSize],
        layer: { kind: 'patches', patchSize, outputSize },
      })),
    fc.record({
      inputShape: sequence,
      layer: fc.record({ kind: fc.constantFrom('mean', 'lastStep') }),
    }),
    fc.record({
      inputShape: anyShape,
      layer: fc.record({
        kind: fc.constant('dropout'),
        rate: fc.constantFrom(0, 0.3, 0.9),
        training: fc.boolean(),
      }),
    }),
    fc.record({
      inputShape: anyShape,
      layer: fc.record({ kind: fc.constant('residual'), over: fc.constant(1) }),
    }),
  )
  .map((one) => one as { inputShape: number[]; layer: OracleLayer });

test('every gradient of 150 layers of any kind and shape agrees with slopes in float64 within 1e-7', () => {
  fc.assert(
    fc.property(
      anyLayer,
      fc.constantFrom(2, 3),
      fc.nat(),
      ({ inputShape, layer: description }, batchSize, seed) => {
        const found = run(
          { seed, batchSize, inputShape, layer: description },
          true,
          cornered.has(description.kind),
        );
        const { layer, inputs, dOutputs, dInputs, names, gradients } = found;
        const value = () =>
          found.forward().outputs.reduce((sum, output, k) => sum + output * dOutputs[k], 0);
        const pairs = names.map((name) => [
          (layer as unknown as Arrays)[name],
          gradients[gradientName(name)],
        ]);
        // A residual layer of this test adds its inputs to themselves.
        const times = layer.kind === 'residual' ? 2 : 1;
        pairs.push([inputs, dInputs!.map((d) => d * times)]);
        for (const [numbers, dNumbers] of pairs) {
          const slopes = Array.from(numbers, (_, k) => slope(value, numbers, k, 1e-4));
          expect(largestDifference(dNumbers, slopes)).toBeLessThan(1e-7);
        }
      },
    ),
    { numRuns: 150 },
  );
});

test('dropout at rate 0.25 silences 2,500 ± 150 of 10,000 numbers and keeps their mean within 0.02', () => {
  const inputs = new Float32Array(10_000).fill(1);
  const layer: Layer = { kind: 'dropout', name: 'dropout', inputShape: [10_000], rate: 0.25 };
  const context = { batchSize: 1, random: createRandom(3), earlier: () => inputs };
  const { outputs } = kindOf(layer).forward(layer, inputs, { ...context, training: true });
  expect(Math.abs(outputs.filter((output) => output === 0).length - 2500)).toBeLessThan(150);
  expect(Math.abs(outputs.reduce((sum, output) => sum + output, 0) / 10_000 - 1)).toBeLessThan(
    0.02,
  );
  expect(kindOf(layer).forward(layer, inputs, context).outputs).toBe(inputs);
});

test('the source of every kind’s functions can be shown in a chapter, by its file and name', async () => {
  const files = [
    ['dense', 'denseForward', 'denseBackward'],
    [
      'convolution',
      'convolutionForward',
      'convolutionBackwardParameters',
      'convolutionBackwardInputs',
    ],
    ['max-pool', 'maxPoolForward', 'maxPoolBackward'],
    ['batch-normalisation', 'batchNormalisationForward', 'batchNormalisationBackward'],
    ['layer-normalisation', 'layerNormalisationForward', 'layerNormalisationBackward'],
    ['attention', 'attentionForward', 'attentionBackward'],
    ['recurrent', 'recurrentForward', 'recurrentBackward'],
    ['gru', 'gruForward', 'gruBackward'],
    ['patches', 'patchesForward', 'patchesBackward'],
    ['mean', 'meanForward', 'meanBackward'],
    ['last-step', 'lastStepForward', 'lastStepBackward'],
    ['residual', 'residualForward', 'residualBackward'],
    ['dropout', 'dropoutForward', 'dropoutBackward'],
  ];
  expect(files).toHaveLength(Object.keys(layerKinds).length);
  const cells: Record<string, unknown> = { ...denseOnly, ...layers };
  for (const [file, ...functions] of files) {
    for (const name of functions) {
      const source = sourceOf('nn', `layers/${file}.ts`, name);
      expect(source).toMatch(new RegExp(`^/\\*\\*[^]+\\nexport function ${name}\\([^]+\\n\\}$`));
      expect(cells[name]).toBeTypeOf('function');
    }
  }
});
