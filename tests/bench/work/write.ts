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
import {
  architectures,
  createNetwork as createLayers,
  type Layer,
} from '../../../src/nn/layers/index.ts';
import { type LayerSubject, layerSubjects } from '../contender.ts';
import { layersOfBytes } from '../contenders/layers/entrants.ts';
import { atRoot, workFolder } from '../folders.ts';
import { networkToOnnx } from '../../../src/own-data/onnx.ts';
import { onnxModel } from './onnx-model.ts';
import { layerFile, sizes, type Work, workFiles } from './work.ts';

export const onnxFile = 'network.onnx';
/** The ONNX model of a network of other layers. */
export const layerOnnxFile = (subject: LayerSubject) => `${subject}.onnx`;

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

/** Fresh weights of each network of other layers. The images of `writeWork` lie beside them. */
export function writeLayerWork({ test, training }: Work): Record<LayerSubject, Work<Layer>> {
  const works = layerSubjects.map((subject) => {
    const network = createLayers(architectures[subject], he, createRandom(1));
    const write = (file: string, bytes: Uint8Array) => writeFileSync(join(workFolder, file), bytes);
    write(layerFile(subject), parameterBytes(network));
    write(layerOnnxFile(subject), networkToOnnx(layersOfBytes(network)));
    return [subject, { network, start: network, test, training }] as const;
  });
  return Object.fromEntries(works) as Record<LayerSubject, Work<Layer>>;
}

function parameterBytes(network: Network<Layer>): Uint8Array {
  const numbers = parameterArrays(network).flatMap((array) => Array.from(array));
  return new Uint8Array(new Float32Array(numbers).buffer);
}
