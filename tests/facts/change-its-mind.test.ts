// What changes the network's mind: every pixel's pull, the greedy way and aimed noise, against NumPy in float64.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readLink, type Shared, writeLink } from '#components/figures/ChangeItsMind/link.ts';
import { openLink } from '#components/figures/ChangeItsMind/links.ts';
import { openBook } from '#src/facts/book.ts';
import { nudged, slopeOfInputs } from '#src/formulas/aimed-noise.ts';
import { persuade } from '#src/formulas/persuade.ts';
import { changedPixels, leadOf, turnedNeurons, withEdits } from '#src/formulas/persuasion.ts';
import { pullOfPixels } from '#src/formulas/pixel-pulls.ts';
import { readDigit } from '#src/formulas/reading.ts';
import { pixelsOf } from '#src/mnist/image-set.ts';
import { persuasionRecord } from '#src/records/index.ts';
import { bendsOf } from '../session/bends.ts';

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

const someEdits = [
  { pixel: 0, tool: 'pen' },
  { pixel: 783, tool: 'eraser' },
] as const;
const everyPixel = Array.from({ length: 784 }, (_, pixel) => ({ pixel, tool: 'eraser' }) as const);
const sharedDigits: Shared[] = [
  { wanted: 9, edits: [] },
  { wanted: 0, edits: [...someEdits] },
  { wanted: 3, edits: [...someEdits], pixels },
  { wanted: 1, edits: everyPixel, pixels: pixels.map((value) => 255 - value) },
];

/** Of two edits, so many that some links end in a dash of their own. */
const ending = Array.from({ length: 783 }, (_, pixel) => ({
  wanted: 9,
  edits: [pixel, pixel + 1].map((one) => ({ pixel: one, tool: 'pen' }) as const),
})).filter((shared) => /[-_]$/.test(writeLink(shared)));

test('a link carries goal, picture and edits there and back, however its ends were bent: 61 ways, 4 digits', () => {
  for (const shared of sharedDigits) {
    const bends = bendsOf(writeLink(shared));
    expect(bends).toHaveLength(61);
    for (const [what, hash] of bends)
      expect({ what, found: readLink(hash) }).toEqual({ what, found: shared });
  }
  expect(ending.length).toBeGreaterThan(10);
  for (const shared of ending)
    for (const end of ['', '-', '_', '--', '—', '.'])
      expect({ end, found: readLink(writeLink(shared) + end) }).toEqual({ end, found: shared });
});

/** Any bytes as a link, with the two that check them. */
function linkOf(...bytes: number[]): string {
  const check = bytes.reduce((sum, byte) => (31 * sum + byte + 1) % 65_521, 0);
  const all = [...bytes, check >> 8, check & 255];
  return `#mind=${Buffer.from(all).toString('base64url')}`;
}

test('whatever was lost, changed or moved in a link, it is never read as another digit: 4 links, each letter, 5 ways', () => {
  expect(readLink(linkOf(1, 9, 0))).toEqual({ wanted: 9, edits: [] });
  const other = (letter: string, by: number) => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    return letters[(letters.indexOf(letter) + by) % letters.length]!;
  };
  for (const shared of sharedDigits) {
    const text = writeLink(shared).slice('#mind='.length);
    const step = Math.ceil(text.length / 200);
    for (let at = 0; at < text.length; at += step) {
      const [before, letter, behind] = [text.slice(0, at), text[at]!, text.slice(at + 1)];
      const changed = [
        before,
        before + behind,
        before + letter + letter + behind,
        before + other(letter, 1) + behind,
        before + other(letter, 32) + behind,
      ];
      for (const one of changed) {
        const found = readLink(`#mind=${one}`);
        // The last letter has bits that nothing is written in.
        if (found) expect({ one, found }).toEqual({ one, found: shared });
      }
    }
  }
});

test('14 other fragments, and links of shapes that nobody writes, are none of ours and read as nothing', () => {
  const foreign = [
    '#cells=AAAA',
    '#figure-change-its-mind',
    '#mind=',
    '#mind=%00',
    '#mind=!!!!',
    '#mind=AAAA',
    linkOf(),
    linkOf(2, 9, 0),
    linkOf(1, 10, 0),
    linkOf(1, 9, 2),
    linkOf(1, 9, 1, 0, 0),
    linkOf(1, 9, 0, 0),
    // Pixel 784, and one pixel twice.
    linkOf(1, 9, 0, 3, 16),
    linkOf(1, 9, 0, 0, 5, 128, 5),
    `${writeLink(sharedDigits[0]!)}${writeLink(sharedDigits[1]!).slice(1)}`,
    `#mind=${'A'.repeat(1e6)}`,
    `#mind=${'-'.repeat(1e6)}`,
    `#mind=${'%'.repeat(1e6)}`,
  ];
  for (const fragment of foreign) expect(readLink(fragment)).toBeUndefined();
});

test('a damaged link and one that is too long each say so, and open nothing', () => {
  const opened: Shared[] = [];
  const open = (fragment: string) => openLink(fragment, (shared) => opened.push(shared));
  for (const damaged of [
    '#mind=',
    '#mind=AAAA',
    '#mind%3D',
    writeLink(sharedDigits[2]!).slice(0, -9),
  ])
    expect(open(damaged)).toMatch(/^This link is damaged: the digit in it cannot be read\./);
  expect(open(`#mind=${'A'.repeat(4000)}`)).toMatch(/^This link is too long/);
  expect(opened).toEqual([]);
  expect(open(writeLink(sharedDigits[1]!))).toMatch(/^This digit came with a link\./);
  expect(opened).toEqual([sharedDigits[1]]);
});
