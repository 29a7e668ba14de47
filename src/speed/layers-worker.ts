// The worker that measures networks of layers: how long all test images take, and how many are read as they are labelled.
import { type LayerMachine, wasmLayerMachine } from '#src/nn/kernels/layer-machine.ts';
import type { Level } from '#src/nn/kernels/levels.ts';
import { readNetwork } from '#src/nn/index.ts';
import { readNetworkOf } from '#src/nn/layers/index.ts';
import { messageOf } from '#src/workers/failures.ts';
import { fetchBytes, fetchModule } from '#src/workers/fetch-bytes.ts';
import { createEngineRung } from './implementations/engine.ts';
import type { Rung } from './implementations/implementation.ts';
import { createLayersRung } from './implementations/layers.ts';
import {
  type AnyShipped,
  checkLayersOrder,
  type LayersPlaces,
  type LayersReport,
} from './layers-messages.ts';
import { countEqual, timePasses } from './tasks/passes.ts';
import { bestOf, kept, testImages } from './worker-resources.ts';

const report = (message: LayersReport) => postMessage(message);
/** Fetched once, and kept for the next network. */
let images: ReturnType<typeof testImages> | undefined;
let machine: (() => Promise<() => LayerMachine>) | undefined;

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  follow(data).then(
    () => report({ kind: 'done' }),
    (error: unknown) => report({ kind: 'failed', why: messageOf(error) }),
  );
});

async function follow(message: unknown): Promise<void> {
  const { task, places } = checkLayersOrder(message);
  const { names } = task;
  images ??= testImages(places, report);
  machine ??= kept(() => bestOf((level) => machineOf(level, places), report));
  const [set, makeMachine] = await Promise.all([images(), machine()]);
  for (const [place, name] of names.entries()) {
    const bytes = await fetchBytes(places.weights[place], `The weights of “${name}”`);
    report({ kind: 'doing', what: 'reading 10,000 images', done: place, of: names.length });
    const own = makeMachine();
    const { answers, timing } = await timePasses(rungOf(name, bytes, own), set, {
      now: () => performance.now(),
    });
    const { samples, median } = timing;
    const right = countEqual(answers, set.labels);
    report({ kind: 'read', name, level: own.level, samples, median, right });
  }
}

const rungOf = (name: AnyShipped, bytes: Uint8Array, own: LayerMachine): Rung =>
  name === 'book'
    ? createEngineRung(own, readNetwork(bytes).network)
    : createLayersRung(own, readNetworkOf(name, bytes));

/** Both modules of the level, from which each network gets a machine with a memory of its own. */
async function machineOf(level: Level, places: LayersPlaces): Promise<() => LayerMachine> {
  if (level === 'typescript') {
    throw new Error(
      'Reading 10,000 images with a network of layers needs WebAssembly, which this browser could not use. By plain TypeScript it would take minutes, so it was not begun; one digit is read without.',
    );
  }
  const [kernels, ofLayers] = await Promise.all(
    [places.modules[level], places.ofLayers[level]].map(fetchModule),
  );
  return () => wasmLayerMachine(level, kernels, ofLayers);
}
