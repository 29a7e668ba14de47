// Batch normalisation in both modes: what of an answer belongs to its image, and what to the rest of the batch.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createRandom, xavier } from '#src/nn/index.ts';
import { createNetwork, forward, type LayerDescription } from '#src/nn/layers/index.ts';
import { readSource } from '#src/mnist/source.ts';
import { toInputs } from '#src/mnist/image-set.ts';
import { normalisedRecord } from '#src/records/index.ts';

const { normalisation } = JSON.parse(
  readFileSync(new URL('../chapters/oracle/practical-tips.json', import.meta.url), 'utf8'),
);
const hidden: LayerDescription[] = [
  { kind: 'dense', outputSize: 20 },
  { kind: 'batchNormalisation', activation: 'sigmoid' },
];
const description = {
  inputShape: [784],
  layers: [...hidden, ...hidden, { kind: 'dense' as const, outputSize: 10 }],
};
const { pixels } = readSource('test');
const imageAt = (k: number) => toInputs(pixels.subarray(k * 784, (k + 1) * 784));
const copies = (image: number, count: number) => {
  const batch = new Float32Array(count * 784);
  for (let k = 0; k < count; k++) batch.set(imageAt(image), k * 784);
  return batch;
};

test('asked as in training about 4 copies of an image, a network answers the same to each of 5 images, within 1e-4; asked as one should, it doesn’t', () => {
  const answersTo = (image: number, training: boolean) => {
    const network = createNetwork(description, xavier, createRandom(3));
    return [...forward(network, copies(image, 4), 4, { training }).logits.subarray(0, 10)];
  };
  const apart = (one: number[], other: number[]) =>
    Math.max(...one.map((value, k) => Math.abs(value - other[k]!)));
  for (const image of [1, 2, 3, 4]) {
    expect(apart(answersTo(0, true), answersTo(image, true))).toBeLessThan(1e-4);
    expect(apart(answersTo(0, false), answersTo(image, false))).toBeGreaterThan(0.01);
  }
});

test('two channels of a batch of 4, and 2 more asked with what was kept or with their own, are NumPy’s within 1e-5', () => {
  const layer = {
    inputShape: [2],
    layers: [{ kind: 'batchNormalisation' as const, name: 'norm' }],
  };
  const network = createNetwork(layer, xavier, createRandom(1));
  const norm = network.layers[0] as unknown as Record<'scales' | 'shifts', Float32Array> & {
    running: { means: Float32Array; variances: Float32Array };
  };
  norm.scales.set([2, 1]);
  norm.shifts.set([0.5, -1]);
  const through = (batch: number[][], training: boolean) =>
    forward(network, Float32Array.from(batch.flat()), batch.length, { training }).logits;
  const near = (found: ArrayLike<number>, expected: number[][] | number[]) =>
    expected.flat().forEach((value, k) => expect(Math.abs(found[k]! - value)).toBeLessThan(1e-5));
  near(
    through(
      [
        [1, 10],
        [2, 20],
        [3, 30],
        [6, 20],
      ],
      true,
    ),
    normalisation.training,
  );
  near(norm.running.means, normalisation.means);
  near(norm.running.variances, normalisation.variances);
  near(
    through(
      [
        [2, 10],
        [4, 10],
      ],
      false,
    ),
    normalisation.askedKept,
  );
  near(norm.running.variances, normalisation.variances);
  near(
    through(
      [
        [2, 10],
        [4, 10],
      ],
      true,
    ),
    normalisation.askedOfBatch,
  );
});

test('of 3 seeds each: normalised, eight layers of sigmoid get more than 90 % after an epoch, plain less than 60; large batches hide the wrong mode, batches of 2 and one digit alone do not', () => {
  const { runs, modes } = normalisedRecord;
  const percent = ({ correct, count }: { correct: number; count: number }) =>
    (100 * correct) / count;
  expect(runs.length).toBe(6);
  for (const { normalised, test: answers } of runs) {
    if (normalised) expect(percent(answers)).toBeGreaterThan(90);
    else expect(percent(answers)).toBeLessThan(60);
  }
  expect(modes.length).toBe(3);
  for (const { kept, keptOfBatches, batches, alone, afterwards } of modes) {
    const of = (size: number) => percent(batches.find(({ batchSize }) => batchSize === size)!);
    expect(Math.abs(of(1000) - percent(keptOfBatches))).toBeLessThan(3);
    expect(of(2)).toBeLessThan(50);
    for (const { count, ofBatch, kept: proper } of alone) {
      expect(count).toBe(100);
      for (const counts of [ofBatch, proper]) expect(counts.reduce((a, b) => a + b)).toBe(100);
    }
    const right = alone.reduce((sum, { ofBatch, digit }) => sum + ofBatch[digit]!, 0);
    expect(right / 10).toBeLessThan(40);
    expect(percent(kept) - percent(afterwards)).toBeGreaterThan(5);
  }
});
