// A Node child with one contender in it; speaks JSON lines on its standard streams, as the Python children do.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { LayerSubject } from '../contender.ts';
import { layersWithOnnx, type OnnxOfLayers } from '../contenders/layers/onnx.ts';
import { createOnnxContender, type OnnxRuntime } from '../contenders/onnx.ts';
import { workFolder } from '../folders.ts';
import { answerer } from '../measures/answer.ts';
import { readLayerWork, readWork } from '../work/work.ts';
import { layerOnnxFile, onnxFile } from '../work/write.ts';

const read = (file: string) => readFile(join(workFolder, file));
const runtime = createRequire(import.meta.url)('onnxruntime-node') as OnnxRuntime & OnnxOfLayers;
const options = {
  executionProviders: ['cpu'],
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
};

/** `subject`: a network of other layers, in place of the book's own. */
async function answererOf(subject: LayerSubject | undefined) {
  if (!subject) {
    const contender = createOnnxContender(runtime, await read(onnxFile), options);
    return answerer(contender, await readWork(read));
  }
  const contender = layersWithOnnx(runtime, await read(layerOnnxFile(subject)), options);
  return answerer(contender, await readLayerWork(read, subject));
}

const answer = await answererOf(process.argv[2] as LayerSubject | undefined);
for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(`${await answer(line)}\n`);
