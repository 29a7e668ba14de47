// Microseconds an image, from one image at a time to all 10,000 at once: what a call costs beside its work.
import { imagePixels } from '#src/mnist/image-set.ts';
import { createEngineRung } from '../implementations/engine.ts';
import type { Rung } from '../implementations/implementation.ts';
import type { Way } from '../messages.ts';
import type { Resources } from '../worker-resources.ts';
import { measure } from '../stopwatch.ts';
import { openRung } from './implementations.ts';

export const batchSizes = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

/** Shorter than elsewhere: there are many points, and a curve shows which of them was disturbed. */
const total = 120;

export async function timeBatches(resources: Resources): Promise<void> {
  const { pixels, count } = await resources.images();
  const curves: [Way, Rung][] = [
    ['one', createEngineRung(await resources.bestMachine(), await resources.network())],
  ];
  for (const [way, name] of [
    ['two', 'two-workers'],
    ['gpu', 'gpu'],
  ] as const) {
    const opening = await openRung(name, resources);
    if ('rung' in opening) curves.push([way, opening.rung]);
  }
  const points = curves.flatMap(([way, rung]) =>
    // One image cannot be shared out.
    batchSizes
      .filter((batchSize) => way !== 'two' || batchSize > 1)
      .map((batchSize) => ({ way, rung, batchSize })),
  );
  for (const [done, { way, rung, batchSize }] of points.entries()) {
    resources.report({ kind: 'doing', what: `batches of ${batchSize}`, done, of: points.length });
    // Another batch each time, since some digits have more ink than others.
    let place = 0;
    const next = () => {
      if (place + batchSize > count) place = 0;
      const first = place * imagePixels;
      place += batchSize;
      return pixels.subarray(first, first + batchSize * imagePixels);
    };
    const { median } = await measure(
      async (times) => {
        for (let time = 0; time < times; time++) {
          const answers = rung.infer(next(), batchSize);
          // Waiting for what is already there would cost more than reading one image.
          if (answers instanceof Promise) await answers;
        }
      },
      { now: resources.now, total },
    );
    resources.report({ kind: 'batch', way, batchSize, microseconds: (1000 * median) / batchSize });
  }
}
