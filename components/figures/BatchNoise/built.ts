// What the build takes from the record: the noise of one start, and the mean of three runs for each batch size and rate.
import { batchNoiseRecord } from '#src/records/index.ts';
import type { BuiltNoise } from './best.ts';

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

export function built(): BuiltNoise {
  const { batchSizes, noise, points, asked, recipe } = batchNoiseRecord;
  const trainCount = 60_000 - recipe.validationCount;
  const sizes = [...new Set(points.map(({ batchSize }) => batchSize))];
  const runs = sizes.map((batchSize) => {
    const mine = points.filter((point) => point.batchSize === batchSize);
    const rates = [...new Set(mine.map(({ learningRate }) => learningRate))];
    return {
      batchSize,
      steps: Math.ceil(trainCount / batchSize),
      rates: rates.map((learningRate) => {
        const at = mine.filter((point) => point.learningRate === learningRate);
        return {
          learningRate,
          validation: mean(at.map(({ validation }) => validation)) / asked.validation,
          test: mean(at.map(({ test }) => test)) / asked.test,
        };
      }),
    };
  });
  return {
    batchSizes,
    noise: noise
      .filter(({ seed }) => seed === 1)
      .map(({ from, ofOne, measured }) => ({ from, ofOne, measured })),
    runs,
  };
}
