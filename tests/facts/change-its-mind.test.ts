// What changes the network's mind: every pixel's pull, the greedy way and aimed noise, against NumPy in float64.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readLink, writeLink } from '#components/figures/ChangeItsMind/link.ts';
import { openBook } from '#src/facts/book.ts';
import { nudged, slopeOfInputs } from '#src/formulas/aimed-noise.ts';
import { persuade } from '#src/formulas/persuade.ts';
import { changedPixels, leadOf, turnedNeurons, withEdits } from '#src/formulas/persuasion.ts';
import { pullOfPixels } from '#src/formulas/pixel-pulls.ts';
import { readDigit } from '#src/formulas/reading.ts';
import { pixelsOf } from '#src/mnist/image-set.ts';
import { persuasionRecord } from '#src/records/index.ts';

const oracle = JSON.parse(
  readFileSync(new URL('../chapters/oracle/change-its-mind.json', import.meta.url), 'utf8'),
);
const { network, test: images, facts } = await openBook();
const pixels = Uint8Array.from(pixelsOf(images, oracle.image));
const reading = readDigit(network, pixels);
const duel = { wanted: 9, rival: 4 };

const furthest = (found: ArrayLike<number>, expected: readonly number[]) =>
  Math.max(...expected.map((one, place) => Math.abs(one - found[place]!)));

test('the pull of pen and eraser at all 784 pixels is NumPy’s within 1e-5, by 784 whole forward passes there', () => {
  expect(oracle.pen).toHaveLength(784);
  for (const tool of ['pen', 'eraser'] as const)
    expect(furthest(pullOfPixels(network, reading, tool, duel), oracle[tool])).toBeLessThan(1e-5);
});

test('the slopes of the loss for all 784 inputs are NumPy’s within 1e-5', () => {
  expect(furthest(slopeOfInputs(network, pixels, 4), oracle.lossSlopes)).toBeLessThan(1e-5);
});

test('the greedy way turns test image 4 into a 9 by the same 4 pixels, in the same order, as NumPy’s', () => {
  const edits = persuade(network, pixels, 9)!;
  expect(edits.map(({ pixel, tool }) => [pixel, tool])).toEqual(oracle.greedy);
  expect(edits).toHaveLength(4);
  const after = withEdits(pixels, edits);
  expect(changedPixels(pixels, after)).toHaveLength(4);
  expect(readDigit(network, after).prediction).toBe(9);
  expect(leadOf(readDigit(network, withEdits(pixels, edits.slice(0, 3))), duel)).toBeLessThan(0);
});

test('none of the 903 edits of one pixel turns it, and the best of them is NumPy’s', () => {
  const [one, two, three] = persuasionRecord.every.attempts;
  const grey = [...pixels].filter((value) => value > 0 && value < 255).length;
  // Black and white can both be changed one way, grey both ways.
  expect(one!.tried).toBe(784 + grey);
  // Pairs and threes of different pixels: all choices, less those that take one grey pixel twice.
  const n = one!.tried;
  expect(two!.tried).toBe((n * (n - 1)) / 2 - grey);
  expect(three!.tried).toBe((n * (n - 1) * (n - 2)) / 6 - grey * (n - 2));
  expect([one!.won, two!.won, three!.won]).toEqual([0, 0, 0]);
  const lead = oracle.logits[9] - oracle.logits[4];
  expect(one!.bestLead).toBeCloseTo(lead + Math.max(...oracle.pen, ...oracle.eraser), 4);
});

test('of the first 200 test images, the greedy way needs as many pixels as NumPy’s for each number but 2 images', () => {
  const counts: number[] = [];
  for (let image = 0; image < oracle.tried; image++) {
    const one = Uint8Array.from(pixelsOf(images, image));
    const { prediction, logits } = readDigit(network, one);
    if (prediction !== images.labels[image]) continue;
    const [, second] = [...logits.keys()].sort((a, b) => logits[b]! - logits[a]!);
    const { length } = persuade(network, one, second!)!;
    counts[length] = (counts[length] ?? 0) + 1;
  }
  const off = oracle.pixelCounts.map((count: number, k: number) =>
    Math.abs(count - (counts[k] ?? 0)),
  );
  expect(off.reduce((sum: number, one: number) => sum + one, 0) / 2).toBeLessThanOrEqual(2);
});

test('aimed noise of 25 of 255 leaves as many of the 10,000 test images right as NumPy counts, ± 2', () => {
  const { aimed } = persuasionRecord.noise.find(({ steps }) => steps === oracle.noiseSteps)!;
  expect(Math.abs(aimed.correct - oracle.aimedRight)).toBeLessThanOrEqual(2);
});

test('the share of 9s among the 60,000 training images with ink in the middle of row 26 is NumPy’s', () => {
  expect(facts['bottom-nines']).toBeCloseTo(oracle.bottomNines, 8);
});

test('aimed noise stays from 0 to 255, moves each pixel by at most its steps, and none whose slope is 0', () => {
  const moved = nudged(Uint8Array.of(0, 10, 100, 250, 255, 7), [-2, -1, 3, 1, 0.5, 0], 25);
  expect([...moved]).toEqual([0, 0, 125, 255, 255, 7]);
});

test('neurons 3 and 5 fall silent and 9 wakes between [1, 3, 5] and [1, 9]', () => {
  expect(turnedNeurons([1, 3, 5], [1, 9])).toEqual({ silenced: [3, 5], woken: [9] });
});

test('a link carries goal, picture and edits there and back; 14 other fragments are none of ours and read as nothing', () => {
  const edits = [
    { pixel: 0, tool: 'pen' },
    { pixel: 783, tool: 'eraser' },
  ] as const;
  for (const shared of [
    { wanted: 9, edits: [] },
    { wanted: 0, edits: [...edits] },
    { wanted: 3, edits: [...edits], pixels },
  ])
    expect(readLink(writeLink(shared))).toEqual(shared);
  const bytes = (...values: number[]) =>
    `#mind=${btoa(String.fromCharCode(...values)).replace(/=+$/, '')}`;
  expect(readLink(bytes(1, 9, 0))).toEqual({ wanted: 9, edits: [] });
  const foreign = [
    '#cells=AAAA',
    '#figure-change-its-mind',
    '#mind=',
    '#mind=%00',
    '#mind=!!!!',
    bytes(),
    bytes(2, 9, 0),
    bytes(1, 10, 0),
    bytes(1, 9, 2),
    bytes(1, 9, 1, 0, 0),
    bytes(1, 9, 0, 0),
    // Pixel 784, and one pixel twice.
    bytes(1, 9, 0, 3, 16),
    bytes(1, 9, 0, 0, 5, 128, 5),
    `#mind=${'A'.repeat(1e6)}`,
  ];
  for (const fragment of foreign) expect(readLink(fragment)).toBeUndefined();
});
