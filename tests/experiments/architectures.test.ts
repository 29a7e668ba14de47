// Asked early, with a patch hidden, moved about: what the networks of layers do, against NumPy in float64.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { measureFewLabels } from '#src/experiments/few-labels.ts';
import { openLayers } from '#src/facts/shipped-layers.ts';
import { differenceWhenMoved, type Maps, readMaps } from '#src/formulas/feature-maps.ts';
import {
  attentionOf,
  attentionReceived,
  choosePatches,
  inkOfPatches,
  patchAt,
  readPatches,
  readWithoutEach,
  withoutPatch,
} from '#src/formulas/patch-attention.ts';
import { answersByRow } from '#src/formulas/row-answers.ts';
import { pixelsOf } from '#src/mnist/image-set.ts';
import { writeShifted } from '#src/mnist/shift.ts';
import {
  fewLabelsRecord,
  hiddenPatchesRecord,
  quickCnnRecord,
  rowByRowRecord,
} from '#src/records/index.ts';
import { context } from './context.ts';

interface Oracle {
  cnn: { image: number; moves: { right: number; down: number; probabilities: number[] }[] }[];
  rows: {
    correct: number[];
    lastInk: number[];
    lookedAt: { image: number; probabilities: number[][] }[];
  };
  hidden: {
    correct: Record<string, number>;
    sameAsInk: Record<string, number>;
    foundWorst: Record<string, number>;
  };
  patches: {
    image: number;
    probabilities: number[];
    attention: number[][][][];
    received: number[][];
    without: number[][];
  }[];
}

const file = new URL('./oracle/architectures.json', import.meta.url);
const oracle = JSON.parse(readFileSync(file, 'utf8')) as Oracle;

const [cnn, gru, transformer] = (['cnn', 'gru', 'transformer'] as const).map(openLayers);
const imageOf = (image: number) => pixelsOf(context.test, image).slice();
const largestGap = (found: ArrayLike<number>, expected: readonly number[]) =>
  Math.max(...expected.map((value, k) => Math.abs(found[k]! - value)));
const shifted = (pixels: Uint8Array, right: number, down: number) => {
  const moved = new Uint8Array(784);
  writeShifted(pixels, 0, 28, [right, down], moved, 0);
  return moved;
};

describe('feature maps', () => {
  test('8 maps of 24 × 24 and 16 of 8 × 8; answers within 1e-4 of NumPy’s, the digit moved 4 ways', () => {
    for (const { image, moves } of oracle.cnn) {
      for (const { right, down, probabilities } of moves) {
        const { maps, prediction, probability } = readMaps(
          cnn,
          shifted(imageOf(image), right, down),
        );
        expect(maps.map(({ count, side }) => [count, side])).toEqual([
          [8, 24],
          [16, 8],
        ]);
        const highest = Math.max(...probabilities);
        expect(prediction).toBe(probabilities.indexOf(highest));
        expect(Math.abs(probability - highest)).toBeLessThan(1e-4);
      }
    }
  });

  test('moved by any number of pixels the 8 maps differ by 0; the 16 by 0 when it is even, and not when it is odd', () => {
    const pixels = imageOf(0);
    const before = readMaps(cnn, pixels).maps;
    for (const [right, down] of [
      [1, 0],
      [2, -4],
      [-3, 5],
      [6, 6],
    ] as const) {
      const after = readMaps(cnn, shifted(pixels, right, down)).maps;
      expect(differenceWhenMoved(before[0], after[0], right, down)).toBe(0);
      const half = differenceWhenMoved(
        before[1],
        after[1],
        Math.round(right / 2),
        Math.round(down / 2),
      );
      if (right % 2 === 0 && down % 2 === 0) expect(half).toBe(0);
      else expect(half).toBeGreaterThan(0.01);
    }
  });

  test('a map of 2 × 2 moved one place right is compared over the one column that both have', () => {
    const maps = (...values: number[]): Maps => ({
      count: 1,
      side: 2,
      values: Float32Array.from(values),
    });
    expect(differenceWhenMoved(maps(1, 9, 2, 9), maps(0, 1, 0, 5), 1, 0)).toBe(3);
    expect(differenceWhenMoved(maps(1, 9, 2, 9), maps(7, 7, 1, 10), 0, 1)).toBe(1);
  });
});

describe('row by row', () => {
  test('the answers after each of 28 rows are NumPy’s within 1e-4', () => {
    for (const { image, probabilities } of oracle.rows.lookedAt) {
      const found = answersByRow(gru, imageOf(image)).probabilities;
      expect(largestGap(found, probabilities.flat())).toBeLessThan(1e-4);
    }
  });

  test('of 10,000 test images NumPy counts as many right after each row, ± 3, and the same last rows of ink', () => {
    const { correct, lastInk, count } = rowByRowRecord;
    expect(count).toBe(10_000);
    expect(largestGap(correct, oracle.rows.correct)).toBeLessThanOrEqual(3);
    expect(lastInk).toEqual(oracle.rows.lastInk);
  });

  test('a network of another kind is refused', () => {
    expect(() => answersByRow(cnn, imageOf(0))).toThrow('should be a GRU');
  });
});

describe('patches', () => {
  test('attention, received and of every patch, and the answer without each of 16 patches are NumPy’s within 1e-4', () => {
    for (const { image, probabilities, attention, received, without } of oracle.patches) {
      const found = readWithoutEach(transformer, imageOf(image));
      expect(largestGap(found.whole.probabilities, probabilities)).toBeLessThan(1e-4);
      found.without.forEach((one, patch) =>
        expect(largestGap(one.probabilities, without[patch]!)).toBeLessThan(1e-4),
      );
      received.forEach((shares, block) =>
        expect(largestGap(attentionReceived(found.whole.attention[block]), shares)).toBeLessThan(
          1e-5,
        ),
      );
      attention.forEach((heads, block) => {
        expect(largestGap(found.whole.attention[block], heads.flat(2))).toBeLessThan(1e-5);
        const mean = heads[0]![3]!.map((_, asked) =>
          heads.reduce((sum, head) => sum + head[3]![asked]! / 4, 0),
        );
        expect(largestGap(attentionOf(found.whole.attention[block], 3), mean)).toBeLessThan(1e-5);
        expect(
          largestGap(attentionOf(found.whole.attention[block], 3, 2), heads[2]![3]!),
        ).toBeLessThan(1e-5);
      });
    }
  });

  test('every head’s row adds up to 1, and so does what the 16 patches receive', () => {
    const { attention } = readPatches(transformer, imageOf(0));
    const sum = (shares: number[]) => shares.reduce((total, share) => total + share, 0);
    for (const block of attention) {
      expect(sum(attentionReceived(block))).toBeCloseTo(1, 5);
      for (let patch = 0; patch < 16; patch++) {
        for (let head = 0; head < 4; head++)
          expect(sum(attentionOf(block, patch, head))).toBeCloseTo(1, 5);
      }
    }
  });

  test('the 784 pixels lie in 16 patches of 49; hiding one takes its ink away and no other', () => {
    const pixels = imageOf(0);
    const sizes = Array.from({ length: 16 }, () => 0);
    pixels.forEach((_, place) => sizes[patchAt(place)]++);
    expect(sizes).toEqual(sizes.map(() => 49));
    expect(patchAt(27 * 28 + 27)).toBe(15);
    expect(patchAt(7 * 28 + 6)).toBe(4);
    const ink = inkOfPatches(pixels);
    expect(ink.reduce((sum, own) => sum + own, 0)).toBe(pixels.reduce((sum, own) => sum + own, 0));
    expect(inkOfPatches(withoutPatch(pixels, 5))).toEqual(ink.with(5, 0));
  });

  test('patches are chosen by attention and ink: an empty one is never that with the least attention', () => {
    const pixels = new Uint8Array(784);
    pixels[0] = 200;
    pixels[27] = 90;
    const block = (shares: number[]) =>
      Float32Array.from({ length: 4 * 16 * 16 }, (_, k) => shares[k % 16] ?? 0);
    const reading = {
      ...readPatches(transformer, pixels),
      attention: [block([0, 1]), block([0.5, 0, 0.1, 0.4])],
    };
    expect(choosePatches(reading, pixels)).toEqual({
      'attention-2': 0,
      'attention-1': 1,
      ink: 0,
      least: 3,
    });
  });

  test('with a patch hidden in 5,000 test images NumPy counts as many right in each of 6 ways, ± 5', () => {
    const { count, correct, sameAsInk, foundWorst } = hiddenPatchesRecord;
    expect(count).toBe(5000);
    const ways = Object.keys(oracle.hidden.correct) as (keyof typeof correct)[];
    const found = ways.map((way) => correct[way]);
    expect(largestGap(found, Object.values(oracle.hidden.correct))).toBeLessThanOrEqual(5);
    expect(ways).toHaveLength(6);
    expect(sameAsInk).toEqual(oracle.hidden.sameAsInk);
    expect(foundWorst).toEqual(oracle.hidden.foundWorst);
  });
});

describe('few labels', () => {
  const rightOf = (network: string) =>
    fewLabelsRecord.points
      .filter((point) => point.network === network)
      .map(({ test: { correct } }) => correct / 100);

  test('from 1,000 images, for each of 3 seeds, the CNN is 4 points or more above our network, and the transformer below it', () => {
    expect(fewLabelsRecord.trainCount).toBe(1000);
    expect(fewLabelsRecord.points).toHaveLength(15);
    expect(Math.min(...rightOf('cnn')) - Math.max(...rightOf('book'))).toBeGreaterThan(4);
    expect(Math.max(...rightOf('transformer'))).toBeLessThan(Math.min(...rightOf('book')));
  });

  test('our network and the CNN, seed 1, trained again are the record’s', () => {
    for (const network of ['book', 'cnn'] as const) {
      const found = fewLabelsRecord.points.find(
        (point) => point.network === network && point.seed === 1,
      );
      expect(measureFewLabels(context, network, 1)).toEqual(found);
    }
  }, 60_000);

  test('10,000 images are enough for 97 % of the validation images', () => {
    const { epochs, recipe, filters, start } = quickCnnRecord;
    expect(recipe.trainCount).toBe(10_000);
    expect(Math.max(...epochs.map(({ accuracy }) => accuracy))).toBeGreaterThanOrEqual(0.97);
    expect([filters.length, start.length]).toEqual([8 * 25, 8 * 25]);
  });
});
