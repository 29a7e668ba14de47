// The colours of the book, read from its style sheet: contrast by WCAG 2.2, and apart for colour-blind readers.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inkShare, paintOf, powersOfTen } from '#src/charts/scales.ts';

type Rgb = [number, number, number];
const css = readFileSync(new URL('../../src/styles/tokens.css', import.meta.url), 'utf8');
const themes = ['light', 'dark'] as const;

/** A token's colour as three numbers 0..1, still encoded as sRGB. */
function token(name: string, theme: (typeof themes)[number]): Rgb {
  const pair = css.match(
    new RegExp(`--${name}: var\\(--light, (#[0-9a-f]{6})\\) var\\(--dark, (#[0-9a-f]{6})\\);`),
  );
  if (!pair)
    throw new Error(
      `tokens.css should give --${name} as var(--light, #rrggbb) var(--dark, #rrggbb).`,
    );
  const hex = pair[theme === 'light' ? 1 : 2]!;
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as Rgb;
}

/** sRGB to linear light: IEC 61966-2-1. */
const linear = (rgb: Rgb) =>
  rgb.map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)) as Rgb;

/** WCAG 2.2, "relative luminance" and "contrast ratio". */
function contrast(one: Rgb, other: Rgb): number {
  const [bright, dark] = [one, other]
    .map(linear)
    .map(([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b)
    .toSorted((a, b) => b - a);
  return (bright! + 0.05) / (dark! + 0.05);
}

test('black on white has contrast 21 and #767676 on white 4.54, as WCAG says', () => {
  expect(contrast([0, 0, 0], [1, 1, 1])).toBeCloseTo(21, 6);
  const grey = 0x76 / 255;
  expect(contrast([grey, grey, grey], [1, 1, 1])).toBeCloseTo(4.54, 2);
});

const texts = ['ink', 'soft-ink', 'positive', 'negative', 'link'].flatMap((text) =>
  ['paper', 'raised'].map((ground) => [text, ground] as const),
);
const graphics = ['strong-line', 'positive', 'negative', 'ink', 'soft-ink'].flatMap((mark) =>
  ['paper', 'raised'].map((ground) => [mark, ground] as const),
);

for (const theme of themes) {
  test.each([...texts, ['marker-ink', 'marker'] as const, ['paper', 'ink'] as const])(
    `${theme}: text in --%s on --%s has contrast ≥ 4.5`,
    (text, ground) => {
      expect(contrast(token(text, theme), token(ground, theme))).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each([
    ...graphics,
    ...['paper', 'raised', 'marker'].map((ground) => ['focus', ground] as const),
    ...['paper', 'raised'].map((ground) => ['marker-line', ground] as const),
  ])(`${theme}: graphics in --%s on --%s have contrast ≥ 3`, (mark, ground) => {
    expect(contrast(token(mark, theme), token(ground, theme))).toBeGreaterThanOrEqual(3);
  });
}

// Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency",
// IEEE TVCG 15 (6), 2009, table 1, severity 1.0; the matrices act on linear light.
const visions: Record<string, number[][]> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};
const seenBy = (matrix: number[][], rgb: Rgb) =>
  matrix.map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        row.reduce((sum, share, k) => sum + share * rgb[k]!, 0),
      ),
    ),
  ) as Rgb;

/** Linear light to CIE L*a*b* (D65). */
function lab([r, g, b]: Rgb): Rgb {
  const f = (t: number) => (t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIE 1976 colour difference; 2.3 is just noticeable. */
const difference = (one: Rgb, other: Rgb) => {
  const [a, b] = [lab(one), lab(other)];
  return Math.hypot(...a.map((value, k) => value - b[k]!));
};

/** What `share` of a colour over the ground looks like: how pictures draw small numbers. */
const mixed = (colour: Rgb, ground: Rgb, share: number) =>
  colour.map((value, k) => share * value + (1 - share) * ground[k]!) as Rgb;

test('each row of the three matrices sums to 1, so that grey stays grey within 1e-5', () => {
  for (const row of Object.values(visions).flat())
    expect(Math.abs(row.reduce((sum, share) => sum + share, 0) - 1)).toBeLessThanOrEqual(1e-5);
});

for (const theme of themes) {
  for (const [vision, matrix] of Object.entries(visions)) {
    test.each([
      [1, 40],
      [0.5, 20],
      [0.25, 10],
    ])(
      `${theme}, ${vision}: at strength %d positive and negative are ΔE ≥ %d apart`,
      (share, bound) => {
        const [positive, negative] = (['positive', 'negative'] as const).map((sign) =>
          seenBy(matrix, linear(mixed(token(sign, theme), token('raised', theme), share))),
        );
        expect(difference(positive!, negative!)).toBeGreaterThanOrEqual(bound);
      },
    );
  }
}

test('ink grows with the number and never beyond full: 0, 1/2, 1, 1', () => {
  expect([0, 2, 4, 9].map((value) => inkShare(value, 4))).toEqual([0, 0.5, 1, 1]);
  expect(inkShare(-2, 4)).toBe(0.5);
});

test('sign is colour only where signs matter', () => {
  expect([paintOf(1, true), paintOf(-1, true), paintOf(1, false)]).toEqual([
    'positive',
    'negative',
    'ink',
  ]);
});

test('the powers of ten around 3, 40 and 1,000 are 1 to 1,000; what is not above 0 has no place there', () => {
  expect(powersOfTen([40, 3, 1000])).toEqual([1, 10, 100, 1000]);
  expect(powersOfTen([0.02, 0, -1])).toEqual([0.01, 0.1]);
});
