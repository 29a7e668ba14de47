// Pictures as people take them: the same 7 comes out of each, or a sentence says why it cannot; a blank one is told at every size.
import { describe, expect, test } from 'vitest';
import { onGround } from '#src/own-data/on-ground.ts';
import { prepare } from '#src/own-data/prepare.ts';
import { receive } from '#src/own-data/receive.ts';
import type { Grey } from '#src/own-data/scale.ts';
import { png } from './files.ts';

/** 1 on the strokes of a 7 of this height around a middle, soft at its edge; 0 elsewhere. */
function seven(x: number, y: number, height: number, middle: [number, number], pen = height / 10) {
  const [cx, cy] = middle;
  const corners = [
    [-0.35, -0.5],
    [0.35, -0.5],
    [-0.1, 0.5],
  ].map(([a, b]) => [cx + a! * height, cy + b! * height]);
  const distance = [0, 1].map((k) => {
    const [[ax, ay], [bx, by]] = [corners[k]!, corners[k + 1]!] as [
      [number, number],
      [number, number],
    ];
    const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
    const at = Math.min(1, Math.max(0, along));
    return Math.hypot(x - ax - at * (bx - ax), y - ay - at * (by - ay));
  });
  return Math.min(1, Math.max(0, pen / 2 + 0.5 - Math.min(...distance)));
}

type At = (x: number, y: number) => number;
const grey = (width: number, height: number, at: At): Grey => ({
  width,
  height,
  values: Float32Array.from({ length: width * height }, (_, i) =>
    Math.min(255, Math.max(0, at(i % width, Math.floor(i / width)))),
  ),
});
const mix = (paper: number, ink: number, share: number) => paper + share * (ink - paper);
/** The same for the same place, between −1 and 1. */
const grain = (x: number, y: number) => (((x * 73 + y * 151) % 101) / 50 - 1) * 1;

const [width, height] = [240, 300];
const ink: At = (x, y) => seven(x, y, 150, [120, 150]);
const onPaper =
  (paper: number, dark: number): At =>
  (x, y) =>
    mix(paper, dark, ink(x, y)) + 3 * grain(x, y);
const clean = prepare('7.png', grey(width, height, onPaper(230, 30)), 'writing');

/** The cosine between two pictures: 1 for the same one. */
function likeness(one: Uint8Array, other: Uint8Array): number {
  const dot = (a: Uint8Array, b: Uint8Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
  return dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other));
}

/** A sheet around the middle of the picture, turned by `turn`; outside of it lies the table. */
const onTable =
  (table: number, sheet: At, [w, h]: [number, number], turn = 0): At =>
  (x, y) => {
    const [dx, dy] = [x - 120, y - 150];
    const u = dx * Math.cos(turn) + dy * Math.sin(turn);
    const v = dy * Math.cos(turn) - dx * Math.sin(turn);
    return Math.abs(u) <= w / 2 && Math.abs(v) <= h / 2 ? sheet(x, y) : table + 6 * grain(x, y);
  };
const over =
  (base: At, ...marks: [where: (x: number, y: number) => boolean, value: number][]): At =>
  (x, y) =>
    marks.find(([where]) => where(x, y))?.[1] ?? base(x, y);
const dotAt = (cx: number, cy: number, r: number) => (x: number, y: number) =>
  Math.hypot(x - cx, y - cy) <= r;

const page = onPaper(230, 30);
const pictures: [what: string, at: At][] = [
  ['dark on light', page],
  ['light on dark', onPaper(20, 240)],
  ['pencil', onPaper(235, 150)],
  ['grey paper', onPaper(150, 20)],
  ['paper on a dark table', onTable(40, page, [180, 240])],
  ['paper on a table, nearly all of the picture', onTable(60, page, [228, 288])],
  ['paper on a table, turned', onTable(30, page, [170, 220], 0.2)],
  ['paper on a table, turned the other way', onTable(50, page, [170, 220], -0.35)],
  ['a black sheet on a white table', onTable(240, onPaper(20, 235), [180, 240])],
  ['paper at the edge of the picture', onTable(40, page, [180, 700])],
  ['ruled lines', over(page, [(x, y) => y % 40 === 7 && ink(x, y) === 0, 150])],
  ['ruled lines as dark as the ink', over(page, [(_, y) => y % 50 === 7, 40])],
  ['squared paper', over(page, [(x, y) => (y % 40 === 7 || x % 40 === 7) && ink(x, y) < 0.5, 160])],
  ['ruled lines a little aslant', over(page, [(x, y) => Math.round(y + x / 40) % 50 === 3, 120])],
  ['a line for the margin', over(page, [(x) => x === 20 || x === 21, 90])],
  [
    'specks',
    over(
      page,
      [dotAt(15, 20, 1), 30],
      [dotAt(220, 280, 1.5), 30],
      [dotAt(200, 40, 1), 60],
      [dotAt(30, 260, 1), 30],
    ),
  ],
  ['a shadow from one side', (x, y) => page(x, y) * mix(1, 0.55, x / width)],
  ['a shadow from below', (x, y) => page(x, y) * mix(0.5, 1, 1 - y / height)],
  ['a dark corner', (x, y) => page(x, y) * mix(1, 0.45, Math.max(0, 1 - Math.hypot(x, y) / 260))],
  [
    'a lamp in the middle',
    (x, y) => page(x, y) * mix(1, 0.6, Math.min(1, Math.hypot(x - 120, y - 150) / 200)),
  ],
];

test.each(pictures)('%s: the 7', (_, at) => {
  const found = prepare('7.png', grey(width, height, at), 'writing');
  expect(likeness(found, clean)).toBeGreaterThan(0.85);
});

test('an i keeps its dot, and two strokes that do not touch stay two', () => {
  const at = over(page, [() => false, 0]);
  const i: At = (x, y) =>
    Math.abs(x - 120) < 8 && y > 100 && y < 240 ? 30 : dotAt(120, 65, 11)(x, y) ? 30 : 230;
  const pixels = prepare('i.png', grey(width, height, i), 'writing');
  const rows = Array.from({ length: 28 }, (_, row) =>
    pixels.subarray(28 * row, 28 * row + 28).some((v) => v > 100),
  );
  // The dot, a gap, the stroke.
  expect(rows.map(Number).join('').replaceAll(/0+/g, '0').replaceAll(/1+/g, '1')).toBe('01010');
  expect(at(0, 0)).toBeGreaterThan(200);
});

test.each([
  [
    'a picture of ink alone',
    (x: number, y: number) => (x < 6 || y < 6 || x > 233 || y > 293 ? 230 : 30),
  ],
  [
    'a face of shades',
    (x: number, y: number) => (x < 4 || y < 4 || x > 235 || y > 295 ? 250 : 60 + ((x * y) % 90)),
  ],
])('%s: a sentence says that most of it is ink', (_, at) => {
  expect(() => prepare('a.png', grey(width, height, at), 'writing')).toThrow(
    /^a\.png: most of it is ink, \d+ %, so the paper was not found\. Cut the picture so that paper lies along its edge, or bring it as a photo\.$/,
  );
});

describe('blank pictures', () => {
  const sizes = [
    [1, 1],
    [5, 5],
    [28, 28],
    [28, 40],
    [64, 64],
    [300, 200],
    [560, 20],
  ] as const;
  const blanks: [what: string, at: At][] = [
    ['white', () => 255],
    ['black', () => 0],
    ['grey', () => 128],
    ['paper with its grain', (x, y) => 225 + 8 * grain(x, y)],
  ];
  test.each(blanks)(`%s, at ${sizes.length} sizes, are told`, (_, at) => {
    for (const [w, h] of sizes)
      expect(() => prepare('a.png', grey(w, h, at), 'writing')).toThrow(
        'a.png: nothing is written on it that stands out from the paper. Bring it as a photo, or a clearer picture.',
      );
  });

  test('as photos, in tables and in IDX they come in, and a note counts them', async () => {
    const picture = grey(40, 40, () => 200);
    const blob = new Blob([png(40, 40, picture.values)]);
    const table = new Blob([`a${',0'.repeat(16)}\nb${',0'.repeat(16)}\nb,1${',0'.repeat(15)}`]);
    const files = [
      { path: 'a-1.png', blob },
      { path: 't.csv', blob: table },
    ];
    const decode = async () => picture;
    const { notes } = await receive(files, { manner: 'photo', decode });
    expect(notes).toEqual([
      '3 images are blank, of a-1.png and other files: all pixels are the same.',
    ]);
    const { notes: one } = await receive(files.slice(0, 1), { manner: 'photo', decode });
    expect(one).toEqual(['One image is blank, of a-1.png: all pixels are the same.']);
  });
});

describe('on a clear ground', () => {
  /** `of`: colour and how much of it is there, at each place. */
  const clear = (side: number, of: (share: number) => [number, number, number, number]) => {
    const rgba = new Uint8ClampedArray(4 * side * side);
    for (let i = 0; i < side * side; i++)
      rgba.set(of(seven(i % side, Math.floor(i / side), 0.6 * side, [side / 2, side / 2])), 4 * i);
    return onGround(side, side, rgba);
  };
  const kinds: [what: string, of: (share: number) => [number, number, number, number]][] = [
    ['white on clear', (share) => [255, 255, 255, 255 * share]],
    ['light grey on clear', (share) => [210, 210, 210, 255 * share]],
    ['yellow on clear', (share) => [255, 240, 60, 255 * share]],
    ['black on clear', (share) => [0, 0, 0, 255 * share]],
    ['blue on clear', (share) => [20, 40, 200, 255 * share]],
    ['half-clear black', (share) => [0, 0, 0, 140 * share]],
    ['half-clear white', (share) => [255, 255, 255, 140 * share]],
    [
      'black on white, nothing clear',
      (share) => [255 - 255 * share, 255 - 255 * share, 255 - 255 * share, 255],
    ],
    ['white on black, nothing clear', (share) => [255 * share, 255 * share, 255 * share, 255]],
    [
      'white, its clear parts black',
      (share) => [255 * share, 255 * share, 255 * share, 255 * share],
    ],
  ];
  test.each(kinds)('%s: the 7, at 28 × 28 and at 240 × 240', (_, of) => {
    for (const side of [28, 240]) {
      const wanted = prepare('7.png', clear(side, kinds[7]![1]), 'writing');
      expect(likeness(prepare('7.png', clear(side, of), 'writing'), wanted)).toBeGreaterThan(0.95);
    }
  });

  test('with nothing on it, it is blank', () => {
    for (const side of [28, 240])
      expect(() =>
        prepare(
          'a.png',
          clear(side, () => [255, 255, 255, 0]),
          'writing',
        ),
      ).toThrow(/nothing is written/);
  });
});
