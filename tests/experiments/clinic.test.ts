// The clinic and the context of regularisation: one run again, and the symptoms that chapters speak of.
import { describe, expect, test } from 'vitest';
import { treat, treatments } from '#src/experiments/clinic.ts';
import { withRandomLabels } from '#src/training/label-noise.ts';
import { clinicRecord, regularisationRecord } from '#src/records/index.ts';
import { measureMeans } from '#src/experiments/regularisation.ts';
import type { MeansName } from '#src/records/experiments/regularisation.ts';
import { unscaledMachine } from '#src/training/raw-byte-inputs.ts';
import { toInputs } from '#src/mnist/image-set.ts';
import { forward } from '#src/nn/index.ts';
import { createEngine } from '#src/nn/kernels/index.ts';
import { context, percent } from './context.ts';

describe('seven cases, seed 1', () => {
  const { cases } = clinicRecord;

  test('a learning rate of 3 again: the record’s curves', () => {
    expect(JSON.parse(JSON.stringify(treat(context, treatments['rate-too-high'].broken)))).toEqual(
      cases['rate-too-high'].broken,
    );
  });

  test.each([
    ['too-small', 70, 90],
    ['rate-too-low', 70, 90],
    ['rate-too-high', 8, 25],
    ['unscaled', 8, 25],
    ['overfitting', 87, 91],
    ['random-labels', 6, 15],
  ] as const)(
    '%s gets %f to %f per cent of the test images, and its cure more',
    (name, least, most) => {
      const { broken, cure } = cases[name];
      expect(percent(broken.test)).toBeGreaterThan(least);
      expect(percent(broken.test)).toBeLessThan(most);
      expect(percent(cure.test)).toBeGreaterThan(percent(broken.test) + 3);
    },
  );

  test('zero-start calls every image "1": 1,135 of 10,000', () => {
    expect(cases['zero-start'].broken.test.correct).toBe(1135);
  });

  test('1,000 images, their own labels or random ones, are learned by heart: 100 % of training', () => {
    for (const name of ['overfitting', 'random-labels'] as const) {
      const { training, validation } = cases[name].broken.curve;
      expect(training.count).toBe(1000);
      expect(training.correct.at(-1)).toBeGreaterThanOrEqual(995);
      // The loss on other images has long been rising.
      expect(validation.loss.at(-1)).toBeGreaterThan(1.1 * Math.min(...validation.loss));
    }
  });

  test('random labels cover all ten digits, the same for the same seed', () => {
    const { labels } = withRandomLabels(context.test, 1);
    expect(new Set(labels).size).toBe(10);
    expect(withRandomLabels(context.test, 1).labels).toEqual(labels);
    expect(withRandomLabels(context.test, 2).labels).not.toEqual(labels);
  });
});

test('on the unscaled machine a network reads bytes: the same as the textbook on inputs times 255', () => {
  const engine = createEngine(unscaledMachine(context.machine()), { sizes: context.network.sizes });
  engine.load(context.network);
  const pixels = context.test.pixels.subarray(0, 20 * 784);
  const found = new Float32Array(200);
  engine.infer(pixels, found, 20);
  const inputs = toInputs(pixels).map((input) => Math.round(255 * input));
  const { probabilities } = forward(context.network, inputs, 20);
  probabilities.forEach((p, k) => expect(Math.abs(p - found[k])).toBeLessThan(1e-4));
});

describe('regularisation, seed 1', () => {
  const benchOf = (trainCount: number) =>
    regularisationRecord.benches.find((one) => one.trainCount === trainCount)!.runs;
  const run = (trainCount: number, means: MeansName) =>
    benchOf(trainCount).find((one) => one.means === means)!;

  test('1,000 images without any means again: the record’s curves', () => {
    const again: unknown = JSON.parse(JSON.stringify(measureMeans(context, 1000, 'none')));
    expect(again).toEqual(run(1000, 'none'));
  });

  test('weight decay lowers the loss by a fifth or more, accuracy moves by less than a point', () => {
    const [none, decay] = [run(1000, 'none').last, run(1000, 'weight-decay').last];
    expect(decay.loss).toBeLessThan(0.8 * none.loss);
    expect(Math.abs(percent(decay) - percent(none))).toBeLessThan(1);
  });

  test.each([1000, 5000])(
    'from %i images, five times as many are the best means of all',
    (count) => {
      const others = benchOf(count).filter(
        ({ means }) => means !== 'more-images' && means !== 'shifts',
      );
      const best = Math.max(...others.map(({ last }) => percent(last)));
      expect(percent(run(count, 'more-images').last)).toBeGreaterThan(best + 1);
    },
  );

  test('early stopping ends where the validation loss is least, and the test loss is lower there', () => {
    for (const { runs } of regularisationRecord.benches) {
      const { curve, stopped, last } = runs.find(({ means }) => means === 'none')!;
      const { loss } = curve.validation;
      expect(loss[stopped.epoch]).toBe(Math.min(...loss));
      expect(stopped.epoch).toBeLessThan(loss.length - 1);
      expect(stopped.test.loss).toBeLessThan(last.loss);
    }
  });
});
