// The ladder, rung by rung: each reads the same 10,000 images, and its answers are counted against the plain ones.
import { isSupported, type WasmLevel } from '#src/nn/kernels/index.ts';
import { messageOf } from '#src/workers/failures.ts';
import { createEngineRung } from '../implementations/engine.ts';
import { openGpu } from '../implementations/gpu.ts';
import { createNaive } from '../implementations/naive.ts';
import type { Opening, RungName } from '../implementations/implementation.ts';
import { createSkipZeros } from '../implementations/skip-zeros.ts';
import { createTwoWorkers } from '../implementations/two-workers.ts';
import { createTyped } from '../implementations/typed.ts';
import type { Resources } from '../worker-resources.ts';
import { countEqual, timePasses } from './passes.ts';

export async function timeRungs(resources: Resources, names: readonly RungName[]): Promise<void> {
  const [images, network] = [await resources.images(), await resources.network()];
  resources.report({
    kind: 'doing',
    what: 'writing down the plain answers',
    done: 0,
    of: names.length,
  });
  const plain = await createSkipZeros(network).infer(images.pixels, images.count);
  for (const [done, name] of names.entries()) {
    resources.report({ kind: 'doing', what: name, done, of: names.length });
    const opening = await openRung(name, resources);
    if ('missing' in opening) {
      resources.report({ kind: 'missing', name, why: opening.missing });
      continue;
    }
    const { answers, timing } = await timePasses(opening.rung, images, resources);
    resources.report({
      kind: 'rung',
      name,
      milliseconds: timing.median,
      loops: timing.samples.length * timing.times,
      right: countEqual(answers, images.labels),
      same: countEqual(answers, plain),
    });
  }
}

const lacking: Record<WasmLevel, string> = {
  scalar: 'This browser runs no WebAssembly on this page.',
  simd: 'This browser’s WebAssembly takes no four numbers at a time.',
  'relaxed-simd': 'This browser’s WebAssembly has no multiply-and-add in one instruction.',
};

export async function openRung(name: RungName, resources: Resources): Promise<Opening> {
  const network = await resources.network();
  if (name === 'naive') return { rung: createNaive(network) };
  if (name === 'typed') return { rung: createTyped(network) };
  if (name === 'skip-zeros') return { rung: createSkipZeros(network) };
  if (name === 'gpu') return openGpu(network);
  if (name === 'two-workers') return openTwo(resources);
  if (!isSupported(name)) return { missing: lacking[name] };
  try {
    return { rung: createEngineRung(await resources.machine(name), network) };
  } catch (error) {
    return { missing: messageOf(error) };
  }
}

async function openTwo(resources: Resources): Promise<Opening> {
  if (!resources.partner) return { missing: 'A second worker could not be started here.' };
  const own = createEngineRung(await resources.bestMachine(), await resources.network());
  return { rung: createTwoWorkers(own, resources.partner) };
}
