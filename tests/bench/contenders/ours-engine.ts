// A contender on an engine of src/nn/kernels, however it was made.
import type { Contender, OptimiserName } from '../contender.ts';
import type { Engine, EngineOptions } from '../../../src/nn/kernels/index.ts';
import { parameterArrays } from '../../../src/nn/index.ts';
import { imagePixels, sizes } from '../work/work.ts';

/** The same for one thread and for two, which differ in how an engine is made and how it learns. */
export function contenderWith(
  newEngine: (options: EngineOptions) => Engine,
  learn: (engine: Engine, count: number, learningRate: number) => void,
  read?: (engine: Engine, pixels: Uint8Array, probabilities: Float32Array, count: number) => void,
): Contender {
  const reader = newEngine({ sizes, rule: read ? 'sgd' : 'none' });
  const infer = read ?? ((engine, pixels, into, count) => engine.infer(pixels, into, count));
  const ten = new Float32Array(10);
  let learner: Engine;
  let rate: number;
  return {
    load: (network) => reader.load(network),
    infer(pixels, count, batchSize) {
      const probabilities = new Float32Array(count * 10);
      for (let first = 0; first < count; first += batchSize) {
        const some = Math.min(batchSize, count - first);
        infer(
          reader,
          pixels.subarray(first * imagePixels, (first + some) * imagePixels),
          probabilities.subarray(first * 10, (first + some) * 10),
          some,
        );
      }
      return probabilities;
    },
    one(pixels) {
      reader.infer(pixels, ten, 1);
      return ten;
    },
    optimisers: ['sgd', 'adam'],
    startTraining({ optimiser, batchSize, learningRate }, network) {
      learner = newEngine({ sizes, capacity: batchSize, rule: optimiser satisfies OptimiserName });
      learner.load(network);
      rate = learningRate;
    },
    trainOn(pixels, labels) {
      learner.pixels.set(pixels);
      learner.labels.set(labels);
      learn(learner, labels.length, rate);
    },
    trainedParameters: () => parameterArrays(learner.save()),
  };
}
