// The kernels of pictures: every fast one against its plain twin, on the same memory, at every level; and all against
// the textbook's layers.
import { describe, expect, test } from 'vitest';
import { createRandom } from '#src/nn/index.ts';
import { type Arena, layOut } from '#src/nn/kernels/arena-allocator.ts';
import {
  fromStrips,
  stripCount,
  stripsLength,
  stripWidth,
  toStrips,
} from '#src/nn/kernels/column-strips.ts';
import { backwardShape } from '#src/nn/kernels/layer-kernels.ts';
import { type LayerMachine, plainLayerMachine } from '#src/nn/kernels/layer-machine.ts';
import {
  convolutionBackwardInputs,
  convolutionBackwardParameters,
  convolutionForward,
} from '#src/nn/layers/convolution.ts';
import { maxPoolBackward, maxPoolForward } from '#src/nn/layers/max-pool.ts';
import { kernelBytes } from '#src/training/compile-kernels.ts';
import { inFloat64 } from '../nn/drawn-layers.ts';
import { layerTwins } from '#src/nn/kernels/twins/layers.ts';
import { convolutionCases, shapeArray } from './convolution-cases.ts';
import { layerMachines, wasmLayerMachines } from './machines.ts';
import {
  type Arrays,
  distanceBetween,
  normal,
  outcome,
  relativeDifference,
  type Trial,
} from './trial.ts';

const distance = <A extends Arrays>(machine: LayerMachine, trial: Trial<A, LayerMachine>) =>
  // Room to work in is left as it comes.
  distanceBetween(machine, plainLayerMachine(), trial, ['room']);

const images = 3 * stripWidth;

type ConvolutionArrays = { shape: Int32Array } & Record<
  | 'inputs'
  | 'weights'
  | 'turned'
  | 'biases'
  | 'answers'
  | 'largest'
  | 'picture'
  | 'alone'
  | 'aloneLargest'
  | 'room'
  | 'dOutputs'
  | 'dWeights'
  | 'dBiases',
  Float32Array
>;

describe.each(wasmLayerMachines)('$level against TypeScript', ({ make }) => {
  test.each([1, 3, 16, 17, 784])(
    'all bytes of images with %i pixels become the same floats to the bit, in the strips given',
    (inputSize) => {
      const trial = {
        place: (arena: Arena) => ({
          pixels: arena.bytes(images * inputSize),
          target: arena.floats(stripsLength(inputSize, images)),
        }),
        begin({ pixels, target }: { pixels: Uint8Array; target: Float32Array }) {
          pixels.forEach((_, k) => (pixels[k] = (k * 7) % 256));
          target.fill(-1);
        },
        call: (
          { layerKernels }: LayerMachine,
          { pixels, target }: { pixels: Uint8Array; target: Float32Array },
        ) => layerKernels.turnPixels(pixels, inputSize, target, 1, 3),
      };
      const [fast, plain] = [make(), plainLayerMachine()].map((one) => outcome(one, trial));
      expect(fast).toEqual(plain);
      expect(plain!.target[inputSize * stripWidth]).toBeCloseTo(((112 * inputSize) % 256) / 255, 6);
      expect(plain!.target.subarray(0, inputSize * stripWidth).every((one) => one === -1)).toBe(
        true,
      );
    },
  );

  test.each(convolutionCases)(
    'the convolution and its largest answers of at most 2 × 2, of one image by itself too, and its three gradients agree within 1e-5 for $words, and change the strips given alone',
    (one) => {
      const { channels, height, width, outputs, kernelSize, outputHeight, outputWidth } = one;
      const inputSize = channels * height * width;
      const outputSize = outputs * outputHeight * outputWidth;
      const weightRows = channels * kernelSize ** 2;
      const poolSize = Math.min(2, outputHeight, outputWidth);
      const windows = Math.floor(outputHeight / poolSize) * Math.floor(outputWidth / poolSize);
      const trial: Trial<ConvolutionArrays, LayerMachine> = {
        place: (arena) => ({
          shape: arena.counts(10),
          inputs: arena.floats(stripsLength(inputSize, images)),
          weights: arena.floats(stripsLength(weightRows, outputs)),
          turned: arena.floats(stripsLength(outputs * kernelSize ** 2, channels)),
          biases: arena.floats(stripsLength(1, outputs)),
          answers: arena.floats(stripsLength(outputSize, images)),
          largest: arena.floats(stripsLength(outputs * windows, images)),
          picture: arena.floats(inputSize),
          alone: arena.floats(outputSize),
          aloneLargest: arena.floats(outputs * windows),
          room: arena.floats(8 * outputHeight * outputWidth),
          dOutputs: arena.floats(stripsLength(outputSize, images)),
          dWeights: arena.floats(stripsLength(weightRows, outputs)),
          dBiases: arena.floats(stripsLength(1, outputs)),
        }),
        begin({ shape, inputs, weights, biases, dOutputs, dWeights, dBiases }, random) {
          shape.set(shapeArray(one));
          for (const array of [inputs, weights, biases, dOutputs, dWeights, dBiases]) {
            normal(array, random);
          }
          // Sums over all places and images come out near 1, as in a network they are means.
          const scale = 1 / Math.sqrt(images * outputHeight * outputWidth);
          dOutputs.forEach((_, k) => (dOutputs[k] *= scale));
        },
        call({ layerKernels }, arrays) {
          const { shape, inputs, weights, turned, biases, answers, largest } = arrays;
          const { picture, alone, aloneLargest, room, dOutputs, dWeights, dBiases } = arrays;
          layerKernels.convolve(inputs, weights, biases, shape, 1, answers, 1, 3);
          layerKernels.convolve(inputs, weights, biases, shape, poolSize, largest, 1, 3);
          layerKernels.addFilterGradients(inputs, dOutputs, shape, dWeights, 1, 3);
          const places = outputHeight * outputWidth;
          layerKernels.addMapSums(dOutputs, outputs, places, dBiases, 1, 3);
          layerKernels.turnFilters(weights, shape, turned);
          layerKernels.takeFirst(inputs, inputSize, picture);
          layerKernels.convolveOne(picture, weights, biases, shape, 1, room, alone);
          layerKernels.convolveOne(picture, weights, biases, shape, poolSize, room, aloneLargest);
        },
      };
      expect(distance(make(), trial)).toBeLessThan(1e-5);
      const { answers } = outcome(make(), trial);
      const first = outputSize * stripWidth;
      expect(answers.findIndex((answer) => answer !== 0)).toBe(first);
    },
  );

  test.each([
    { maps: 1, height: 2, width: 2, size: 2 },
    { maps: 3, height: 5, width: 7, size: 2 },
    { maps: 2, height: 8, width: 9, size: 3 },
    { maps: 5, height: 4, width: 4, size: 1 },
    { maps: 8, height: 24, width: 24, size: 6 },
  ])(
    'max-pooling by $size of $maps maps of $height × $width and its way back are the same to the bit, ties and all, also in place',
    ({ maps, height, width, size }) => {
      const outputSize = maps * Math.floor(height / size) * Math.floor(width / size);
      const trial: Trial<Record<string, Float32Array>, LayerMachine> = {
        place: (arena) => ({
          inputs: arena.floats(stripsLength(maps * height * width, images)),
          outputs: arena.floats(stripsLength(outputSize, images)),
          dOutputs: arena.floats(stripsLength(outputSize, images)),
          dInputs: arena.floats(stripsLength(maps * height * width, images)),
        }),
        begin({ inputs, dOutputs, dInputs }, random) {
          // Few different numbers, so that many windows hold their largest twice.
          inputs!.forEach((_, k) => (inputs![k] = random.below(4) - 2));
          normal(dOutputs!, random);
          dInputs!.fill(7);
        },
        call({ layerKernels }, { inputs, outputs, dOutputs, dInputs }) {
          const of = [maps, height, width, size] as const;
          layerKernels.maxPool(inputs!, ...of, outputs!, 1, 3);
          layerKernels.maxPoolBackward(inputs!, ...of, dOutputs!, dInputs!, 1, 3);
          layerKernels.maxPoolBackward(inputs!, ...of, dOutputs!, inputs!, 1, 3);
        },
      };
      expect(distance(make(), trial)).toBe(0);
      const { inputs, dInputs } = outcome(make(), trial);
      const first = maps * height * width * stripWidth;
      expect(inputs!.subarray(first)).toEqual(dInputs!.subarray(first));
      expect(dInputs!.subarray(0, first).every((one) => one === 7)).toBe(true);
    },
  );
});

/** `matrix` (rows, columns) as (columns, rows): the textbook has a row for each image or output, kernels a column. */
const transposed = (matrix: Float32Array, rows: number, columns: number) =>
  Float32Array.from(matrix, (_, k) => matrix[(k % rows) * columns + Math.floor(k / rows)]!);

describe.each(layerMachines)('$level against the textbook', ({ make }) => {
  test.each(convolutionCases)(
    'outputs and gradients of the convolution agree within 1e-5 for $words; of the inputs, where the stride is 1',
    (one) => {
      const { channels, height, width, outputs, kernelSize, outputHeight, outputWidth } = one;
      const batchSize = 18;
      const strips = stripCount(batchSize);
      const inputSize = channels * height * width;
      const outputSize = outputs * outputHeight * outputWidth;
      const weightRows = channels * kernelSize ** 2;
      const { layerKernels, ...machine } = make();
      const arrays = layOut(machine, (arena) => ({
        shape: arena.counts(10),
        backShape: arena.counts(10),
        inputs: arena.floats(stripsLength(inputSize, batchSize)),
        weights: arena.floats(stripsLength(weightRows, outputs)),
        turned: arena.floats(stripsLength(outputs * kernelSize ** 2, channels)),
        biases: arena.floats(stripsLength(1, outputs)),
        noBiases: arena.floats(stripsLength(1, channels)),
        answers: arena.floats(stripsLength(outputSize, batchSize)),
        dOutputs: arena.floats(stripsLength(outputSize, batchSize)),
        dInputs: arena.floats(stripsLength(inputSize, batchSize)),
        dWeights: arena.floats(stripsLength(weightRows, outputs)),
        dBiases: arena.floats(stripsLength(1, outputs)),
      }));
      const random = createRandom(5);
      const randomArray = (length: number, scale = 1) =>
        Float32Array.from({ length }, () => scale * random.normal());
      /** Writes (rows, columns) into a kernel's matrix (columns, rows), and reads it from there. */
      const write = (values: Float32Array, rows: number, columns: number, to: Float32Array) =>
        toStrips(transposed(values, rows, columns), rows, to, columns);
      const read = (from: Float32Array, rows: number, columns: number) => {
        const matrix = new Float32Array(rows * columns);
        fromStrips(from, columns, matrix, rows);
        return transposed(matrix, columns, rows);
      };
      const inputs = randomArray(batchSize * inputSize);
      const weights = randomArray(outputs * weightRows, 1 / Math.sqrt(weightRows));
      const biases = randomArray(outputs);
      const places = outputHeight * outputWidth;
      const dOutputs = randomArray(batchSize * outputSize, 1 / Math.sqrt(batchSize * places));
      arrays.shape.set(shapeArray(one));
      write(inputs, batchSize, inputSize, arrays.inputs);
      write(weights, outputs, weightRows, arrays.weights);
      write(dOutputs, batchSize, outputSize, arrays.dOutputs);
      arrays.biases.set(biases);

      const shape = { ...one, batchSize, inputChannels: channels, outputChannels: outputs };
      const { convolve, addFilterGradients, addMapSums, turnFilters } = layerKernels;
      const kept = [arrays.inputs, arrays.weights, arrays.biases, arrays.shape] as const;
      convolve(...kept, 1, arrays.answers, 0, strips);
      expect(
        relativeDifference(
          read(arrays.answers, batchSize, outputSize),
          convolutionForward(inputs, weights, biases, shape),
        ),
      ).toBeLessThan(1e-5);

      // In float64: a sum of 10,368 products, as a gradient is one here, has an error of its own in float32.
      const exact = [inFloat64(dOutputs), inFloat64(inputs)] as const;
      const expected = convolutionBackwardParameters(...exact, shape);
      const { dOutputs: errors } = arrays;
      addFilterGradients(arrays.inputs, errors, arrays.shape, arrays.dWeights, 0, strips);
      addMapSums(errors, outputs, places, arrays.dBiases, 0, strips);
      expect(
        relativeDifference(read(arrays.dWeights, outputs, weightRows), expected.dWeights),
      ).toBeLessThan(1e-5);
      expect(
        relativeDifference(arrays.dBiases.subarray(0, outputs), expected.dBiases),
      ).toBeLessThan(1e-5);

      if (one.stride > 1) return;
      arrays.backShape.set(backwardShape(arrays.shape));
      turnFilters(arrays.weights, arrays.shape, arrays.turned);
      const back = [errors, arrays.turned, arrays.noBiases, arrays.backShape] as const;
      convolve(...back, 1, arrays.dInputs, 0, strips);
      expect(
        relativeDifference(
          read(arrays.dInputs, batchSize, inputSize),
          convolutionBackwardInputs(dOutputs, weights, shape),
        ),
      ).toBeLessThan(1e-5);
    },
  );

  test('max-pooling and its way back are the textbook’s to the bit for 3 maps of 7 × 8, by 2 and by 3', () => {
    const [maps, height, width, batchSize] = [3, 7, 8, 18];
    const inputSize = maps * height * width;
    for (const size of [2, 3]) {
      const outputSize = maps * Math.floor(height / size) * Math.floor(width / size);
      const { layerKernels, ...machine } = make();
      const arrays = layOut(machine, (arena) => ({
        inputs: arena.floats(stripsLength(inputSize, batchSize)),
        outputs: arena.floats(stripsLength(outputSize, batchSize)),
        dOutputs: arena.floats(stripsLength(outputSize, batchSize)),
        dInputs: arena.floats(stripsLength(inputSize, batchSize)),
      }));
      const random = createRandom(6);
      const inputs = Float32Array.from({ length: batchSize * inputSize }, () => random.below(4));
      const dOutputs = Float32Array.from({ length: batchSize * outputSize }, random.normal);
      toStrips(transposed(inputs, batchSize, inputSize), batchSize, arrays.inputs, inputSize);
      toStrips(transposed(dOutputs, batchSize, outputSize), batchSize, arrays.dOutputs, outputSize);
      const of = [maps, height, width, size] as const;
      layerKernels.maxPool(arrays.inputs, ...of, arrays.outputs, 0, 2);
      layerKernels.maxPoolBackward(arrays.inputs, ...of, arrays.dOutputs, arrays.dInputs, 0, 2);
      const shape = { batchSize, channels: maps, height, width, size, stride: size };
      const expected = maxPoolForward(inputs, shape);
      const read = (from: Float32Array, rows: number) => {
        const matrix = new Float32Array(rows * batchSize);
        fromStrips(from, rows, matrix, batchSize);
        return transposed(matrix, rows, batchSize);
      };
      expect(read(arrays.outputs, outputSize)).toEqual(expected.outputs);
      expect(read(arrays.dInputs, inputSize)).toEqual(
        maxPoolBackward(dOutputs, expected.positions, shape),
      );
    }
  });
});

test.each(['scalar', 'simd', 'relaxed-simd'] as const)(
  'the module of layers at level %s exports its kernels, and keeps nothing in memory',
  async (level) => {
    const bytes = await kernelBytes(`layers-${level}`);
    // Its memory is the first module's, whose table lies where a table of its own would.
    const memory = new WebAssembly.Memory({ initial: 1 });
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
      env: { memory },
    });
    expect(Object.keys(exports).toSorted()).toEqual(Object.keys(layerTwins).toSorted());
    expect(new Uint8Array(memory.buffer).every((byte) => byte === 0)).toBe(true);
  },
);
