// What becomes of a drawing on its way to the 784 inputs.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawingSteps, type Picture, type Stroke } from '#src/mnist/drawing.ts';
import { pixelsOf } from '#src/mnist/image-set.ts';
import { readSource } from '#src/mnist/source.ts';
import { drawings } from './drawings/index.ts';

const line = (...points: [x: number, y: number][]): Stroke => points.map(([x, y]) => ({ x, y }));
const seven = [line([0.3, 0.2], [0.7, 0.2], [0.5, 0.8])];
const transform = (strokes: Stroke[], scale: number, dx: number, dy: number) =>
  strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: x * scale + dx, y: y * scale + dy })));

function massOf(values: ArrayLike<number>, side: number) {
  let [mass, x, y] = [0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    mass += values[i];
    x += values[i] * (i % side);
    y += values[i] * Math.floor(i / side);
  }
  return { mass, x: x / mass, y: y / mass };
}

/** Columns and rows from the first to the last with ink. */
function extentOf({ width, values }: Picture) {
  const inked = [...values.keys()].filter((i) => values[i] > 0);
  const columns = inked.map((i) => i % width);
  const rows = inked.map((i) => Math.floor(i / width));
  const span = (places: number[]) => Math.max(...places) - Math.min(...places) + 1;
  return { width: span(columns), height: span(rows) };
}

/** Twice the ink over the length of its outline: the width of a stroke, for a picture 0..1. */
function strokeWidthOf(values: ArrayLike<number>, side: number): number {
  const at = (x: number, y: number) =>
    x < 0 || y < 0 || x >= side || y >= side ? 0 : values[y * side + x];
  let [area, outline] = [0, 0];
  for (let y = -1; y < side; y++) {
    for (let x = -1; x < side; x++) {
      const [a, b, c, d] = [at(x, y), at(x + 1, y), at(x, y + 1), at(x + 1, y + 1)];
      area += a;
      outline += Math.hypot((b - a + d - c) / 2, (c - a + d - b) / 2);
    }
  }
  return (2 * area) / outline;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1];

describe('each of the 160 test drawings', () => {
  const all = drawings.map(({ strokes }) => drawingSteps(strokes));

  test('has its centre of mass within 0.5 pixels of pixel 14, 14', () => {
    for (const { pixels } of all) {
      const { x, y } = massOf(pixels, 28);
      expect(Math.abs(x - 14)).toBeLessThanOrEqual(0.5);
      expect(Math.abs(y - 14)).toBeLessThanOrEqual(0.5);
    }
  });

  test('fills 20 pixels with its longer side and no more with the other', () => {
    for (const { fitted } of all) {
      const { width, height } = extentOf(fitted);
      expect(Math.max(width, height)).toBe(20);
    }
  });

  test('is called a digit, and is full ink in its darkest pixel', () => {
    for (const { verdict, pixels } of all) {
      expect(verdict).toBe('digit');
      expect(Math.max(...pixels)).toBe(255);
    }
  });

  test('loses no ink from 20 × 20 to 28 × 28 to the 784 pixels', () => {
    for (const { fitted, centred, pixels } of all) {
      const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);
      expect(Math.abs(sum(fitted.values) - sum(centred.values))).toBeLessThan(1e-3);
      expect(Array.from(centred.values, (value) => Math.fround(value * 255))).toEqual(
        Array.from(pixels),
      );
    }
  });
});

describe('the pen', () => {
  // Every 29th: an even stride would meet the even places only, whose strokes are thinner.
  const published = readSource('train');
  const real = Array.from({ length: 2000 }, (_, i) =>
    Float32Array.from(pixelsOf(published, 29 * i), (value) => value / 255),
  );
  const drawn = drawings.map(({ strokes }) => drawingSteps(strokes).centred.values);

  test('draws strokes whose median width is that of 2,000 training pictures within 5 %', () => {
    const [ours, theirs] = [drawn, real].map((set) => median(set.map((v) => strokeWidthOf(v, 28))));
    expect(Math.abs(ours / theirs - 1)).toBeLessThan(0.05);
  });

  test('gives the median drawing as much ink as the median training picture within 10 %', () => {
    const [ours, theirs] = [drawn, real].map((set) => median(set.map((v) => massOf(v, 28).mass)));
    expect(Math.abs(ours / theirs - 1)).toBeLessThan(0.1);
  });

  test('is as wide in a drawing of a tenth of the pad as in one of nine tenths, within 2 %', () => {
    const sizes = [0.17, 0.5, 1, 1.5].map((scale) => transform(seven, scale, 0.05, 0.02));
    const widths = sizes.map((s) => strokeWidthOf(drawingSteps(s).fitted.values, 20));
    expect(Math.max(...widths) / Math.min(...widths)).toBeLessThan(1.02);
  });
});

describe('a drawing gives the same 784 numbers', () => {
  test('wherever it stands on the pad, for 200 places', () => {
    // Sums in binary: a place that is a multiple of 1/64 moves the points without rounding.
    const exact = [line([0.25, 0.125], [0.5, 0.125], [0.375, 0.5])];
    const start = drawingSteps(exact).pixels;
    const place = fc.integer({ min: -8, max: 32 });
    fc.assert(
      fc.property(place, place, (x, y) => {
        const moved = transform(exact, 1, x / 64, y / 64);
        expect(drawingSteps(moved).pixels).toEqual(start);
      }),
      { numRuns: 200 },
    );
  });

  test('whatever its size, for powers of two', () => {
    const exact = [line([0.25, 0.125], [0.75, 0.125], [0.5, 0.875])];
    const { pixels } = drawingSteps(exact);
    for (const scale of [0.25, 0.5, 1]) {
      expect(drawingSteps(transform(exact, scale, 0, 0)).pixels).toEqual(pixels);
    }
  });

  test('in any order of strokes, in any direction, and with points counted twice', () => {
    const { strokes } = drawings.find(({ style }) => style === 'crossbar')!;
    const { pixels } = drawingSteps(strokes);
    expect(drawingSteps(strokes.toReversed()).pixels).toEqual(pixels);
    expect(drawingSteps(strokes.map((s) => s.toReversed())).pixels).toEqual(pixels);
    expect(drawingSteps(strokes.map((s) => s.flatMap((p) => [p, p]))).pixels).toEqual(pixels);
  });
});

describe('the steps', () => {
  test('are 112 × 112, the crop, 20 × 20 and 28 × 28, each with a value 0 to 1 for each pixel', () => {
    const { drawn, cropped, fitted, centred } = drawingSteps(seven);
    expect([drawn.width, drawn.height]).toEqual([112, 112]);
    expect([fitted.width, fitted.height, centred.width, centred.height]).toEqual([20, 20, 28, 28]);
    for (const { width, height, values } of [drawn, cropped, fitted, centred]) {
      expect(values.length).toBe(width * height);
      expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...values)).toBe(1);
    }
  });

  test('crop to the first and last row and column with ink, and no ink is lost', () => {
    const { drawn, cropped } = drawingSteps(seven);
    expect(extentOf(drawn)).toEqual({ width: cropped.width, height: cropped.height });
    expect(extentOf(cropped)).toEqual({ width: cropped.width, height: cropped.height });
    expect(massOf(cropped.values, cropped.width).mass).toBe(massOf(drawn.values, 112).mass);
  });
});

describe('the verdict', () => {
  const scribble = Array.from({ length: 26 }, (_, i) => line([0, i / 25], [1, i / 25]));

  test.each<[string, Stroke[], string]>([
    ['no strokes', [], 'blank'],
    ['a stroke without points', [[]], 'blank'],
    ['a stroke of no numbers', [line([NaN, 0.5], [0.5, NaN])], 'blank'],
    ['a single point', [line([0.3, 0.3])], 'dot'],
    ['a mark of a twentieth of the pad', [line([0.3, 0.3], [0.35, 0.32])], 'dot'],
    ['two dots far apart', [line([0.3, 0.3]), line([0.3, 0.8])], 'digit'],
    ['a stroke of a fifth of the pad', [line([0.3, 0.3], [0.3, 0.5])], 'digit'],
    ['a pad scribbled full', scribble, 'full'],
    ['a seven', seven, 'digit'],
  ])('on %s', (_name, strokes, verdict) => {
    const steps = drawingSteps(strokes);
    expect(steps.verdict).toBe(verdict);
    expect(steps.sentence).toMatch(/^[A-Z].*\.$/);
  });

  test('blank comes with 784 zeros, dot and full with pixels to try', () => {
    expect([...drawingSteps([]).pixels]).toEqual(Array(784).fill(0));
    expect(massOf(drawingSteps([line([0.9, 0.1])]).pixels, 28).mass).toBeGreaterThan(0);
    expect(massOf(drawingSteps(scribble).pixels, 28).mass).toBeGreaterThan(0);
  });

  test('a dot stays a dot: at most 4 × 4 pixels, in the centre, wherever it is', () => {
    for (const point of [line([0, 0]), line([1, 0.5]), line([0.31, 0.77])]) {
      const { width, height } = extentOf(drawingSteps([point]).centred);
      expect(Math.max(width, height)).toBeLessThanOrEqual(4);
    }
  });

  test('a mark grows without a jump from a dot to a stroke', () => {
    const lengths = Array.from({ length: 41 }, (_, i) => i / 200);
    const heights = lengths.map((length) => {
      const steps = drawingSteps([line([0.5, 0.4], [0.5, 0.4 + length])]);
      return extentOf(steps.centred).height;
    });
    const growth = heights.slice(1).map((height, i) => height - heights[i]);
    expect(Math.min(...growth)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...growth)).toBeLessThanOrEqual(2);
  });
});

describe('any input whatever', () => {
  test('gives 784 bytes, all ink inside the field, for 300 random drawings', () => {
    const coordinate = fc.oneof(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom(NaN, Infinity, -Infinity, -0.2, 1.3),
    );
    const strokes = fc.array(
      fc.array(fc.record({ x: coordinate, y: coordinate }), { maxLength: 6 }),
      {
        maxLength: 5,
      },
    );
    fc.assert(
      fc.property(strokes, (given) => {
        const { pixels, fitted, verdict } = drawingSteps(given);
        expect(pixels.length).toBe(784);
        const kept = Math.round(fitted.values.reduce((sum, value) => sum + value * 255, 0));
        expect(pixels.reduce((sum, value) => sum + value, 0)).toBe(kept);
        expect(kept === 0).toBe(verdict === 'blank');
      }),
      { numRuns: 300 },
    );
  });

  test('off the pad counts as on its edge', () => {
    const off = [line([0.5, -3], [0.5, Infinity])];
    expect(drawingSteps(off).drawn).toEqual(drawingSteps([line([0.5, 0], [0.5, 1])]).drawn);
  });
});
