// The small network's questions: one right answer each, and beside it the numbers that the commonest mistakes give.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { arrows } from '#components/figures/HandNetwork/steps.ts';
import { fraction } from '#src/formulas/hand-network.ts';
import { surprise } from '#src/formulas/backward-digit.ts';

const { small } = JSON.parse(
  readFileSync(new URL('../chapters/oracle/backpropagation.json', import.meta.url), 'utf8'),
);

test('each of the 5 arrows has 3 or 4 different choices, and the one right choice is the exact fraction', () => {
  expect(arrows.map(({ name }) => name)).toEqual([
    'dLogits',
    'dOutputWeights',
    'dActivations',
    'dPreActivations',
    'dHiddenWeights',
  ]);
  for (const { name, options } of arrows) {
    const right = options.filter((option) => option.right);
    expect(right.map(({ values }) => values)).toEqual([small[name]]);
    const shown = options.map(({ values }) => values.map(fraction).join(' '));
    expect(new Set(shown).size).toBe(options.length);
    expect([3, 4]).toContain(options.length);
    for (const option of options)
      expect(option.verdict).toMatch(option.right ? /^Yes/ : /^Not quite: /);
  }
  // The right choice is not always in one place.
  const places = arrows.map(({ options }) => options.findIndex((option) => option.right));
  expect(new Set(places).size).toBe(3);
});

test('the wrong choices are those of 7 mistakes, each worked out from the small network’s own weights', () => {
  const [w2, dLogits] = [[[1, 2], [3, -1], [2, -1]], [-1 / 2, 1 / 2]]; // oxfmt-ignore
  const back = (weights: number[][]) =>
    weights.map((row) => row[0]! * dLogits[0]! + row[1]! * dLogits[1]!);
  const [z, a, x] = [
    [2, -1, 1],
    [2, 0, 1],
    [1, 2],
  ];
  const outer = (into: number[], slopes: number[]) =>
    into.flatMap((one) => slopes.map((slope) => one * slope));
  const mistakes: [arrow: string, values: number[]][] = [
    ['dLogits', dLogits.map((slope) => -slope)],
    ['dOutputWeights', outer(z, dLogits)],
    // The output weights have taken a step of 0.1 already.
    ['dActivations', back(w2.map((row, j) => row.map((w, k) => w - 0.1 * a[j]! * dLogits[k]!)))],
    ['dPreActivations', back(w2)],
    ['dPreActivations', back(w2).map((slope) => Math.max(0, slope))],
    ['dHiddenWeights', outer(x, back(w2))],
    [
      'dHiddenWeights',
      outer(
        [1, 1],
        back(w2).map((slope, j) => (z[j]! > 0 ? slope : 0)),
      ),
    ],
  ];
  for (const [name, values] of mistakes) {
    const wrong = arrows
      .find((arrow) => arrow.name === name)!
      .options.filter(({ right }) => !right);
    const near = (option: { values: number[] }) =>
      option.values.every((value, k) => Math.abs(value - values[k]!) < 1e-9);
    expect({ name, values, found: wrong.filter(near).length }).toEqual({ name, values, found: 1 });
  }
});

test('a fraction is written with the sign of mathematics, and what is none is refused', () => {
  expect([-3 / 2, 1 / 4, -31 / 20, 0, 4].map(fraction)).toEqual([
    '−3/2',
    '1/4',
    '−31/20',
    '0',
    '4',
  ]);
  expect(() => fraction(1 / 3)).toThrow(RangeError);
});

test('the surprise of 1 is 0, each halving adds ln 2, and that of 0 is about 103 and not infinite', () => {
  expect(surprise(1)).toBeCloseTo(0, 12);
  for (const p of [1, 0.3, 1e-9]) expect(surprise(p / 2) - surprise(p)).toBeCloseTo(Math.LN2, 9);
  expect(surprise(0)).toBeCloseTo(149 * Math.LN2, 9);
});
