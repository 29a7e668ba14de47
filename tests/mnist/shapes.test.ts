// Which drawings are told to be a line lying down, or a 1 with an upstroke that MNIST hardly has, and how often the
// 10,000 test images would be told so.
import { expect, test } from 'vitest';
import { drawingSteps } from '#src/mnist/drawing.ts';
import { isLyingLine, isOneWithUpstroke } from '#src/mnist/shapes.ts';
import { type Point, type Stroke } from '#src/mnist/stroke.ts';
import { remarkOn } from '#src/mnist/verdict.ts';
import { drawings } from './drawings/index.ts';
import { publishedImages, publishedLabels } from './published.ts';

const radians = (degrees: number) => (degrees * Math.PI) / 180;
const line = (from: Point, to: Point): Stroke =>
  Array.from({ length: 24 }, (_, k) => ({
    x: from.x + ((to.x - from.x) * k) / 23,
    y: from.y + ((to.y - from.y) * k) / 23,
  }));
/** From `at`, so long and so many degrees to the left of straight down. */
const away = (at: Point, length: number, angle: number): Point => ({
  x: at.x - length * Math.sin(radians(angle)),
  y: at.y + length * Math.cos(radians(angle)),
});
const pixelsOf = (strokes: Stroke[]) => drawingSteps(strokes).pixels;

/** An upstroke that comes down by a share of the stem, at an angle from it, with a stem that leans to the right. */
interface One {
  share: number;
  angle: number;
  lean: number;
}
const [height, top] = [0.7, { x: 0.6, y: 0.12 }];
const partsOf = ({ share, angle, lean }: One): [upstroke: Stroke, stem: Stroke] => {
  const end = away(top, (share * height) / Math.cos(radians(angle)), angle);
  return [line(end, top), line(top, away(top, height / Math.cos(radians(lean)), lean))];
};
const ways: Record<string, (one: One) => Stroke[]> = {
  'in one stroke': (one) => [partsOf(one).flat()],
  'in two strokes': (one) => partsOf(one),
  'stem first': (one) => partsOf(one).toReversed(),
  'upstroke drawn down': (one) =>
    partsOf(one).map((stroke, k) => (k ? stroke : stroke.toReversed())),
};
const product = <A, B>(some: readonly A[], others: readonly B[]) =>
  some.flatMap((a) => others.map((b) => [a, b] as const));
const ones = product([0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9], [35, 40, 45, 50])
  .flatMap(([share, angle]) => [0, 5, 10].map((lean): One => ({ share, angle, lean })))
  .filter(({ share, angle }) => share * height * Math.tan(radians(angle)) < 0.5);

test.each(Object.entries(ways))(
  'of 63 1s with an upstroke of 30 to 90 % of the stem, drawn %s, at least 95 % are known',
  (_, draw) => {
    expect(ones.length).toBe(63);
    const known = ones.filter((one) => isOneWithUpstroke(pixelsOf(draw(one))));
    expect(known.length / ones.length).toBeGreaterThanOrEqual(0.95);
  },
);

test.each([0.5, 0.9])(
  '%f of the stem: a hand that shakes, a smaller 1 and one at the edge are known too',
  (share) => {
    const [stroke] = ways['in one stroke']!({ share, angle: 42, lean: 5 });
    const change = (by: (point: Point, k: number) => Point) => pixelsOf([stroke!.map(by)]);
    const shaken = ({ x, y }: Point, k: number) => ({
      x: x + 0.008 * Math.sin(2 * k),
      y: y + 0.006 * Math.cos(3 * k),
    });
    expect(isOneWithUpstroke(change(shaken))).toBe(true);
    expect(isOneWithUpstroke(change(({ x, y }) => ({ x: x / 3, y: y / 3 })))).toBe(true);
    expect(isOneWithUpstroke(change(({ x, y }) => ({ x: x + 0.38, y: y + 0.17 })))).toBe(true);
  },
);

/** Bars from level to a droop of 15 degrees, stems that lean by 10 to 35. */
const sevens = product([90, 80, 75], [10, 20, 35]).map(([bar, lean]): [Stroke, Stroke] => [
  line(away(top, 0.4, bar), top),
  line(top, away(top, height, lean)),
]);
const crossed = sevens.map(([bar, stem]) => {
  const middle = stem[12]!;
  return [bar, stem, line({ ...middle, x: middle.x - 0.15 }, { ...middle, x: middle.x + 0.15 })];
});
/** Open and closed: a side at 5 to 35 degrees from the stem, and the bar from its end through the stem. */
const fours = product([5, 15, 25, 35], [0, 0.12]).flatMap(([angle, beyond]) =>
  [0, 0.15].map((apart) => {
    const from = { x: top.x - apart, y: top.y };
    const end = away(from, 0.42, angle);
    return [
      line(from, end).concat(line(end, { x: top.x + beyond, y: end.y })),
      line(top, away(top, height, 0)),
    ];
  }),
);

test.each([
  ['9 sevens', sevens],
  ['9 sevens with a bar across', crossed],
  ['16 fours, open and closed, their bars ending at the stem or beyond', fours],
  ['5 plain 1s', [-20, -10, 0, 10, 20].map((lean) => [line(top, away(top, height, lean))])],
])('0 of %s are taken for a 1 with an upstroke', (name, some: Stroke[][]) => {
  expect(some.length).toBe(Number.parseInt(name, 10));
  expect(some.filter((strokes) => isOneWithUpstroke(pixelsOf(strokes)))).toEqual([]);
});

test('of the 160 drawings of all digits none but 1s drawn with a flag', () => {
  const found = drawings.filter(({ strokes }) => isOneWithUpstroke(pixelsOf(strokes)));
  expect(new Set(found.map(({ digit, style }) => `${digit} ${style}`))).toEqual(
    new Set(['1 flag']),
  );
});

const labels = publishedLabels('test');
const images = publishedImages('test');
/** For each digit, how many of the test images of it. */
const countOf = (isShape: (pixels: ArrayLike<number>) => boolean) => {
  const counts = Array<number>(10).fill(0);
  labels.forEach((label, k) => {
    if (isShape(images.subarray(784 * k, 784 * (k + 1)))) counts[label]! += 1;
  });
  return counts;
};

test('of the 10,000 test images 15 have the shape: 3 of 1,135 1s, 7 of 1,028 7s, 4 of 1,009 9s, 1 of 974 8s, and 0 of 982 4s', () => {
  expect(countOf(isOneWithUpstroke)).toEqual([0, 3, 0, 0, 0, 0, 0, 7, 1, 4]);
});

test('a straight line is told to lie from 60 degrees on, at 4 lengths, and none up to 50', () => {
  const lying = (angle: number, length: number) =>
    drawingSteps([
      line(
        away({ x: 0.5, y: 0.5 }, length / 2, angle),
        away({ x: 0.5, y: 0.5 }, -length / 2, angle),
      ),
    ]);
  for (const length of [0.15, 0.3, 0.6, 0.9]) {
    for (const angle of [-90, -75, -60, 60, 70, 80, 90, 100, 120])
      expect(lying(angle, length).verdict).toBe('line');
    for (const angle of [-50, -30, 0, 15, 30, 50])
      expect(lying(angle, length).verdict).toBe('digit');
  }
});

test('two strokes along one line, one drawn over itself, and a shaken one lie as well; an arc, a cross and two lines do not', () => {
  const [left, right] = [
    { x: 0.1, y: 0.5 },
    { x: 0.9, y: 0.5 },
  ];
  const level = line(left, right);
  const curved = (by: number) => level.map(({ x }) => ({ x, y: 0.5 + by * Math.sin(Math.PI * x) }));
  const verdict = (...strokes: Stroke[]) => drawingSteps(strokes).verdict;
  expect(verdict(level.slice(0, 10), level.slice(12))).toBe('line');
  expect(verdict([...level, ...level.toReversed()])).toBe('line');
  expect(verdict(level.map(({ x }, k) => ({ x, y: 0.5 + 0.01 * Math.sin(k) })))).toBe('line');
  expect(verdict(curved(0.3))).toBe('digit');
  expect(verdict(level, line({ x: 0.5, y: 0.2 }, { x: 0.5, y: 0.8 }))).toBe('digit');
  expect(
    verdict(
      level,
      level.map(({ x }) => ({ x, y: 0.7 })),
    ),
  ).toBe('digit');
});

test('0 of the 10,000 test images and of the 160 drawings are a line lying down', () => {
  expect(countOf(isLyingLine)).toEqual(Array(10).fill(0));
  expect(drawings.filter(({ strokes }) => isLyingLine(pixelsOf(strokes)))).toEqual([]);
});

test('the upstroke is explained only where the network has read another digit, and a letter is told what it gets', () => {
  const steps = drawingSteps(ways['in one stroke']!({ share: 0.5, angle: 42, lean: 0 }));
  expect(remarkOn(steps, 4)).toMatch(/^Is this a 1\? MNIST was written in the United States/);
  expect(remarkOn(steps, 7)).toBe(remarkOn(steps, 4));
  for (const prediction of [1, undefined])
    expect(remarkOn(steps, prediction)).toMatch(/^Whatever you draw, a letter too/);
  const letter = drawingSteps([
    line({ x: 0.2, y: 0.9 }, { x: 0.5, y: 0.1 }),
    line({ x: 0.5, y: 0.1 }, { x: 0.8, y: 0.9 }),
    line({ x: 0.3, y: 0.6 }, { x: 0.7, y: 0.6 }),
  ]);
  expect(remarkOn(letter, 4)).toMatch(/^Whatever you draw, a letter too/);
  expect(remarkOn(drawingSteps([[{ x: 0.5, y: 0.5 }]]), 4)).toMatch(/^That is a dot\./);
});
