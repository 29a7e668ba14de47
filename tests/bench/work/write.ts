// Writes the work into .cache/work, where the browser, the Node children and the Python children find it.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSource } from '../../../src/mnist/source.ts';
import {
  createNetwork,
  createRandom,
  he,
  type Network,
  parameterArrays,
  readNetwork,
} from '../../../src/nn/index.ts';
import { atRoot, workFolder } from '../folders.ts';
import { onnxModel } from './onnx-model.ts';
import { sizes, type Work, workFiles } from './work.ts';

export const onnxFile = 'network.onnx';

export function writeWork(): Work {
  const weights = readFileSync(atRoot('public/weights/mlp-784-128-10.safetensors'));
  const { network } = readNetwork(weights);
  const start = createNetwork(sizes, he, createRandom(1));
  const [test, training] = [readSource('test'), readSource('train')];
  mkdirSync(workFolder, { recursive: true });
  const write = (file: string, bytes: Uint8Array) => writeFileSync(join(workFolder, file), bytes);
  write(workFiles.network, parameterBytes(network));
  write(workFiles.start, parameterBytes(start));
  write(workFiles.testPixels, test.pixels);
  write(workFiles.testLabels, test.labels);
  write(workFiles.trainingPixels, training.pixels);
  write(workFiles.trainingLabels, training.labels);
  write(onnxFile, onnxModel(network));
  return { network, start, test, training };
}

function parameterBytes(network: Network): Uint8Array {
  const numbers = parameterArrays(network).flatMap((array) => Array.from(array));
  return new Uint8Array(new Float32Array(numbers).buffer);
}
