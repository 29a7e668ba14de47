// One step of each measure, for any contender.
import type { Layer } from '../../../src/nn/layers/index.ts';
import type { Contender, Later, OptimiserName } from '../contender.ts';
import { batchSize, learningRates, singleImages } from '../protocol.ts';
import { imagePixels, type Work } from '../work/work.ts';
import type { MeasureName } from './measures.ts';

type Step = (index: number) => Later<unknown>;

/** The step to be repeated, with everything that belongs outside the clock already done. */
export async function prepareStep<L extends Layer>(
  contender: Contender<L>,
  work: Work<L>,
  measure: MeasureName,
): Promise<Step> {
  const { pixels, count } = work.test;
  if (measure === 'batch10000') return () => contender.infer(pixels, count, count);
  if (measure === 'batch1000') return () => contender.infer(firstThousand(pixels), 1000, 1000);
  if (measure === 'batch100') return () => contender.infer(pixels, count, 100);
  if (measure === 'one') return singleStep(contender, work);
  const step = await startTraining(contender, work, measure);
  // A library may make the arrays of its optimiser on the first mini-batch: that is no part of the speed.
  for (let k = 0; k < 2; k++) await step(k);
  return step;
}

const firstThousand = (pixels: Uint8Array) => pixels.subarray(0, 1000 * imagePixels);

/** A hundred single images, each another one: between two looks at the clock there has to be some work. */
function singleStep<L extends Layer>(contender: Contender<L>, { test }: Work<L>): Step {
  const images = Array.from({ length: 1000 }, (_, k) =>
    test.pixels.subarray(k * imagePixels, (k + 1) * imagePixels),
  );
  let image = 0;
  const next = () => contender.one(images[image++ % images.length]);
  return () => {
    for (let k = 0; k < singleImages; k++) {
      const pending = next();
      if (pending instanceof Promise) return finishLater(pending, next, singleImages - k - 1);
    }
    return undefined;
  };
}

async function finishLater(first: Promise<unknown>, next: () => Later<unknown>, count: number) {
  await first;
  for (let k = 0; k < count; k++) await next();
}

/** Mini-batches in the published order of the 60,000 training images, round and round. */
export async function startTraining<L extends Layer>(
  contender: Contender<L>,
  { start, training }: Work<L>,
  optimiser: OptimiserName,
): Promise<Step> {
  const settings = { optimiser, batchSize, learningRate: learningRates[optimiser] };
  await contender.startTraining!(settings, start);
  const batches = Math.floor(training.count / batchSize);
  return (index) => {
    const first = (index % batches) * batchSize;
    return contender.trainOn!(
      training.pixels.subarray(first * imagePixels, (first + batchSize) * imagePixels),
      training.labels.subarray(first, first + batchSize),
    );
  };
}
