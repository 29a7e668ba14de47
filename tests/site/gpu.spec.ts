// The network on the graphics processor, tried on SwiftShader: the numbers of NumPy and of src/nn, under the book's policy.
import { predictions } from '#src/nn/index.ts';
import { readSource } from '#src/mnist/source.ts';
import { largestDifference, readNumbers, reference, shipped } from '../nn/oracle/read.ts';
import { expect, inPage, test } from './gpu/harness.ts';

test('this Chromium lends SwiftShader, so none of these tests is skipped', async ({ gpuPage }) => {
  expect(await inPage(gpuPage, 'kindOfGpu')).toBe('swiftshader');
});

test('probabilities of the first 32 test images agree with the oracle within 1e-5', async ({
  gpuPage,
}) => {
  const found = await inPage(gpuPage, 'readTestImages', 'fixed.safetensors', 32, 20);
  expect(largestDifference(found, reference.probabilities)).toBeLessThan(1e-5);
});

test('of the 10,000 test images NumPy’s number is read right, in batches of 3,000', async ({
  gpuPage,
}) => {
  const found = await inPage(gpuPage, 'readTestImages', 'shipped.safetensors', 10_000, 3000);
  const answers = predictions(Float32Array.from(found), 10);
  const { labels } = readSource('test');
  expect(answers.filter((answer, k) => answer === labels[k]).length).toBe(shipped.test.correct);
});
