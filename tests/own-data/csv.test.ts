// Tables of images: what spreadsheets and libraries write is read, and what is wrong is told with its row and column.
import { describe, expect, test } from 'vitest';
import { readCsv as readInPieces } from '#src/own-data/read-csv.ts';
import { writeCsv } from '#src/own-data/write-csv.ts';
import { stroke } from './files.ts';

const line = (label: string, pixels: ArrayLike<number>, mark = ',') =>
  [label, ...Array.from(pixels)].join(mark);
const sixteen = <T>(value: T) => Array.from({ length: 16 }, () => value);
/** To its end, with the shares that it told on its way. */
function read(file: string, text: string) {
  const [reading, shares]: [ReturnType<typeof readInPieces>, number[]] = [
    readInPieces(file, text),
    [],
  ];
  for (;;) {
    const { done, value } = reading.next();
    if (done) return { ...value, shares };
    shares.push(value);
  }
}
const readCsv = (file: string, text: string) => read(file, text).found;
const why = (text: string): string => {
  try {
    readCsv('a.csv', text);
  } catch (error) {
    return (error as Error).message;
  }
  return 'read';
};

describe('good tables', () => {
  const [one, two] = [stroke('upright', 1), stroke('lying', 2)];

  test('784 pixels without a head: the first column is the class, the pixels come back byte for byte', () => {
    const found = readCsv('a.csv', `${line('7', one)}\n${line('cat', two)}\n`);
    expect(found.map(({ className }) => className)).toEqual(['7', 'cat']);
    expect(found[0]!.example.pixels).toEqual(one);
    expect(found[1]!.example).toEqual({ pixels: two, source: 'a.csv' });
  });

  test.each([
    ['label first', 0, 'Label'],
    ['class last', 784, 'class'],
    ['y in the middle', 300, 'y'],
  ])('a head that names the class: %s', (_, place, name) => {
    const head = Array.from({ length: 784 }, (__, k) => `p${k}`).toSpliced(place, 0, name);
    const cells = Array.from(one, String).toSpliced(place, 0, 'b');
    const [found] = readCsv('a.csv', `${head.join(',')}\r\n${cells.join(',')}\r\n\r\n`);
    expect(found).toEqual({ className: 'b', example: { pixels: one, source: 'a.csv' } });
  });

  test('a head of numbers with one name, as in label, 0, 1, 2, …', () => {
    const head = ['label', ...Array.from({ length: 784 }, (_, k) => k)].join(',');
    expect(readCsv('a.csv', `${head}\n${line('3', one)}`)).toHaveLength(1);
  });

  test('semicolons, tabs, a byte order mark, quotes and names in any script', () => {
    for (const mark of [';', '\t']) {
      const found = readCsv('a.csv', `\uFEFF${line('"日本, Äpfel"', one, mark)}`);
      expect(found[0]).toMatchObject({ className: '日本, Äpfel', example: { pixels: one } });
    }
  });

  test('4 × 4, 8 × 8 of at most 16, shares of at most 1, and 64 × 64 become 28 × 28, full ink 255', () => {
    const side = (n: number, value: number) =>
      line(
        'a',
        Array.from({ length: n * n }, () => value),
      );
    for (const [n, value] of [
      [4, 255],
      [8, 16],
      [28, 1],
      [64, 255],
    ] as const)
      expect(readCsv('a.csv', side(n, value))[0]!.example.pixels).toEqual(
        new Uint8Array(784).fill(255),
      );
    // 4 × 4: each old pixel is 7 × 7 new ones.
    const [found] = readCsv('a.csv', line('a', [200, ...Array.from({ length: 15 }, () => 0)]));
    const inked = [...found!.example.pixels.entries()].filter(([, value]) => value > 0);
    expect(inked).toHaveLength(49);
    expect(inked.every(([at, value]) => value === 200 && at % 28 < 7 && at < 7 * 28)).toBe(true);
  });

  test('a name like a formula stays text; it is written with an apostrophe before it, and read without', () => {
    const [found] = readCsv('a.csv', line('=1+1', one));
    expect(found!.className).toBe('=1+1');
    const text = writeCsv([{ id: 1, name: '=cmd|"x",1', examples: [found!.example] }]);
    expect(text.split('\r\n')[1]).toMatch(/^"'=cmd\|""x"",1",0,/);
    const [again] = readCsv('b.csv', text);
    expect(again).toMatchObject({ className: '=cmd|"x",1', example: { pixels: one } });
  });
});

describe('large tables are read in pieces', () => {
  // Rows of 16 pixels: place k of row r has (r + k) % 256.
  const count = 12_000;
  const pixelsOf = (row: number) => Array.from({ length: 16 }, (_, k) => (row + k) % 256);
  const rowOf = (row: number) => line(row % 2 ? '"two\nlines, quoted"' : 'one', pixelsOf(row));
  const rows = Array.from({ length: count }, (_, row) => rowOf(row));

  test.each(['\n', '\r\n', '\r'])(
    '12,000 rows with line ends %j: each in its place, names in quotes whole, the share told rises to 1',
    (end) => {
      const { found, shares } = read('a.csv', rows.join(end));
      expect(found).toHaveLength(count);
      found.forEach(({ className, example }, row) => {
        if (className !== (row % 2 ? 'two lines, quoted' : 'one')) expect(className).toBe(row);
        // 4 × 4: each old pixel is 7 × 7 new ones; the middle of each stands for it.
        const middles = Array.from(
          { length: 16 },
          (_, k) => example.pixels[28 * (7 * Math.floor(k / 4) + 3) + 7 * (k % 4) + 3],
        );
        if (String(middles) !== String(pixelsOf(row))) expect(middles).toEqual(pixelsOf(row));
      });
      expect(shares.length).toBeGreaterThan(3);
      expect(shares).toEqual(shares.toSorted((a, b) => a - b));
      expect(shares.at(-1)).toBe(1);
    },
  );

  test('a wrong row in a late piece is told by its number in the whole file', () => {
    const wrong = rows.with(10_499, line('one', pixelsOf(1).with(3, -1)));
    expect(why(wrong.join('\n'))).toMatch(/^a\.csv, row 10,500, column 5: .*“-1”/);
  });
});

describe('wrong tables are told in a sentence with the place', () => {
  const good = line('a', sixteen(255));
  test.each([
    ['nothing', '', /^a\.csv: the table has no row with an image\.$/],
    ['a head alone', `label,${sixteen('p').join()}`, /no row with an image/],
    [
      'ragged',
      `${good}\n${good}\n${good},1`,
      /^a\.csv, row 3: it should have 17 columns as the rows before, and has 18\.$/,
    ],
    [
      'words',
      `${good}\na,${sixteen('ink').join()}`,
      /^a\.csv, row 2, column 2: a pixel should be a number from 0 to 255, but this is “ink”\.$/,
    ],
    ['NaN', `${good}\na,NaN${',1'.repeat(15)}`, /row 2, column 2: .*“NaN”/],
    ['an empty cell', `${good}\na,${',1'.repeat(15)}`, /row 2, column 2: .*“”/],
    ['a formula', `${good}\na,=1+1${',1'.repeat(15)}`, /row 2, column 2: .*“=1\+1”/],
    ['256', `${good}\na,1,256${',1'.repeat(14)}`, /row 2, column 3: .*“256”/],
    ['−1', `${good}\na,-1${',1'.repeat(15)}`, /row 2, column 2: .*“-1”/],
    ['Infinity', `${good}\na,1e999${',1'.repeat(15)}`, /row 2, column 2: .*“1e999”/],
    ['hexadecimal', `${good}\na,0x10${',1'.repeat(15)}`, /row 2, column 2: .*“0x10”/],
    [
      'no class',
      `${good}\n ${',1'.repeat(16)}`,
      /^a\.csv, row 2, column 1: the name of the class is missing\.$/,
    ],
    [
      'no column for it',
      sixteen(1).join(),
      /^a\.csv, row 1: 16 columns are a square of pixels, and a column for the class is missing\. If the classes are in another file, bring both together\.$/,
    ],
    ['no square', line('a', [1, 2, 3, 4, 5, 6]), /such as 1 \+ 784, and there are 7 columns\.$/],
    [
      'one column',
      'a\nb',
      /such as 1 \+ 784, and there is one column\. If these are the classes of another file, bring both together\.$/,
    ],
    ['too small', line('a', [1, 2, 3, 4]), /there are 5 columns\.$/],
    [
      'too large',
      line(
        'a',
        Array.from({ length: 65 * 65 }, () => 0),
      ),
      /squares of 4 × 4 to 64 × 64 pixels, and these are 65 × 65\.$/,
    ],
    [
      'one endless line',
      `${good}\n${'1,'.repeat(60_000)}`,
      /^a\.csv, line 2: a line may have 98,304 characters, and this one has 120,000\. Each row should hold one image\.$/,
    ],
    ['a long cell', `${good}\na,${'x'.repeat(500)}${',1'.repeat(15)}`, /but this is “x{24}…”\.$/],
  ])('%s', (_, text, words) => expect(why(text)).toMatch(words));
});
