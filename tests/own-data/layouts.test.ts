// Every layout of a table that programs write gives the same images in the same classes, and says what it was taken for.
import { describe, expect, test } from 'vitest';
import { readCsv } from '#src/own-data/read-csv.ts';
import type { Reading } from '#src/own-data/reading.ts';
import { writeCsv } from '#src/own-data/write-csv.ts';
import { addExamples, type Collection } from '#src/own-data/collection.ts';
import { cleanName } from '#src/own-data/class-names.ts';

function read(text: string, said?: Reading, file = 't.csv') {
  const reading = readCsv(file, text, said);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
  }
}
const why = (text: string) => {
  try {
    read(text);
  } catch (error) {
    return (error as Error).message;
  }
  return 'read';
};

/** 8 × 8 of 0 to 16, as libraries bring them: three classes of six, each a square of its own place, size and grain. */
const side = 8;
const classes = Array.from({ length: 18 }, (_, k) => k % 3);
const images = classes.map((label, k) =>
  Array.from({ length: side * side }, (_, at) => {
    const [x, y] = [at % side, Math.floor(at / side)];
    const isInk = x >= 1 + label && x < 4 + label && y >= 1 && y < 7;
    return isInk ? 16 - ((at + k) % 4) : 0;
  }),
);
const names = Array.from(
  { length: side * side },
  (_, at) => `pixel_${Math.floor(at / side)}_${at % side}`,
);
const numbers = Array.from({ length: side * side }, (_, at) => String(at));
type Cells = (string | number)[];
const rows = (make: (label: number, pixels: number[], k: number) => Cells) =>
  images.map((pixels, k) => make(classes[k]!, pixels, k));
const text = (table: Cells[], mark = ',', end = '\n') =>
  table.map((cells) => cells.join(mark)).join(end) + end;
const first = rows((label, pixels) => [label, ...pixels]);
const last = rows((label, pixels) => [...pixels, label]);
const words = ['nought', 'one', 'two'];

const expected = read(text([['label', ...names], ...first])).found;

const layouts: [what: string, text: string, taken: RegExp][] = [
  ['class first, no head', text(first), /column 1; there is no head/],
  ['class last, no head', text(last), /column 65; there is no head/],
  [
    'class last, sorted by class',
    text(last.toSorted((a, b) => Number(a[64]) - Number(b[64]))),
    /column 65; there is no head/,
  ],
  [
    'class first, a head',
    text([['label', ...names], ...first]),
    /column 1, “label”; row 1 is a head/,
  ],
  [
    'class last, a head',
    text([[...names, 'target'], ...last]),
    /column 65, “target”; row 1 is a head/,
  ],
  [
    'class last, a head in German',
    text([[...names, 'Klasse'], ...last], ';'),
    /column 65, “Klasse”/,
  ],
  [
    'a head whose name for the class nobody knows',
    text([['what', ...names], ...first]),
    /column 1, “what”; row 1 is a head/,
  ],
  ['the same at the end', text([[...names, 'what it is'], ...last]), /column 65, “what it is”/],
  [
    'a head of numbers, class last',
    text([[...numbers, '64'], ...last]),
    /column 65, “64”; row 1 is a head/,
  ],
  [
    'a head of numbers, class first',
    text([['0', ...numbers.map((n) => Number(n) + 1)], ...first]),
    /column 1, “0”; row 1 is a head/,
  ],
  [
    'a head of numbers from 1',
    text([[...numbers.map((n) => Number(n) + 1), 65], ...last]),
    /column 65, “65”; row 1 is a head/,
  ],
  [
    'label, 0, 1, 2, …',
    text([['label', ...numbers], ...first]),
    /column 1, “label”; row 1 is a head/,
  ],
  [
    '0, 1, 2, …, target',
    text([[...numbers, 'target'], ...last]),
    /column 65, “target”; row 1 is a head/,
  ],
  [
    'a column of row numbers without a name',
    text([['', 'label', ...names], ...first.map((cells, k) => [k, ...cells])]),
    /column 2, “label”; column 1 is left out; row 1 is a head/,
  ],
  [
    'the same, class last',
    text([['', ...names, 'label'], ...last.map((cells, k) => [k, ...cells])]),
    /column 66, “label”; column 1 is left out/,
  ],
  [
    'the same with a head of numbers',
    text([['', ...numbers, '64'], ...last.map((cells, k) => [k, ...cells])]),
    /column 66, “64”; column 1 is left out; row 1 is a head/,
  ],
  [
    '“Unnamed: 0”',
    text([['Unnamed: 0', 'label', ...names], ...first.map((cells, k) => [k, ...cells])]),
    /column 1 is left out/,
  ],
  [
    'an id',
    text([['id', ...names, 'digit'], ...last.map((cells, k) => [k + 1, ...cells])]),
    /column 66, “digit”; column 1 is left out/,
  ],
  [
    'row numbers and no head',
    text(first.map((cells, k) => [k, ...cells])),
    /column 2; column 1 is left out; there is no head/,
  ],
  [
    'row numbers from 1, class last, no head',
    text(last.map((cells, k) => [k + 1, ...cells])),
    /column 66; column 1 is left out/,
  ],
  [
    'row numbers behind, no head',
    text(first.map((cells, k) => [...cells, k])),
    /column 1; column 66 is left out/,
  ],
  [
    'a file’s name before the class',
    text([['filename', 'label', ...names], ...first.map((cells, k) => [`${k}.png`, ...cells])]),
    /column 2, “label”; column 1 is left out/,
  ],
  [
    'row numbers that the head does not name',
    text([['label', ...names], ...first.map((cells, k) => [k + 1, ...cells])]),
    /column 2, “label”; column 1 is left out/,
  ],
  [
    'a column for training or test',
    text([['label', ...names, 'split'], ...first.map((cells) => [...cells, 'train'])]),
    /column 1, “label”; column 66 is left out/,
  ],
  ['sep=;', `sep=;\n${text([['label', ...names], ...first], ';')}`, /row 2 is a head/],
  ['sep=, and no head', `sep=,\r\n${text(last, ',', '\r\n')}`, /column 65; there is no head/],
  ['SEP= and a tab', `\uFEFFSEP=\t\n${text(first, '\t')}`, /column 1/],
  ['semicolons', text(first, ';'), /column 1/],
  ['tabs', text(first, '\t'), /column 1/],
  ['bars', text(first, '|'), /column 1/],
  ['spaces', text(first, ' '), /column 1/],
  [
    'several spaces, some before',
    first
      .map((cells) => `   ${cells.map((cell) => String(cell).padStart(5)).join('  ')}`)
      .join('\n'),
    /column 1/,
  ],
  ['a comma at the end', text(first.map((cells) => [...cells, ''])), /column 1/],
  [
    'a comma at the end, a head',
    text([['label', ...names, ''], ...first.map((cells) => [...cells, ''])]),
    /column 1, “label”/,
  ],
  [
    'a comma at the end of the rows alone',
    text([['label', ...names], ...first.map((cells) => [...cells, ''])]),
    /column 1, “label”/,
  ],
  [
    'three semicolons at the end',
    text(
      last.map((cells) => [...cells, '', '', '']),
      ';',
    ),
    /column 65/,
  ],
  ['blank lines everywhere', `\n\n${text(first, ',', '\n\n')}\n \n`, /column 1/],
  ['rows of commas alone', `${text(first)}${','.repeat(64)}\n`, /column 1/],
  [
    'comments before',
    `# made by a program\n# 18 images, of 3 classes\n${text(first)}`,
    /column 1; there is no head/,
  ],
  [
    'comments between and behind',
    text(first).replaceAll('\n', '\n# next\n'),
    /column 1; there is no head/,
  ],
  [
    'a head in a comment',
    `# ${text([['label', ...names], ...first])}`,
    /column 1, “label”; row 1 is a head/,
  ],
  [
    'a head of numbers in a comment',
    `# ${text([[...numbers, '64'], ...last])}`,
    /column 65, “64”; row 1 is a head/,
  ],
  [
    'classes as 0.0, 1.0, 2.0',
    text(rows((label, pixels) => [...pixels, label.toFixed(1)])),
    /column 65/,
  ],
  [
    'all numbers as 1.600000e+01',
    text(rows((label, pixels) => [label, ...pixels].map((n) => n.toExponential(6)))),
    /column 1/,
  ],
  [
    'a comma for the point',
    text(
      rows((label, pixels) => [label, ...pixels.map((n) => n.toFixed(1).replace('.', ','))]),
      ';',
    ),
    /column 1/,
  ],
  [
    'the same in quotes between commas',
    text(
      rows((label, pixels) => [label, ...pixels.map((n) => `"${n.toFixed(2).replace('.', ',')}"`)]),
    ),
    /column 1/,
  ],
  [
    'quotes around everything',
    text([['label', ...names], ...first].map((cells) => cells.map((cell) => `"${cell}"`))),
    /column 1, “label”/,
  ],
  [
    'shares of 1',
    text(rows((label, pixels) => [label, ...pixels.map((n) => n / 16)])),
    /0 is paper and 1 is ink/,
  ],
  ['16 is ink', text(first), /0 is paper and 16 is ink/],
  ['line ends \\r\\n', text(first, ',', '\r\n'), /column 1/],
  ['line ends \\r', text(first, ',', '\r'), /column 1/],
];

test.each(layouts)('%s', (_, table, taken) => {
  const { found, taken: said } = read(table);
  expect(said.words).toMatch(/^18 images of 8 × 8; the class is in column /);
  expect(said.words).toMatch(taken);
  const byClass = (some: typeof expected) =>
    some.toSorted((a, b) => a.className.localeCompare(b.className));
  expect(byClass(found)).toEqual(byClass(expected));
});

test('classes in words are found in any column at the ends, with and without a head', () => {
  const named = expected.map(({ className, example }) => ({
    className: words[Number(className)]!,
    example,
  }));
  for (const table of [
    text(rows((label, pixels) => [words[label]!, ...pixels])),
    text(rows((label, pixels) => [...pixels, words[label]!])),
    text(rows((label, pixels, k) => [k, ...pixels, words[label]!])),
    text([['kind', ...names], ...rows((label, pixels) => [words[label]!, ...pixels])]),
  ])
    expect(read(table).found).toEqual(named);
});

test('a first image whose class is called as columns are is no head: y, label, class, # and 7', () => {
  for (const name of ['y', 'label', 'class', '#', '#1', 'target']) {
    const table = text(rows((label, pixels, k) => [k === 0 ? name : label, ...pixels]));
    expect(read(table).found).toHaveLength(18);
    expect(read(table).found[0]!.className).toBe(name);
  }
});

test('a first row of pixels that a library took for names, 0, 0.1, 0.2, …, is a head', () => {
  const seen = new Map<number, number>();
  const mangled = first[0]!.map((cell) => {
    const before = seen.get(Number(cell)) ?? 0;
    seen.set(Number(cell), before + 1);
    return before ? `${cell}.${before}` : String(cell);
  });
  const { found, taken } = read(text([mangled, ...first.slice(1)]));
  expect(found).toEqual(expected.slice(1));
  expect(taken.words).toMatch(/row 1 is a head/);
});

describe('one press changes what a table was taken for', () => {
  const press = (table: string, ...said: string[]) =>
    said.reduce<[Reading, ReturnType<typeof read>]>(
      ([reading, { taken }], pressed) => {
        const change = taken.changes.find((one) => one.words === pressed);
        if (!change) throw new Error(`${pressed}? ${taken.changes.map((one) => one.words).join()}`);
        const next = { ...reading, ...change.reading };
        return [next, read(table, next)];
      },
      [{}, read(table)],
    )[1];

  test('the column of the class, there and back', () => {
    const table = text(first);
    const { found, taken } = press(table, 'Class in column 65');
    expect(taken.words).toMatch(/column 65/);
    expect(new Set(found.map(({ className }) => className))).toEqual(new Set(['0']));
    expect(press(table, 'Class in column 65', 'Class in column 1').found).toEqual(expected);
  });

  test('row 1 is an image, or a head', () => {
    const table = text([[...numbers, '64'], ...last]);
    expect(press(table, 'Row 1 is an image').found).toHaveLength(19);
    expect(press(table, 'Row 1 is an image', 'Row 1 is a head').found).toEqual(expected);
    expect(press(text(first), 'Row 1 is a head').found).toEqual(expected.slice(1));
  });

  test('what is full ink, and whether 0 is paper', () => {
    const most = (table: string, ...said: string[]) =>
      Math.max(...press(table, ...said).found.flatMap(({ example }) => [...example.pixels]));
    expect([most(text(first)), most(text(first), 'Full ink is 255')]).toEqual([255, 16]);
    const inverted = text(rows((label, pixels) => [label, ...pixels.map((n) => 16 - n)]));
    expect(press(inverted, '0 is ink').found).toEqual(expected);
    expect(press(inverted, '0 is ink', '0 is paper').found).toEqual(read(inverted).found);
  });
});

test('a table of pixels with row numbers and no class is told, and no pixel is made a class', () => {
  const table = text([['id', ...names], ...images.map((pixels, k) => [k, ...pixels])]);
  expect(why(table)).toBe(
    't.csv, row 2: 64 of the 65 columns are pixels, and nothing says which of the others is the class. Call its column “label” in row 1, or take the others out.',
  );
});

test('a cell of 90,000 figures and a letter is refused at once', () => {
  expect(why(`${text(first)}1${',0'.repeat(20)},${'1'.repeat(90_000)}x${',0'.repeat(43)}`)).toMatch(
    /^t\.csv, row 19, column 22: a pixel should be a number from 0 to 255/,
  );
});

const hostile = [
  '=1',
  "'=1",
  "''=1",
  "'",
  "''",
  "'tis",
  '+1',
  '-1',
  '@x',
  '"',
  '""',
  '"a"',
  'a"b',
  'a,b',
  'a;b',
  '<b>x</b>',
  '&lt;',
  '07',
  '7',
  '7.0',
  '1e3',
  '#',
  '# x',
  'label',
  'sep=;',
  'Ä b',
  '日本',
  'e\u0301',
  '\u202Eabc',
  'a\tb',
  '\uD800x',
  '0',
  'NaN',
  'true',
  '=cmd|"x",1',
  "='",
  '-',
  '|',
  '%',
  ' ',
  'x'.repeat(41),
];

test(`${hostile.length} names are the same names when they are written out and read in again`, () => {
  const unique = [...new Set(hostile.map(cleanName).filter(Boolean))];
  for (let at = 0; at < unique.length; at += 10) {
    const some = unique.slice(at, at + 10);
    const pixels = (k: number) => Uint8Array.from({ length: 784 }, (_, i) => (i * (k + 3)) % 256);
    const made: Collection = some.map((name, k) => ({
      id: k + 1,
      name,
      examples: [{ pixels: pixels(k), source: 'x' }],
    }));
    const { found } = read(writeCsv(made));
    expect(found.map(({ className }) => className)).toEqual(some);
    const again = addExamples([], found).collection;
    expect(again.map(({ name }) => name)).toEqual(some);
    expect(writeCsv(again)).toBe(writeCsv(made));
  }
});
