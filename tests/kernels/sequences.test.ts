// The kernels of sequences: every fast one against its plain twin, on the same memory, at every level.
// What they make together is held to the textbook in layer-engine.test.ts.
import { describe, expect, test } from 'vitest';
import { stripCount, stripsLength, stripWidth } from '#src/nn/kernels/column-strips.ts';
import type { Arena } from '#src/nn/kernels/arena-allocator.ts';
import type { LayerKernels } from '#src/nn/kernels/layer-kernels.ts';
import { plainLayerMachine, type LayerMachine } from '#src/nn/kernels/layer-machine.ts';
import { wasmLayerMachines } from './machines.ts';
import { distanceBetween, normal, outcome, type Trial } from './trial.ts';

type Floats = Record<string, Float32Array>;
type PixelArrays = {
  pixels: Uint8Array;
  strip: Float32Array;
  places: Int32Array;
  scaled: Float32Array;
  gathered: Float32Array;
};

/** Arrays of so many rows of 16 images each, all of normal numbers; `call` does what is tried. */
const trialOf = (
  rows: Record<string, number>,
  call: (kernels: LayerKernels, arrays: Floats) => void,
): Trial<Floats, LayerMachine> => ({
  place: (arena) =>
    Object.fromEntries(
      Object.entries(rows).map(([name, count]) => [name, arena.floats(count * stripWidth)]),
    ),
  begin(arrays, random) {
    for (const array of Object.values(arrays)) normal(array, random);
  },
  call: ({ layerKernels }, arrays) => call(layerKernels, arrays),
});

const distance = (machine: LayerMachine, trial: Trial<Floats, LayerMachine>) =>
  // Room to work in is left as it comes.
  distanceBetween(machine, plainLayerMachine(), trial, ['room']);

/** Rows of 16 that a matrix in strips takes. */
const rowsOf = (rows: number, columns: number) => stripsLength(rows, columns) / stripWidth;

const sizes = [
  { steps: 1, inputSize: 1, outputSize: 1, margins: '' },
  { steps: 3, inputSize: 5, outputSize: 7, margins: '' },
  { steps: 4, inputSize: 8, outputSize: 18, margins: '' },
  { steps: 28, inputSize: 28, outputSize: 33, margins: '' },
  { steps: 7, inputSize: 5, outputSize: 18, margins: ' with blank margins' },
  { steps: 28, inputSize: 28, outputSize: 33, margins: ' with blank margins' },
];
/** Step by step other inputs at both ends become 0, from none to all; `row` numbers belong to an input. */
function leaveMargins(inputs: Float32Array, size: number, row: number): void {
  const steps = Math.floor(inputs.length / (size * row));
  for (let step = 0; step < steps; step++) {
    const numbers = inputs.subarray(step * size * row, (step + 1) * size * row);
    numbers.fill(0, 0, (step % (size + 1)) * row);
    numbers.fill(0, Math.max(0, size - ((step * 3) % (size + 1))) * row);
  }
}
const sequences = [
  { steps: 1, size: 2, heads: 1 },
  { steps: 3, size: 6, heads: 2 },
  { steps: 5, size: 5, heads: 1 },
  { steps: 16, size: 32, heads: 4 },
];

describe.each(wasmLayerMachines)('$level against TypeScript', ({ make }) => {
  test.each(sizes)(
    'the product of $inputSize and $outputSize numbers at each of $steps steps$margins, also added, and the gradient of its weights agree within 1e-5; other steps stay',
    ({ steps, inputSize, outputSize, margins }) => {
      const rows = {
        inputs: (steps + 1) * inputSize,
        weights: rowsOf(inputSize, outputSize),
        biases: rowsOf(1, outputSize),
        outputs: (steps + 1) * outputSize,
        added: (steps + 1) * outputSize,
        dOutputs: (steps + 1) * outputSize,
        dWeights: rowsOf(inputSize, outputSize),
        room: 4 * steps,
      };
      const trial = trialOf(rows, (kernels, { inputs, weights, biases, ...arrays }) => {
        const { outputs, added, dOutputs, dWeights, room } = arrays;
        if (margins) leaveMargins(inputs!, inputSize, stripWidth);
        const given = [inputs!, weights!, biases!, inputSize, outputSize] as const;
        kernels.multiplySteps(...given, 0, outputs!, 1, steps + 1);
        kernels.multiplySteps(...given, 1, added!, 1, steps + 1);
        // Sums over all steps and images come out near 1, as in a network they are means.
        dOutputs!.forEach((_, k) => (dOutputs![k]! /= Math.sqrt(steps * stripWidth)));
        const of = [inputs!, dOutputs!, inputSize, outputSize] as const;
        kernels.addStepGradients(...of, dWeights!, room!, 1, steps + 1);
      });
      expect(distance(make(), trial)).toBeLessThan(1e-5);
      const { outputs, added } = outcome(make(), trial);
      const before = outcome(make(), { ...trial, call: () => {} });
      const first = outputSize * stripWidth;
      expect(outputs!.subarray(0, first)).toEqual(before.outputs!.subarray(0, first));
      expect(added!.subarray(0, first)).toEqual(before.added!.subarray(0, first));
    },
  );

  test.each(sequences)(
    '$steps steps of $size numbers: normalised and back, averaged and back, added up and moved, they agree within 1e-5',
    ({ steps, size }) => {
      const all = steps * size;
      const places = Int32Array.from({ length: all }, (_, k) => (k * 7 + 1) % all);
      const rows = { inputs: all, scales: rowsOf(1, size), shifts: rowsOf(1, size) };
      const made = { normalised: all, deviations: steps, outputs: all, dInputs: all };
      const sums = { dScales: rowsOf(1, size), dShifts: rowsOf(1, size), mean: size, spread: all };
      const more = { values: rowsOf(1, all), raised: all, together: all, moved: all };
      const trial = trialOf({ ...rows, ...made, ...sums, ...more }, (kernels, arrays) => {
        const { inputs, scales, shifts, normalised, deviations, outputs, dInputs } = arrays;
        const { dScales, dShifts, mean, spread, values, raised, together, moved } = arrays;
        kernels.normaliseSteps(
          ...([inputs!, scales!, shifts!, size, 1e-5] as const),
          ...([normalised!, deviations!, outputs!, 0, steps] as const),
        );
        kernels.normaliseStepsBackward(
          ...([inputs!, normalised!, deviations!, scales!, size] as const),
          ...([dInputs!, dScales!, dShifts!, 0, steps] as const),
        );
        kernels.meanOfSteps(inputs!, steps, size, mean!);
        kernels.meanOfStepsBackward(mean!, steps, size, spread!);
        kernels.addToRows(values!, raised!, all);
        kernels.addRows(inputs!, outputs!, together!, all);
        // Places lie in the same memory as everything else.
        const inMemory = new Int32Array(values!.buffer, values!.byteOffset, all);
        inMemory.set(places);
        kernels.gatherRows(inputs!, inMemory, moved!, all);
      });
      expect(distance(make(), trial)).toBeLessThan(1e-5);
      const { inputs, moved } = outcome(make(), trial);
      const from = places[all - 1]! * stripWidth;
      expect(moved!.subarray((all - 1) * stripWidth)).toEqual(
        inputs!.subarray(from, from + stripWidth),
      );
    },
  );

  test.each([
    { maps: 1, places: 1, strips: 1 },
    { maps: 3, places: 5, strips: 2 },
    { maps: 17, places: 1, strips: 4 },
    { maps: 4, places: 49, strips: 3 },
  ])(
    '$maps maps of $places places in $strips strips, moved by a factor and an addend each, also added, and the sums of their products agree within 1e-5; another strip stays',
    ({ maps, places, strips }) => {
      const all = (strips + 1) * maps * places;
      const ofMaps = rowsOf(1, maps);
      const rows = { one: all, other: all, moved: all, added: all };
      const trial = trialOf(
        { ...rows, sums: ofMaps, factors: ofMaps, addends: ofMaps },
        (kernels, { one, other, moved, added, sums, factors, addends }) => {
          const range = [1, strips + 1] as const;
          const given = [one!, factors!, addends!, maps, places] as const;
          kernels.moveMaps(...given, 0, moved!, ...range);
          kernels.moveMaps(...given, 1, added!, ...range);
          // Sums over all places and images come out near 1, as in a network they are means.
          other!.forEach((_, k) => (other![k]! /= Math.sqrt(strips * places * stripWidth)));
          kernels.addMapProducts(one!, other!, maps, places, sums!, ...range);
        },
      );
      expect(distance(make(), trial)).toBeLessThan(1e-5);
      const { moved } = outcome(make(), trial);
      const before = outcome(make(), { ...trial, call: () => {} });
      const first = maps * places * stripWidth;
      expect(moved!.subarray(0, first)).toEqual(before.moved!.subarray(0, first));
    },
  );

  test.each(sequences)(
    'attention of $heads heads over $steps steps of $size numbers and its three gradients agree within 1e-5',
    ({ steps, size, heads }) => {
      const all = steps * size;
      const given = { queries: all, keys: all, values: all, dMixed: all };
      const made = { attention: heads * steps * steps, mixed: all, dScores: steps * steps };
      const gradients = { dQueries: all, dKeys: all, dValues: all };
      const trial = trialOf({ ...given, ...made, ...gradients }, (kernels, arrays) => {
        const { queries, keys, values, dMixed, attention, mixed, dScores } = arrays;
        const { dQueries, dKeys, dValues } = arrays;
        const of = [queries!, keys!, values!] as const;
        kernels.attend(...of, steps, size, heads, attention!, mixed!);
        kernels.attendBackward(
          ...([dMixed!, ...of, attention!, steps, size, heads] as const),
          ...([dScores!, dQueries!, dKeys!, dValues!] as const),
        );
      });
      expect(distance(make(), trial)).toBeLessThan(1e-5);
      // Shares of one whole: over all steps that are asked, each image of each asking step gets 1.
      const { attention } = outcome(make(), trial);
      const sum = attention!
        .subarray(0, steps * stripWidth)
        .reduce((total, share) => total + share, 0);
      expect(sum / stripWidth).toBeCloseTo(1, 5);
    },
  );

  test.each(sequences)(
    'the first image of a strip of $steps · $size numbers comes out side by side, goes back to its place, and no other is touched',
    ({ steps, size }) => {
      const count = steps * size;
      const trial = trialOf(
        { strip: count, row: stripCount(count), back: count },
        (kernels, { strip, row, back }) => {
          kernels.takeFirst(strip!, count, row!);
          kernels.giveFirst(row!, count, back!);
        },
      );
      expect(distance(make(), trial)).toBe(0);
      const { strip, back } = outcome(make(), trial);
      const before = outcome(make(), { ...trial, call: () => {} });
      const isFirst = (k: number) => k % stripWidth === 0;
      const expected = before.back!.map((number, k) => (isFirst(k) ? strip![k]! : number));
      expect(back).toEqual(expected);
    },
  );

  test.each(sizes)(
    'of one image by itself, the product of $inputSize and $outputSize numbers at each of $steps steps$margins agrees within 1e-5, and what lies behind it stays',
    ({ steps, inputSize, outputSize, margins }) => {
      const rows = {
        inputs: stripCount(steps * inputSize),
        weights: rowsOf(inputSize, outputSize),
        biases: rowsOf(1, outputSize),
        outputs: stripCount(steps * outputSize) + 1,
      };
      const trial = trialOf(rows, (kernels, { inputs, weights, biases, outputs }) => {
        if (margins) leaveMargins(inputs!, inputSize, 1);
        kernels.multiplyRows(
          ...([inputs!, steps, weights!, biases!, inputSize, outputSize, outputs!] as const),
        );
      });
      expect(distance(make(), trial)).toBeLessThan(1e-5);
      const before = outcome(make(), { ...trial, call: () => {} });
      const behind = ({ outputs }: Floats) => outputs!.subarray(steps * outputSize);
      expect(behind(outcome(make(), trial))).toEqual(behind(before));
    },
  );

  test.each(sequences)(
    'of one image by itself, attention of $heads heads and normalisation of $steps steps of $size numbers agree within 1e-5',
    ({ steps, size, heads }) => {
      const count = stripCount(steps * size);
      const signals = { queries: count, keys: count, values: count, mixed: count, outputs: count };
      const more = { scales: stripCount(size), shifts: stripCount(size) };
      // Two arrays to work in, the second from a whole row on.
      const room = count + stripCount(steps);
      const trial = trialOf({ ...signals, ...more, room }, (kernels, arrays) => {
        const { queries, keys, values, mixed, outputs, scales, shifts, room: both } = arrays;
        kernels.attendOne(
          ...([queries!, keys!, values!, steps, size, heads, both!] as const),
          ...([both!.subarray(count * stripWidth), mixed!] as const),
        );
        kernels.normaliseOne(mixed!, steps, scales!, shifts!, size, 1e-5, outputs!);
      });
      expect(distance(make(), trial)).toBeLessThan(1e-5);
    },
  );

  test.each([16, 64])(
    'all 3 steps of a GRU of one image by itself, with a state of %i numbers, agree within 1e-5',
    (stateSize) => {
      const rows = (numbers: number) => numbers / stripWidth;
      const arraysOf = {
        gates: rows(9 * stateSize),
        stateWeights: rowsOf(stateSize, 3 * stateSize),
        stateBiases: rows(3 * stateSize),
        states: rows(4 * stateSize),
        stateSums: rows(3 * stateSize),
        candidateSums: rows(3 * stateSize),
      };
      const trial = trialOf(arraysOf, (kernels, arrays) => {
        const { gates, stateWeights, stateBiases, states, stateSums, candidateSums } = arrays;
        kernels.gruOne(
          ...([gates!, stateWeights!, stateBiases!, states!, stateSize, 3] as const),
          ...([stateSums!, candidateSums!] as const),
        );
      });
      expect(distance(make(), trial)).toBeLessThan(1e-5);
    },
  );

  test.each([1, 16, 21, 784])(
    '%i pixels of one image by itself are scaled to the bit as those of sixteen, and gathered from their places',
    (size) => {
      const trial = {
        place: (arena: Arena) => ({
          pixels: arena.bytes(stripWidth * size),
          strip: arena.floats(size * stripWidth),
          places: arena.counts(size),
          scaled: arena.floats(stripsLength(1, size)),
          gathered: arena.floats(size),
        }),
        begin({ pixels, places }: { pixels: Uint8Array; places: Int32Array }) {
          pixels.forEach((_, k) => (pixels[k] = (k * 37) % 256));
          places.forEach((_, k) => (places[k] = size - 1 - k));
        },
        call: (
          { layerKernels }: LayerMachine,
          { pixels, strip, places, scaled, gathered }: PixelArrays,
        ) => {
          layerKernels.turnPixels(pixels, size, strip, 0, 1);
          layerKernels.scalePixels(pixels, size, scaled);
          layerKernels.gatherOne(scaled, places, gathered, size);
        },
      };
      const { strip, scaled, gathered } = outcome<PixelArrays, LayerMachine>(make(), trial);
      const first = Array.from({ length: size }, (_, k) => strip[k * stripWidth]!);
      expect([...scaled.subarray(0, size)]).toEqual(first);
      expect([...gathered]).toEqual(first.toReversed());
    },
  );

  test.each([1, 5, 64])(
    'two steps of a GRU with a state of %i numbers and their way back agree within 1e-5',
    (stateSize) => {
      const three = 3 * stateSize;
      const rows = { gates: 2 * three, stateSums: three, states: 3 * stateSize };
      const more = { candidateSums: 2 * stateSize, dStates: 3 * stateSize, dStateSums: 2 * three };
      const trial = trialOf({ ...rows, ...more }, (kernels, arrays) => {
        const { gates, stateSums, states, candidateSums, dStates, dStateSums } = arrays;
        for (const t of [0, 1]) {
          kernels.gruStep(gates!, stateSums!, states!, stateSize, candidateSums!, t);
        }
        for (const t of [1, 0]) {
          const kept = [states!, gates!, candidateSums!, stateSize] as const;
          kernels.gruStepBackward(dStates!, ...kept, dStateSums!, t);
        }
      });
      expect(distance(make(), trial)).toBeLessThan(1e-5);
    },
  );
});
