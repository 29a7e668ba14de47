// Two digits on one pad are told to be two, and no single digit is, in however many strokes.
import { expect, test } from 'vitest';
import { drawingSteps } from '#src/mnist/drawing.ts';
import { isTwoSideBySide } from '#src/mnist/side-by-side.ts';
import type { Point, Stroke } from '#src/mnist/stroke.ts';
import { drawings } from './drawings/index.ts';

const line = (...points: [x: number, y: number][]): Stroke => points.map(([x, y]) => ({ x, y }));
/** The drawing made narrower and moved into a part of the pad, down from its top. */
const into = (strokes: readonly Stroke[], left: number, width: number): Stroke[] => {
  const xs = strokes.flat().map(({ x }) => x);
  const [from, to] = [Math.min(...xs), Math.max(...xs)];
  const scale = Math.min(1, width / Math.max(to - from, 1e-9));
  const top = Math.min(...strokes.flat().map(({ y }) => y));
  const place = ({ x, y }: Point) => ({ x: left + (x - from) * scale, y: y - top });
  return strokes.map((stroke) => stroke.map(place));
};

test('none of the 160 drawings of one digit is taken for two', () => {
  expect(drawings).toHaveLength(160);
  for (const { strokes } of drawings) expect(isTwoSideBySide(strokes)).toBe(false);
});

test('of 159 pairs of neighbours in that list, each digit at most 0.35 of the pad wide with 0.2 between, all that are of like height are taken for two where they stand level', () => {
  const heightOf = (strokes: readonly Stroke[]) => {
    const ys = strokes.flat().map(({ y }) => y);
    return Math.max(...ys) - Math.min(...ys);
  };
  let asked = 0;
  for (const [place, { strokes }] of drawings.slice(1).entries()) {
    const before = drawings[place]!.strokes;
    const [low, high] = [heightOf(strokes), heightOf(before)].toSorted((a, b) => a - b);
    if (low! < 0.3 || low! / high! < 0.8) continue;
    asked += 1;
    const pair = [...into(before, 0.05, 0.35), ...into(strokes, 0.6, 0.35)];
    expect(isTwoSideBySide(pair), `${place}`).toBe(true);
    expect(isTwoSideBySide(pair.toReversed()), `${place}, the right one first`).toBe(true);
  }
  expect(asked).toBeGreaterThan(50);
});

test.each([
  [
    'a 5 whose bar lies far to the right',
    [line([0.3, 0.2], [0.3, 0.5], [0.5, 0.8]), line([0.65, 0.2], [0.85, 0.2])],
    false,
  ],
  [
    'a 4 in two strokes that cross',
    [line([0.3, 0.2], [0.3, 0.5], [0.7, 0.5]), line([0.6, 0.2], [0.6, 0.8])],
    false,
  ],
  ['a 1 and a speck', [line([0.5, 0.2], [0.5, 0.8]), line([0.9, 0.9])], false],
  [
    'a level line in two parts',
    [line([0.1, 0.5], [0.4, 0.5]), line([0.6, 0.5], [0.9, 0.5])],
    false,
  ],
  ['eleven', [line([0.3, 0.2], [0.3, 0.8]), line([0.6, 0.2], [0.6, 0.8])], true],
  ['nothing', [], false],
] as const)('%s', (_, strokes, isTwo) =>
  expect(isTwoSideBySide(strokes.map((stroke) => [...stroke]))).toBe(isTwo),
);

test('the pad says what a network of ten answers makes of two', () => {
  const { verdict, sentence } = drawingSteps([
    line([0.3, 0.2], [0.3, 0.8]),
    line([0.6, 0.2], [0.6, 0.8]),
  ]);
  expect(verdict).toBe('two');
  expect(sentence).toContain('must name one of ten');
});
