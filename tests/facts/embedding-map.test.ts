// The map of embeddings: its marks, their neighbours and its hues, held against NumPy and arithmetic written here.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mapInk } from '#components/figures/EmbeddingMap/built.ts';
import { placeDigit } from '#components/figures/EmbeddingMap/place-digit.ts';
import { apart, between, nearestPlace, placesOf } from '#components/figures/EmbeddingMap/places.ts';
import { embeddingFacts } from '#src/facts/embeddings.ts';
import { sameAsNearest } from '#src/formulas/map-neighbours.ts';
import { exampleImages } from '#src/mnist/example-images.ts';
import { pixelsOf } from '#src/mnist/image-set.ts';
import { mapImages, mapSpaces } from '#src/records/experiments/embedding-map.ts';
import { embeddingMapRecord } from '#src/records/index.ts';
import { context } from '../experiments/context.ts';
import { publishedLabels } from '../mnist/published.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const oracle = JSON.parse(read('../chapters/oracle/embedding-map.json'));
const facts = embeddingFacts();
const published = publishedLabels('test');
const example = exampleImages.book;
/** Marks that NumPy has placed, our example last. */
const placed = [...Array(oracle.placed).keys(), mapImages];

test.each(mapSpaces)(
  'the %s layer’s 20 first marks and our example stand where NumPy has them, the signs of directions aside, and its two directions hold NumPy’s variance',
  (space) => {
    const { places, variances, totalVariance } = embeddingMapRecord[space];
    placed.forEach((mark, row) =>
      places[mark].forEach((along, k) =>
        expect(Math.abs(Math.abs(along) - oracle[space].places[row][k])).toBeLessThan(6e-3),
      ),
    );
    variances.forEach((variance, k) =>
      expect(variance / oracle[space].variances[k]).toBeCloseTo(1, 5),
    );
    expect(totalVariance / oracle[space].totalVariance).toBeCloseTo(1, 5);
    expect(facts[`variance-of-two-${space}`]).toBeCloseTo(
      (oracle[space].variances[0] + oracle[space].variances[1]) / oracle[space].totalVariance,
      4,
    );
  },
);

test.each(mapSpaces)(
  'by all 128 %s numbers the five nearest of each of the 300 marks and of our example are NumPy’s, and so is the count of marks whose nearest is the same digit',
  (space) => {
    expect(embeddingMapRecord[space].nearest).toEqual(oracle[space].nearest);
    const same = [...published.subarray(0, mapImages)].filter(
      (label, image) => published[oracle[space].nearest[image][0]] === label,
    );
    expect(facts[`map-near-${space}`]).toBe(same.length);
  },
);

test('the 301 marks bear the published labels, and their picture holds each in its place', () => {
  const { labels } = embeddingMapRecord;
  expect(labels).toEqual([...published.subarray(0, mapImages), published[example]]);
  const { width, strengths } = mapInk(context.test);
  for (const [image, column, row] of [
    [0, 0, 0],
    [45, 5, 2],
    [example, 0, 15],
  ])
    for (const at of [0, 300, 406, 783]) {
      const [x, y] = [28 * column + (at % 28), 28 * row + Math.floor(at / 28)];
      expect(strengths[y * width + x]).toBeCloseTo(pixelsOf(context.test, image)[at] / 255, 6);
    }
});

test('a digit placed in the tab: test image 4, one of the marks, stands where its mark stands and has NumPy’s five without itself; our example’s pixels have our example’s', () => {
  for (const [pixels, index, mark] of [
    [pixelsOf(context.test, 4), 4, 4],
    [pixelsOf(context.test, example), undefined, mapImages],
  ] as const) {
    const { at, nearest } = placeDigit(context, { pixels, index });
    for (const space of mapSpaces) {
      expect(nearest[space]).toEqual(oracle[space].nearest[mark]);
      at[space].forEach((along, k) =>
        expect(Math.abs(along - embeddingMapRecord[space].places[mark][k])).toBeLessThan(6e-3),
      );
    }
  }
});

test('a map keeps one scale: marks 3 and 4 apart lie 5 apart, what is further out than all marks stands at the edge, half-way is the mean, the nearest mark is found, and names 6 and 30 apart are pushed to 56', () => {
  const { places, placeOf } = placesOf({ places: '0 0 300 400 300 0' });
  const [a, b] = places;
  const scale = Math.abs(places[2].x - a.x) / 3;
  expect(Math.hypot(b.x - a.x, b.y - a.y)).toBeCloseTo(5 * scale, -1);
  expect(b.y).toBeLessThan(a.y);
  expect(placeOf([3, 4])).toEqual(b);
  expect(placeOf([3, 400]).y).toBe(b.y);
  expect(between({ x: 10, y: 40 }, { x: 20, y: 0 }, 0.5)).toEqual({ x: 15, y: 20 });
  expect(nearestPlace(places, b.x + 2, b.y)).toBe(1);
  const names = apart([
    { x: 100, y: 100 },
    { x: 106, y: 100 },
    { x: 100, y: 130 },
    { x: 400, y: 100 },
  ]);
  for (const [k, one] of names.entries())
    for (const other of names.slice(k + 1))
      expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(55);
  expect(names[3]).toEqual({ x: 400, y: 100 });
  expect(
    sameAsNearest(
      [
        [0, 0],
        [1, 0],
        [5, 0],
        [6, 1],
      ],
      [1, 1, 2, 3],
    ),
  ).toBe(2);
});

/** [red, green, blue] from 0 to 1, linear in light. */
const linear = (hex: string) =>
  [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });

const luminance = (hex: string) => {
  const [red, green, blue] = linear(hex);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** OKLab by Björn Ottosson’s published matrices. */
function okLab(hex: string): number[] {
  const [red, green, blue] = linear(hex);
  const [l, m, s] = [
    0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue,
    0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue,
    0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue,
  ].map(Math.cbrt);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

test('ten hues in either theme: each at least 3 : 1 against its ground, and any two at least 0.09 apart in OKLab', () => {
  const sheet = read('../../components/figures/EmbeddingMap/embedding-map.css');
  const tokens = read('../../src/styles/tokens.css');
  const pair = (text: string, name: string) =>
    new RegExp(`--${name}: var\\(--light, (#\\w{6})\\) var\\(--dark, (#\\w{6})\\)`)
      .exec(text)!
      .slice(1);
  const hues = Array.from({ length: 10 }, (_, digit) => pair(sheet, `hue-${digit}`));
  pair(tokens, 'raised').forEach((ground, theme) => {
    const own = hues.map((both) => both[theme]);
    for (const [k, hue] of own.entries()) {
      const [dark, bright] = [hue, ground].map(luminance).toSorted((a, b) => a - b);
      expect((bright + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(3);
      for (const other of own.slice(k + 1)) {
        const [one, two] = [okLab(hue), okLab(other)];
        expect(Math.hypot(...one.map((value, at) => value - two[at]))).toBeGreaterThanOrEqual(0.09);
      }
    }
  });
});
