// npm run evaluate -- FILE.safetensors: asks a network about the 10,000 test images and prints its score as JSON.
//
// Output: { accuracy, correct, meanLoss, confusion }; confusion[label][prediction] counts images.
// Exit code 2 and one line on stderr when the file cannot be read or is not a network for MNIST.

import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { classCount, imagePixels } from '../mnist/image-set.ts';
import { readSource } from '../mnist/source.ts';
import { longestHeader, readNetwork, readSizes } from '../nn/index.ts';
import { score } from '../training/score.ts';

const files = process.argv.slice(2);
if (files.length !== 1) {
  fail('usage: npm run evaluate -- FILE.safetensors');
} else {
  try {
    console.log(JSON.stringify(evaluate(files[0])));
  } catch (error) {
    fail(`evaluate: ${files[0]}: ${error instanceof Error ? error.message : error}`);
  }
}

function evaluate(file: string) {
  checkSizes(file);
  const { network } = readNetwork(readFileSync(file));
  const { accuracy, correct, meanLoss, confusion } = score(network, readSource('test'));
  // Finite weights can still be so large that their sums are not.
  if (!Number.isFinite(meanLoss)) throw new Error(`the loss should be finite, found ${meanLoss}`);
  const rows = Array.from({ length: classCount }, (_, label) => [
    ...confusion.subarray(label * classCount, (label + 1) * classCount),
  ]);
  return { accuracy, correct, meanLoss, confusion: rows };
}

/** Reads no more than the header: a file that is no network for MNIST is refused before it takes any memory. */
function checkSizes(file: string): void {
  const place = statSync(file);
  // A pipe or a device has no end that could be checked first.
  if (!place.isFile())
    throw new Error('this should be a regular file, not a directory or a device');
  const beginning = Buffer.alloc(Math.min(place.size, 8 + longestHeader));
  const opened = openSync(file, 'r');
  const length = readSync(opened, beginning);
  closeSync(opened);
  const sizes = readSizes(beginning.subarray(0, length), place.size);
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
