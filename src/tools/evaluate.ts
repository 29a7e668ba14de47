// npm run evaluate -- FILE.safetensors: asks a network about the 10,000 test images and prints its score as JSON.
//
// Output: { accuracy, correct, meanLoss, confusion }; confusion[label][prediction] counts images.
// Exit code 2 and one line on stderr when the file cannot be read or is not a network for MNIST.

import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { classCount, imagePixels, pixelsOf, toInputs } from '../mnist/image-set.ts';
import { readSource } from '../mnist/source.ts';
import { longestHeader, readNetwork, readSizes } from '../nn/index.ts';
import { wasmLayerMachine } from '../nn/kernels/layer-machine.ts';
import { forward, readNetwork as readLayers } from '../nn/layers/index.ts';
import { readMetadata } from '../nn/safetensors.ts';
import { kernelModule } from '../training/compile-kernels.ts';
import { type Score, score, scoreLayers } from '../training/score.ts';

/** A larger file of a network of layers is refused unread. */
const mostBytes = 64 * 2 ** 20;

const files = process.argv.slice(2);
if (files.length !== 1) {
  fail('usage: npm run evaluate -- FILE.safetensors');
} else {
  try {
    console.log(JSON.stringify(await evaluate(files[0])));
  } catch (error) {
    fail(`evaluate: ${files[0]}: ${error instanceof Error ? error.message : error}`);
  }
}

async function evaluate(file: string) {
  const ofLayers = isOfLayers(file);
  const bytes = readFileSync(file);
  const { accuracy, correct, meanLoss, confusion } = ofLayers
    ? await scoreOfLayers(bytes)
    : score(readNetwork(bytes).network, readSource('test'));
  // Finite weights can still be so large that their sums are not.
  if (!Number.isFinite(meanLoss)) throw new Error(`the loss should be finite, found ${meanLoss}`);
  const rows = Array.from({ length: classCount }, (_, label) => [
    ...confusion.subarray(label * classCount, (label + 1) * classCount),
  ]);
  return { accuracy, correct, meanLoss, confusion: rows };
}

/** Reads no more than the header: a file that is no network for MNIST is refused before it takes any memory. */
function isOfLayers(file: string): boolean {
  const place = statSync(file);
  // A pipe or a device has no end that could be checked first.
  if (!place.isFile())
    throw new Error('this should be a regular file, not a directory or a device');
  const beginning = Buffer.alloc(Math.min(place.size, 8 + longestHeader));
  const opened = openSync(file, 'r');
  const length = readSync(opened, beginning);
  closeSync(opened);
  const header = beginning.subarray(0, length);
  if (readMetadata(header, place.size).network === undefined) {
    checkEnds(readSizes(header, place.size));
    return false;
  }
  if (place.size <= mostBytes) return true;
  throw new Error(
    `a network of layers should have at most ${mostBytes} bytes, found ${place.size}`,
  );
}

async function scoreOfLayers(bytes: Uint8Array): Promise<Score> {
  const { network } = readLayers(bytes);
  checkEnds(network.sizes);
  const test = readSource('test');
  // The kernels hide a sum that is no number, and the textbook’s loops do not: one image tells.
  const { logits } = forward(network, toInputs(pixelsOf(test, 0)));
  if (!logits.every(Number.isFinite)) throw new Error('the logits should be finite, found others');
  const modules = [await kernelModule('simd'), await kernelModule('layers-simd')] as const;
  return scoreLayers(network, test, wasmLayerMachine('simd', ...modules));
}

function checkEnds(sizes: readonly number[]): void {
  const [inputSize, outputSize] = [sizes[0], sizes.at(-1)];
  if (inputSize === imagePixels && outputSize === classCount) return;
  throw new Error(
    `the network should have ${imagePixels} inputs and ${classCount} outputs, found ${inputSize} and ${outputSize}`,
  );
}

function fail(sentence: string): void {
  console.error(sentence.replaceAll(/\s+/g, ' '));
  process.exitCode = 2;
}
