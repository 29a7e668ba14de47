// A Node child with one contender in it; speaks JSON lines on its standard streams, as the Python children do.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createOnnxContender, type OnnxRuntime } from '../contenders/onnx.ts';
import { workFolder } from '../folders.ts';
import { answerer } from '../measures/answer.ts';
import { readWork } from '../work/work.ts';
import { onnxFile } from '../work/write.ts';

const read = (file: string) => readFile(join(workFolder, file));
const runtime = createRequire(import.meta.url)('onnxruntime-node') as OnnxRuntime;
const contender = createOnnxContender(runtime, await read(onnxFile), {
  executionProviders: ['cpu'],
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
});
const answer = answerer(contender, await readWork(read));
for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(`${await answer(line)}\n`);
