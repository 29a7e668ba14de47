// The best network of the book’s size: its file against NumPy, which read it by itself.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { toInputs } from '#src/mnist/image-set.ts';
import { readSource } from '#src/mnist/source.ts';
import { forward, parameterArrays, predictions, readNetwork } from '#src/nn/index.ts';
import { readNetwork as readLayers } from '#src/nn/layers/index.ts';
import { networks, teacherNetwork } from '#src/nn/networks.ts';
import { ladderRecipes, teacherRecipe } from '#src/training/ladder-recipes.ts';
import { largestDifference } from './oracle/read.ts';

const oracle: Record<string, { parameters: number; correct: number; logits: number[][] }> =
  JSON.parse(readFileSync(new URL('oracle/shipped-networks.json', import.meta.url), 'utf8'));
const bytesOf = (file: string) => readFileSync(new URL(`../../public/${file}`, import.meta.url));
const { network, metadata } = readNetwork(bytesOf(networks.best.file));
const best = oracle['784-128-10-best'];

test('NumPy reads 101,770 parameters, and gets at least 98.8 % of the test images right; the book’s own code counts the same within 2', () => {
  expect(best.parameters).toBe(101_770);
  expect(parameterArrays(network).reduce((sum, { length }) => sum + length, 0)).toBe(101_770);
  expect(best.correct).toBeGreaterThanOrEqual(9880);
  const images = readSource('test');
  const { logits } = forward(network, toInputs(images.pixels));
  const right = predictions(logits, 10).filter((answer, k) => answer === images.labels[k]).length;
  expect(Math.abs(right - best.correct)).toBeLessThanOrEqual(2);
  expect(Math.abs(10_000 * Number(metadata.testAccuracy) - right)).toBeLessThanOrEqual(2);
  expect(largestDifference(logits.subarray(0, 80), best.logits.flat())).toBeLessThan(2e-5);
});

test('the file has the recipe of the ladder’s last rung, and that of its teacher the teacher’s', () => {
  expect(JSON.parse(metadata.recipe)).toEqual(ladderRecipes.distilled);
  const teacher = readLayers(bytesOf(teacherNetwork.file));
  const { network: description, ...recipe } = teacherRecipe;
  expect(JSON.parse(teacher.metadata.recipe)).toEqual(recipe);
  expect(teacher.network.layers.map(({ kind }) => kind)).toEqual(
    description.layers.map(({ kind }) => kind),
  );
});
