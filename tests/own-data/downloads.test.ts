// What a reader takes away: a trained network whose safetensors, ONNX and card say the same of it, by other readers' eyes.
import { execFileSync } from 'node:child_process';
import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readSource } from '#src/mnist/source.ts';
import { forward } from '#src/nn/index.ts';
import { addExamples, type Collection } from '#src/own-data/collection.ts';
import { modelCard } from '#src/own-data/model-card.ts';
import { networkToOnnx } from '#src/own-data/onnx.ts';
import { outcomeOf } from '#src/own-data/outcome.ts';
import { ownRecipe, usualEpochs } from '#src/own-data/own-recipe.ts';
import { splitCollection, splitSets } from '#src/own-data/split.ts';
import { metadataOf, type Trained } from '#src/own-data/trained.ts';
import { weightsFile } from '#src/own-data/weights-file.ts';
import { createTrainer } from '#src/training/trainer.ts';
import { logitsByHand, metadataIn } from '../chapters/weights-file.ts';
import { machineOf } from '../kernels/machines.ts';
import { largestDifference } from '../nn/oracle/read.ts';
import { runOnnx } from './runtime.ts';

const source = readSource('test');
const collection: Collection = addExamples(
  [],
  Array.from({ length: 600 }, (_, k) => k)
    .filter((k) => [3, 8].includes(source.labels[k]!))
    .map((k) => ({
      className: source.labels[k] === 3 ? '=drei|*' : 'Ächt',
      example: { pixels: source.pixels.slice(k * 784, k * 784 + 784), source: 'MNIST' },
    })),
).collection;

const split = splitCollection(collection, 1);
const held = Float32Array.from(
  split.heldOut.flatMap(({ pixels }) => [...pixels]),
  (pixel) => pixel / 255,
);
let trained: Trained;

beforeAll(() => {
  const counts = { classes: 2, training: split.training.length, heldOut: split.heldOut.length };
  const recipe = ownRecipe({ hidden: 32, epochs: usualEpochs(counts.training), seed: 1 }, counts);
  const trainer = createTrainer(recipe, splitSets(split), machineOf('simd'));
  while (!trainer.isDone) trainer.advance();
  const network = trainer.network();
  trained = {
    network,
    recipe,
    classes: collection.map(({ name }) => name),
    trainingCounts: [0, 1].map(
      (label) => split.training.filter((one) => one.label === label).length,
    ),
    heldOutCounts: [0, 1].map((label) => split.heldOut.filter((one) => one.label === label).length),
    sources: [['MNIST', 119]],
    outcome: outcomeOf(network, split.heldOut),
    interval: { low: 0.8, high: 0.99 },
    date: '2026-11-26T12:00:00.000Z',
  };
});

test('3 against 8: at least 85 % of the held-out images, counted by other loops over the file’s bytes', () => {
  const { outcome } = trained;
  expect(outcome.correct / outcome.count).toBeGreaterThan(0.85);
  const logits = logitsByHand(Buffer.from(weightsFile(trained)), held);
  const confusion = [0, 0, 0, 0];
  split.heldOut.forEach(({ label }, k) => {
    confusion[2 * label + (logits[2 * k + 1]! > logits[2 * k]! ? 1 : 0)]! += 1;
  });
  expect(outcome.confusion).toEqual(confusion);
  expect(outcome.correct).toBe(confusion[0]! + confusion[3]!);
});

test('safetensors and ONNX give the same logits within 1e-5, and the book’s own', async () => {
  const bytes = Buffer.from(weightsFile(trained));
  const found = await runOnnx(
    networkToOnnx(trained.network, metadataOf(trained)),
    held,
    split.heldOut.length,
  );
  expect(largestDifference(found.logits, logitsByHand(bytes, held))).toBeLessThan(1e-5);
  const { logits } = forward(trained.network, held, split.heldOut.length);
  expect(largestDifference(found.logits, logits)).toBeLessThan(1e-5);
  expect(metadataIn(bytes)).toMatchObject({
    classes: '["=drei|*","Ächt"]',
    heldOutCorrect: String(trained.outcome.correct),
    heldOutCount: String(split.heldOut.length),
    inputScaling: '28 x 28 grey pixels, row by row; 0 = paper, 255 = ink; each divided by 255',
  });
});

test('Python reads the safetensors file by its description, with json and struct alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'own-'));
  const path = join(folder, 'network.safetensors');
  writeFileSync(path, weightsFile(trained));
  const program = `
import json, struct, sys
bytes = open(sys.argv[1], 'rb').read()
length = struct.unpack('<Q', bytes[:8])[0]
header = json.loads(bytes[8:8 + length])
meta = header.pop('__metadata__')
def sum_of(name):
    first, end = header[name]['data_offsets']
    return sum(struct.unpack('<%df' % ((end - first) // 4), bytes[8 + length + first:8 + length + end]))
print(json.dumps([json.loads(meta['classes']), {n: [header[n]['shape'], header[n]['dtype'], sum_of(n)] for n in header}]))
`;
  const [classes, tensors] = JSON.parse(
    execFileSync('python3', ['-c', program, path], { encoding: 'utf8' }),
  );
  expect(classes).toEqual(trained.classes);
  expect(Object.keys(tensors)).toEqual([
    'hidden.weights',
    'hidden.biases',
    'output.weights',
    'output.biases',
  ]);
  for (const { name, weights, inputSize, outputSize } of trained.network.layers) {
    const [shape, type, sum] = tensors[`${name}.weights`];
    expect([shape, type]).toEqual([[inputSize, outputSize], 'F32']);
    expect(sum).toBeCloseTo(
      weights.reduce((total, weight) => total + weight, 0),
      2,
    );
  }
});

describe('the model card', () => {
  test('tells counts, recipe, accuracy with its interval and pairs; a name cannot break its table', () => {
    const card = modelCard(trained);
    const { correct, count, confusion } = trained.outcome;
    expect(card).toContain(
      `${correct} of ${count} held-out images are right: ${((100 * correct) / count).toFixed(1)} %.`,
    );
    expect(card).toContain('between 80.0 % and 99.0 %');
    expect(card).toContain('If they are not near copies of each other');
    // 24 held-out images are not many.
    expect(card).not.toContain('so many images');
    expect(card).toContain(
      String.raw`| =drei\|\* | ${trained.trainingCounts[0]} | ${trained.heldOutCounts[0]} |`,
    );
    expect(card).toContain('Optimiser adam, learning rate 0.001 (linear), batches of 16');
    expect(card).toContain('on 2026-11-26.');
    expect(card).toContain('784-32-2 neurons, 25,186 parameters');
    if (confusion[1]! > 0)
      expect(card).toContain(String.raw`- =drei\|\* read as Ächt: ${confusion[1]}`);
    expect(card).toContain('## What it must not be used for');
  });

  test('says of a network that was stopped by hand after which of how many steps, as its files do; of any other it does not', () => {
    const stopped = { ...trained, stopped: { step: 1200, stepCount: 2000 } };
    const sentence =
      'The training was stopped by hand after step 1,200 of 2,000; the network is that of this step.';
    expect(modelCard(stopped)).toContain(sentence);
    expect(modelCard(trained)).not.toContain('stopped by hand');
    expect(modelCard(trained)).toContain('The network is that of the last epoch.');
    expect(metadataIn(Buffer.from(weightsFile(stopped))).stoppedAfterStep).toBe('1200');
    expect(metadataIn(Buffer.from(weightsFile(trained)))).not.toHaveProperty('stoppedAfterStep');
  });
});
