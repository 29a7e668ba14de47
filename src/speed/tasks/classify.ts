// All 10,000 images, pass after pass, on the best machine that this device has.
import { createEngineRung } from '../implementations/engine.ts';
import type { Resources } from '../worker-resources.ts';
import { measure } from '../stopwatch.ts';
import { countEqual, timePasses } from './passes.ts';

export async function classify(resources: Resources): Promise<void> {
  const [images, network] = [await resources.images(), await resources.network()];
  const machine = await resources.bestMachine();
  resources.report({
    kind: 'doing',
    what: 'reading 10,000 images, again and again',
    done: 0,
    of: 1,
  });
  const rung = createEngineRung(machine, network);
  const { answers, timing } = await timePasses(rung, images, resources);
  resources.report({
    kind: 'classified',
    level: machine.level,
    samples: timing.samples,
    median: timing.median,
    right: countEqual(answers, images.labels),
  });
}

/** How fast the arithmetic goes: that of the network, and the most that this device can do. */
export async function weighArithmetic(resources: Resources): Promise<void> {
  const [images, network] = [await resources.images(), await resources.network()];
  const machine = await resources.bestMachine();
  resources.report({ kind: 'doing', what: 'reading 10,000 images', done: 0, of: 2 });
  const { timing } = await timePasses(createEngineRung(machine, network), images, resources);
  resources.report({
    kind: 'doing',
    what: 'multiplying and adding, and nothing else',
    done: 1,
    of: 2,
  });
  resources.report({
    kind: 'arithmetic',
    level: machine.level,
    imagesPerSecond: (1000 * images.count) / timing.median,
    peak: machine.peak ? await peakOf(machine.peak, resources) : 0,
  });
}

/** So few that the loop is called often: V8 brings better code of a WebAssembly function only to its next call. */
const rounds = 20_000;

/** Operations a second of the fastest loop: a peak is what was reached once. */
async function peakOf(
  {
    run,
    operations,
  }: { run(rounds: number, factor: number, addend: number): number; operations: number },
  { now }: Resources,
): Promise<number> {
  const { samples } = await measure(
    (times) => {
      for (let time = 0; time < times; time++) run(rounds, 0.999, 0.001);
    },
    { now },
  );
  return (1000 * rounds * operations) / Math.min(...samples);
}
