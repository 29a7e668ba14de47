// The shipped networks of layers: what an independent program reads in their files, the book's own code reads too.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { toInputs } from '#src/mnist/image-set.ts';
import { readSource } from '#src/mnist/source.ts';
import { parameterArrays } from '#src/nn/index.ts';
import { createLayerEngine } from '#src/nn/kernels/layer-engine.ts';
import { architectures, forward, readNetwork, readNetworkOf } from '#src/nn/layers/index.ts';
import { type ShippedName, shippedNetworks } from '#src/nn/layers/shipped.ts';
import { networkToOnnx } from '#src/own-data/onnx.ts';
import { networksOfLayersRecord } from '#src/records/index.ts';
import { layersRecipeOf, layersRecipes } from '#src/training/layers-recipe.ts';
import { sumAnswers } from '#src/training/validation.ts';
import { layerMachineOf } from '../kernels/machines.ts';
import { runOnnx } from '../own-data/runtime.ts';
import { largestDifference } from './oracle/read.ts';

type Counted = { parameters: number; correct: number; logits: number[][] };
const oracle: Record<string, Counted> = JSON.parse(
  readFileSync(new URL('oracle/shipped-networks.json', import.meta.url), 'utf8'),
);
const images = readSource('test');
const first32 = toInputs(images.pixels.subarray(0, 32 * 784));
const names = Object.keys(shippedNetworks) as ShippedName[];
const bytesOf = (name: ShippedName) =>
  readFileSync(new URL(`../../public/${shippedNetworks[name].file}`, import.meta.url));

test('every architecture is shipped, and all files together have at most 200 KB', () => {
  expect(names).toEqual(Object.keys(architectures));
  const lengths = names.map((name) => bytesOf(name).length);
  expect(lengths.reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(200_000);
});

const least = { 'cnn-small': 0.978, cnn: 0.988, gru: 0.983, transformer: 0.978 };
/** What one seed may read less than another, of all images. */
const luck = 0.006;
const parameters = { 'cnn-small': 1498, cnn: 5994, gru: 18_698, transformer: 19_594 };

describe.each(names)('%s', (name) => {
  const { network, metadata } = readNetwork(bytesOf(name));
  const { points } = networksOfLayersRecord.networks.find((one) => one.name === name)!;

  test(`NumPy reads ${parameters[name]} parameters in the file, and gets at least ${100 * least[name]} % of the test images right; the kernels count the same within 2`, () => {
    expect(oracle[name].parameters).toBe(parameters[name]);
    expect(oracle[name].correct).toBeGreaterThanOrEqual(10_000 * least[name]);
    const engine = createLayerEngine(layerMachineOf('simd'), network, { capacity: 64 });
    engine.load(network);
    const probabilities = new Float32Array(10 * images.count);
    engine.infer(images.pixels, probabilities, images.count);
    const { correct } = sumAnswers(probabilities, images.labels, images.count);
    expect(Math.abs(correct - oracle[name].correct)).toBeLessThanOrEqual(2);
    expect(Math.abs(10_000 * Number(metadata.testAccuracy) - correct)).toBeLessThanOrEqual(2);
    expect(Math.abs(points[0].test.correct - correct)).toBeLessThanOrEqual(2);
  });

  test('the textbook gives NumPy’s logits of 8 images within 1e-5, and ONNX Runtime the textbook’s of 32', async () => {
    const { logits } = forward(network, first32);
    expect(largestDifference(logits.subarray(0, 80), oracle[name].logits.flat())).toBeLessThan(
      1e-5,
    );
    const found = await runOnnx(networkToOnnx(network), first32, 32);
    expect(largestDifference(found.logits, logits)).toBeLessThan(1e-5);
  });

  test('three seeds lie within 0.6 points of each other, the first the file’s own; its recipe and its epoch are in the file', () => {
    const recipe = layersRecipeOf(network, metadata);
    expect({ ...recipe, network: architectures[name] }).toEqual(layersRecipes[name]);
    const shares = points.map(({ test: { correct, count } }) => correct / count);
    expect(shares).toHaveLength(3);
    expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(luck);
    expect(points[0]).toMatchObject({ seed: recipe.seed, epoch: Number(metadata.epochs) });
  });

  test('the file is read as this network, and as no other', () => {
    expect(parameterArrays(readNetworkOf(name, bytesOf(name)))).toEqual(parameterArrays(network));
    const other = names.find((one) => one !== name)!;
    expect(() => readNetworkOf(other, bytesOf(name))).toThrow(
      `the file should hold the network “${other}”, found another`,
    );
  });
});
