// Batches: shifted images against the formula, silent neurons by their share, and an order that neither disturbs.
import { expect, test } from 'vitest';
import { createEngine, placeInStrips, plainMachine } from '#src/nn/kernels/index.ts';
import { createRandom, shuffle } from '#src/nn/index.ts';
import { createBatches } from '#src/training/batches.ts';
import type { Recipe } from '#src/training/recipe.ts';
import { writeShifted } from '#src/mnist/shift.ts';
import { images, smallRecipe } from './small.ts';

/** shifted(row, column) = image(row − down, column − right), or 0. */
function shifted(image: Uint8Array, side: number, right: number, down: number): Uint8Array {
  return Uint8Array.from({ length: side * side }, (_, place) => {
    const [row, column] = [Math.floor(place / side) - down, (place % side) - right];
    const inside = row >= 0 && row < side && column >= 0 && column < side;
    return inside ? image[row * side + column]! : 0;
  });
}

test('an image moved by every distance from −6 to 6 each way is the formula’s, and its neighbours stay as they were', () => {
  const random = createRandom(3);
  const source = Uint8Array.from({ length: 50 }, () => 1 + random.below(255));
  for (let right = -6; right <= 6; right++) {
    for (let down = -6; down <= 6; down++) {
      const target = new Uint8Array(75).fill(99);
      writeShifted(source, 25, 5, [right, down], target, 25);
      expect(target.subarray(25, 50)).toEqual(shifted(source.subarray(25), 5, right, down));
      expect([...target.subarray(0, 25), ...target.subarray(50)]).toEqual(Array(50).fill(99));
    }
  }
});

function batchesOf(change: Partial<Recipe>) {
  const recipe = { ...smallRecipe, ...change };
  const engine = createEngine(plainMachine(), {
    sizes: recipe.sizes,
    capacity: 64,
    rule: 'sgd',
    dropout: true,
  });
  return { engine, batches: createBatches(recipe, images, engine) };
}

test('with a shift of 2 each image is one of its 25 places, all 25 come up, and labels and order stay those without it', () => {
  const order = shuffle(
    Uint32Array.from({ length: 2500 }, (_, image) => image),
    createRandom(6),
  );
  const { engine, batches } = batchesOf({ shift: 2 });
  batches.shuffle();
  const seen = new Set<string>();
  for (let first = 0; first < 320; first += 32) {
    expect(batches.fill(first)).toBe(32);
    for (let place = 0; place < 32; place++) {
      const image = order[first + place]!;
      expect(engine.labels[place]).toBe(images.labels[image]);
      const shown = String(engine.pixels.subarray(place * 784, (place + 1) * 784));
      const original = images.pixels.subarray(image * 784, (image + 1) * 784);
      const found = Array.from(
        { length: 25 },
        (_, k) => [(k % 5) - 2, Math.floor(k / 5) - 2] as const,
      ).find(([right, down]) => String(shifted(original, 28, right, down)) === shown);
      expect(found).toBeDefined();
      seen.add(String(found));
    }
  }
  expect(seen.size).toBe(25);
});

test('with a label smoothing of 0.1 each image is wanted 0.91 of its label and 0.01 of each other digit; a teacher’s answers come before it', () => {
  const recipe = { ...smallRecipe, labelSmoothing: 0.1 };
  const random = createRandom(4);
  const targets = Float32Array.from({ length: 10 * images.count }, () => random.uniform());
  for (const training of [images, { ...images, targets }]) {
    const engine = createEngine(plainMachine(), {
      sizes: recipe.sizes,
      capacity: 64,
      rule: 'sgd',
      softTargets: true,
    });
    const batches = createBatches(recipe, training, engine);
    batches.fill(320);
    for (let place = 0; place < 32; place++) {
      for (let digit = 0; digit < 10; digit++) {
        const smoothed = digit === images.labels[320 + place] ? 0.91 : 0.01;
        const wanted = training === images ? smoothed : targets[10 * (320 + place) + digit]!;
        expect(engine.targets![placeInStrips(place, digit, 64)]).toBeCloseTo(wanted, 6);
      }
    }
  }
});

test('with a dropout of 0.25 a quarter of 16,000 masks is 0, within 2 points, and the others 4/3; the order stays', () => {
  const { engine, batches } = batchesOf({ dropout: 0.25 });
  const [plain, without] = [batchesOf({}), batchesOf({ dropout: 0 })];
  let silent = 0;
  for (const { batches: some } of [plain, without, { batches }]) some.shuffle();
  for (let first = 0; first < 1000; first += 32) {
    for (const { batches: some } of [plain, without, { batches }]) some.fill(first);
    for (let place = 0; place < 32; place++) {
      for (let neuron = 0; neuron < 16; neuron++) {
        const mask = engine.masks[0]![placeInStrips(place, neuron, 64)]!;
        expect([0, Math.fround(4 / 3)]).toContain(mask);
        silent += Number(mask === 0);
      }
    }
    expect(engine.labels).toEqual(plain.engine.labels);
    expect(without.engine.masks[0]![0]).toBe(1);
  }
  expect(Math.abs(silent / 16_384 - 0.25)).toBeLessThan(0.02);
});
