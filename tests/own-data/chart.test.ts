// The chart of a run: what lies below its axis is not drawn, its shares say whose they are, its steps are whole.
import * as plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { aboveFoot, drawTraining, type TrainingCurve } from '#src/charts/training.ts';

function draw(run: TrainingCurve, width = 640) {
  const { document } = parseHTML('<html><body></body></html>');
  const chart = drawTraining(run)(plot, { width, label: 'a run', document: document as never });
  const texts = [...chart.querySelectorAll('text')].map(({ textContent }) => textContent ?? '');
  return { chart, texts };
}

const epochs = [{ step: 10, accuracy: 1 }];

describe('a loss below the foot of the axis', () => {
  test('ends the line where it crosses the foot, halfway in the logarithm, and begins it there again', () => {
    const losses = [1, 0.01, 0.0001, 0.0002, 0.02];
    const points = aboveFoot(
      losses.map((loss, k) => ({ step: 10 * k, loss })),
      0.001,
    );
    expect(points.map(({ loss }) => loss)).toEqual([1, 0.01, 0.001, NaN, NaN, 0.001, 0.02]);
    expect(points[2]!.step).toBeCloseTo(15, 9);
    // log(0.001 / 0.0002) of log(0.02 / 0.0002): 0.349485 of the way.
    expect(points[5]!.step).toBeCloseTo(33.49485, 4);
  });

  test('leaves a curve above it as it is, and one that touches it', () => {
    const curve = [2, 0.5, 0.001].map((loss, step) => ({ step, loss }));
    expect(aboveFoot(curve, 0.001)).toEqual(curve);
    expect(aboveFoot([{ step: 1, loss: 0 }], 0.001)).toEqual([{ step: 1, loss: NaN }]);
  });

  test('draws no flat line and no dot at the end, and says that it is below', () => {
    const run = { epochs, stepCount: 10, lowest: 0.001 };
    const below = draw({
      ...run,
      curve: [0.5, 0.0001, 0.00001].map((loss, k) => ({ step: 5 * k, loss })),
    });
    expect(below.texts).toContain('below 0.001');
    expect(below.chart.querySelectorAll('circle')).toHaveLength(0);
    const above = draw({ ...run, curve: [0.5, 0.1].map((loss, k) => ({ step: 5 * k, loss })) });
    expect(above.texts).not.toContain('below 0.001');
    expect(above.chart.querySelectorAll('circle')).toHaveLength(1);
  });
});

test('the share bears the name of its images: held out where they are, validation where nothing is said', () => {
  const run = { curve: [{ step: 10, loss: 0.5 }], epochs, stepCount: 10 };
  expect(draw({ ...run, asked: 'held out' }).texts).toContain('held out: 100.0 %');
  expect(draw(run).texts).toContain('validation: 100.0 %');
  // Of several, the last alone bears it.
  const two = draw({ ...run, epochs: [{ step: 5, accuracy: 0.5 }, ...epochs] }).texts;
  expect(two).toContain('50.0 %');
  expect(two).toContain('validation: 100.0 %');
});

test('of 4 epochs all shares are shown at 640 pixels; at 330, and of 20, those that have room, the last always', () => {
  const sharesAt = (width: number, count: number) => {
    const many = Array.from({ length: count }, (_, k) => ({ step: k + 1, accuracy: 0.9 }));
    const run = { curve: [{ step: 1, loss: 0.5 }], epochs: many, stepCount: count };
    return draw(run, width).texts.filter((text) => text.endsWith('90.0 %'));
  };
  expect(sharesAt(640, 4)).toHaveLength(4);
  for (const [width, count] of [
    [330, 4],
    [640, 20],
    [330, 20],
  ] as const) {
    const shares = sharesAt(width, count);
    expect(shares).toContain('validation: 90.0 %');
    // A number of 6 letters takes more than 36 pixels.
    expect(shares.length).toBeLessThan((width - 72) / 36);
  }
  expect(sharesAt(330, 4).length).toBeLessThan(4);
});

test.each([640, 330])(
  'steps are whole at %i pixels, and a run without one has an axis without parts',
  (width) => {
    const losses = [0.01, 0.03, 0.1, 0.3];
    const partsOf = (run: TrainingCurve) =>
      draw(run, width)
        .texts.map(Number)
        .filter((one) => !Number.isInteger(one) && !Number.isNaN(one));
    for (const stepCount of [1, 2, 3, 5, 7, 50])
      expect(partsOf({ curve: [{ step: 1, loss: 0.5 }], epochs: [], stepCount })).toEqual(losses);
    expect(partsOf({ curve: [], epochs: [], stepCount: 1 })).toEqual(losses);
  },
);
