// What the chapter on speed says in numbers: arithmetic of the network, the zeros of the test set, and the record.
import type { ImageSet } from '#src/mnist/image-set.ts';
import { countConnections } from '#src/nn/index.ts';
import { bookSizes } from '#src/nn/networks.ts';
import { countLayers, lenet } from '../formulas/networks.ts';
import { speedRecord, type SpeedRecord } from '../records/speed-record.ts';

/** Multiply-adds that are left for one image when its zero pixels are passed over. */
export function operationsFor(inkedPixels: number, [, hidden, outputs] = bookSizes): number {
  return inkedPixels * hidden + hidden * outputs;
}

/** Of one image, on average over the set: pixels that are not 0. */
export function meanInked({ pixels, count }: ImageSet): number {
  let inked = 0;
  for (const pixel of pixels) inked += Number(pixel > 0);
  return inked / count;
}

export function speedFacts(test: ImageSet, record = speedRecord) {
  const connections = countConnections(bookSizes);
  const inked = meanInked(test);
  const left = operationsFor(inked);
  const { parameters, multiplyAdds } = countLayers(lenet);
  return {
    'mean-inked': inked,
    'mean-operations': left,
    'operations-left': left / connections,
    'lenet-operations': multiplyAdds,
    'lenet-parameters': parameters,
    'lenet-times': multiplyAdds / connections,
    ...recordFacts(record, connections, left),
  };
}

function recordFacts(record: SpeedRecord, connections: number, left: number) {
  const { classify, rungs, arithmetic, cold } = record;
  const rung = (wanted: string) => rungs.find(({ name }) => name === wanted)?.milliseconds ?? 0;
  return {
    'recorded-milliseconds': classify.milliseconds,
    'recorded-fastest': Math.min(...classify.samples),
    'recorded-slowest': Math.max(...classify.samples),
    'recorded-speed-up': rung('naive') / rung('relaxed-simd'),
    'recorded-sixth': rung('relaxed-simd'),
    'recorded-naive': rung('naive'),
    'recorded-skip-saves': rung('typed') - rung('skip-zeros'),
    'recorded-peak': arithmetic.peak / 1e9,
    'recorded-dense-rate': (2 * connections * arithmetic.imagesPerSecond) / 1e9,
    'recorded-rate': (2 * left * arithmetic.imagesPerSecond) / 1e9,
    'recorded-first-plain': cold.plain.first,
    'recorded-warm-plain': 1000 * cold.plain.warm,
    'recorded-warm-compiled': 1000 * cold.compiled.warm,
  };
}
