// A dot far from the rest is found, and the dots that digits and letters have are not.
import { expect, test } from 'vitest';
import { strayDots } from '#src/mnist/stray.ts';
import type { Stroke } from '#src/mnist/stroke.ts';
import { drawings } from './drawings/index.ts';

const dot = (x: number, y: number): Stroke => [{ x, y }];
const smudge = (x: number, y: number): Stroke => [
  { x, y },
  { x: x + 0.02, y: y + 0.01 },
  { x: x + 0.03, y },
];
const line = (x: number, y: number, toX: number, toY: number): Stroke =>
  Array.from({ length: 20 }, (_, k) => ({
    x: x + ((toX - x) * k) / 19,
    y: y + ((toY - y) * k) / 19,
  }));
const one = line(0.5, 0.2, 0.5, 0.8);

test.each([
  ['a corner', [one, dot(0.95, 0.95)], [1]],
  ['before the digit', [dot(0.05, 0.9), one], [0]],
  ['a smudge of a palm', [one, smudge(0.9, 0.85)], [1]],
  ['two of them', [dot(0.05, 0.05), one, smudge(0.9, 0.9)], [0, 2]],
  ['two beside each other', [one, dot(0.9, 0.9), dot(0.92, 0.9)], [1, 2]],
  ['the dot of an i', [line(0.5, 0.4, 0.5, 0.8), dot(0.5, 0.3)], []],
  ['a dot on the line', [one, dot(0.51, 0.5)], []],
  ['a dot alone', [dot(0.5, 0.5)], []],
  ['dots alone', [dot(0.1, 0.1), dot(0.9, 0.9)], []],
  ['a small drawing and a dot', [line(0.5, 0.5, 0.5, 0.6), dot(0.9, 0.9)], []],
  ['a short stroke that is no dot', [one, line(0.85, 0.5, 0.95, 0.5)], []],
  ['nothing', [], []],
])('%s', (_, strokes, places) => expect(strayDots(strokes)).toEqual(places));

test('none of the 160 drawings of digits has one, and each gets one that is put into a corner far from it', () => {
  expect(drawings.length).toBe(160);
  for (const { strokes } of drawings) {
    expect(strayDots(strokes)).toEqual([]);
    const corners = [dot(0.01, 0.01), dot(0.99, 0.01), dot(0.01, 0.99), dot(0.99, 0.99)];
    const found = corners.filter((corner) => strayDots([...strokes, corner]).length > 0);
    expect(found.length).toBeGreaterThan(0);
  }
});
