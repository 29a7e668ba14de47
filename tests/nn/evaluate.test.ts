// npm run evaluate: one JSON object for a sound file, exit code 2 and one line for any other.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { createNetwork, createRandom, he, writeNetwork, zeros } from '#src/nn/index.ts';
import {
  createNetwork as createLayers,
  writeNetwork as writeLayers,
} from '#src/nn/layers/index.ts';
import { shipped } from './oracle/read.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const shippedFile = here('../../public/weights/mlp-784-128-10.safetensors');
const folder = mkdtempSync(join(tmpdir(), 'evaluate-'));
afterAll(() => rmSync(folder, { recursive: true }));

function evaluate(...args: string[]) {
  const program = [here('../../src/tools/evaluate.ts'), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, program, { encoding: 'utf8' });
  return { status, stdout, stderr };
}

function write(name: string, bytes: Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

function sparse(name: string, length: number): string {
  const file = write(name, new Uint8Array(0));
  truncateSync(file, length);
  return file;
}

function sized(...sizes: number[]): Uint8Array {
  return writeNetwork(createNetwork(sizes, he, createRandom(1)), {});
}

/** A network of a convolution on pictures of 10 × 10. */
function layers(outputSize: number): Uint8Array {
  const list = [
    { kind: 'convolution', outputChannels: 2, kernelSize: 3 },
    { kind: 'dense', outputSize },
  ] as const;
  const description = { inputShape: [1, 10, 10], layers: list };
  return writeLayers(createLayers(description, he, createRandom(1)), {});
}

test('the shipped weights: the oracle’s right answers and confusion, and its loss within 1e-6', () => {
  const { status, stdout, stderr } = evaluate(shippedFile);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const found = JSON.parse(stdout);
  expect(Object.keys(found)).toEqual(['accuracy', 'correct', 'meanLoss', 'confusion']);
  expect(found.correct).toBe(shipped.test.correct);
  expect(found.accuracy).toBe(shipped.test.accuracy);
  expect(found.confusion).toEqual(shipped.test.confusion);
  expect(Math.abs(found.meanLoss - shipped.test.meanLoss)).toBeLessThan(1e-6);
});

test('a network of zeros, with two hidden layers: every image is a 0, 980 are right, the loss is ln 10', () => {
  const network = createNetwork([784, 3, 2, 10], zeros, createRandom(0));
  const { status, stdout } = evaluate(write('zeros.safetensors', writeNetwork(network, {})));
  expect(status).toBe(0);
  const { accuracy, correct, meanLoss, confusion } = JSON.parse(stdout);
  expect({ accuracy, correct }).toEqual({ accuracy: 0.098, correct: 980 });
  expect(meanLoss).toBeCloseTo(Math.log(10), 6);
  expect(confusion.map((row: number[]) => row[0])).toEqual([
    980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009,
  ]);
});

test('a network of layers: NumPy’s right answers of cnn-small within 2', () => {
  const { status, stdout, stderr } = evaluate(here('../../public/weights/cnn-small.safetensors'));
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const counted = JSON.parse(readFileSync(here('oracle/shipped-networks.json'), 'utf8'));
  const { correct, accuracy } = JSON.parse(stdout);
  expect(Math.abs(correct - counted['cnn-small'].correct)).toBeLessThanOrEqual(2);
  expect(accuracy).toBe(correct / 10_000);
});

describe('exit code 2, nothing on stdout and one line on stderr for', () => {
  const whole = readFileSync(shippedFile);
  const withNumber = (value: number) => {
    const bytes = Buffer.from(whole);
    bytes.writeFloatLE(value, bytes.length - 4);
    return bytes;
  };
  const huge = createNetwork([784, 2, 10], he, createRandom(1));
  for (const { weights } of huge.layers) weights.fill(3e38);

  test.each([
    ['a missing file', () => join(folder, 'missing.safetensors'), 'no such file'],
    ['a folder', () => folder, 'directory'],
    ['a device without an end', () => '/dev/zero', 'a regular file'],
    // Sparse: 300 MB that take no room on the disk, and must take none in memory.
    ['300 MB of zeros behind no header', () => sparse('sparse', 300_000_000), 'the header should'],
    ['an empty file', () => write('empty', new Uint8Array(0)), 'at least 8 bytes, found 0'],
    ['a text file', () => write('text', Buffer.from('these are no weights')), 'the header should'],
    ['a cut file', () => write('cut', whole.subarray(0, 200_000)), 'behind its header'],
    ['a cut header', () => write('header', whole.subarray(0, 100)), 'the header should take'],
    ['NaN', () => write('nan', withNumber(NaN)), 'found NaN'],
    ['Infinity', () => write('infinity', withNumber(Infinity)), 'found Infinity'],
    ['a network for 100 pixels', () => write('100', sized(100, 10)), 'found 100 and 10'],
    ['a network with 9 outputs', () => write('9', sized(784, 5, 9)), 'found 784 and 9'],
    ['layers for 100 pixels', () => write('layers', layers(10)), 'found 100 and 10'],
    ['weights so large that sums overflow', () => write('huge', writeNetwork(huge, {})), 'finite'],
  ])('%s', (_, file, sentence) => {
    const { status, stdout, stderr } = evaluate(file());
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test.each([{ args: [] }, { args: [shippedFile, shippedFile] }])(
    '$args.length files: the usage',
    ({ args }) => {
      expect(evaluate(...args)).toEqual({
        status: 2,
        stdout: '',
        stderr: 'usage: npm run evaluate -- FILE.safetensors\n',
      });
    },
  );
});
