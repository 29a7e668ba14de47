// Pixels in one table and classes in another, as libraries write X_train.csv and y_train.csv, are joined row by row; what
// does not fit is told, and nothing of it comes in.
import { expect, test } from 'vitest';
import { receive } from '#src/own-data/receive.ts';
import type { Reading } from '#src/own-data/reading.ts';
import { gz, idx } from './files.ts';

const classes = Array.from({ length: 12 }, (_, k) => ['cat', 'dog', 'owl'][k % 3]!);
/** 4 × 4, each with one pixel of its own. */
const images = classes.map((_, k) =>
  Array.from({ length: 16 }, (_pixel, at) => (at === k ? 200 : 9)),
);
const lines = (rows: (string | number)[][], mark = ',', end = '\n') =>
  rows.map((cells) => cells.join(mark)).join(end) + end;
const counting = Array.from({ length: 16 }, (_, at) => at);
const named = counting.map((at) => `pixel${at}`);
const indexed = images.map((row, k) => [k, ...row]);

const X = {
  'no head': lines(images),
  'numbers as a head': lines([counting, ...images]),
  'names as a head': lines([named, ...images]),
  'rows numbered under a head': lines([['', ...counting], ...indexed]),
  'rows numbered, no head': lines(indexed),
  semicolons: lines(images, ';'),
  spaces: lines(images, ' '),
  'tabs and the line ends of Windows': lines([named, ...images], '\t', '\r\n'),
  'a comment, a blank line and no end': `# made by hand\n\n${lines(images).trimEnd()}`,
  'a byte order mark': `\uFEFF${lines([named, ...images])}`,
};
const y = {
  'no head': classes.join('\n'),
  'a head': `label\n${classes.join('\n')}\n`,
  '0 as a head': `0\n${classes.join('\n')}\n`,
  'rows numbered': classes.map((name, k) => `${k},${name}`).join('\n'),
  'rows numbered under a head': `,target\n${classes.map((name, k) => `${k},${name}`).join('\n')}`,
  quotes: `"y"\n${classes.map((name) => `"${name}"`).join('\n')}\n`,
};

const bring = (files: Record<string, string | Uint8Array<ArrayBuffer>>, said?: [string, Reading]) =>
  receive(
    Object.entries(files).map(([path, text]) => ({ path, blob: new Blob([text]) })),
    {
      manner: 'writing',
      decode: () => Promise.reject(new Error('no image came')),
      ...(said ? { readings: new Map([said]) } : {}),
    },
  );
const sentences = ({ troubles }: Awaited<ReturnType<typeof bring>>) =>
  troubles.map(({ message }) => message);
const alone = await bring({ 'all.csv': lines(images.map((row, k) => [classes[k]!, ...row])) });
const pixelsOf = ({ found }: typeof alone) => found.map(({ example }) => [...example.pixels]);

for (const [how, pixels] of Object.entries(X))
  test.each(Object.entries(y))(
    `X_train.csv (${how}) with y_train.csv (%s): 12 images, each with the class of its row`,
    async (_, labels) => {
      for (const files of [
        { 'X_train.csv': pixels, 'y_train.csv': labels },
        { 'y_train.csv': labels, 'X_train.csv': pixels },
      ]) {
        const received = await bring(files);
        expect(sentences(received)).toEqual([]);
        expect(received.found.map(({ className }) => className)).toEqual(classes);
        expect(pixelsOf(received)).toEqual(pixelsOf(alone));
        expect(received.taken.map(({ file, words }) => [file, words])).toEqual([
          [
            'X_train.csv',
            '12 images of 4 × 4, with the classes of y_train.csv; 0 is paper and 255 is ink.',
          ],
        ]);
      }
    },
  );

test.each([
  ['train_X.csv', 'train_y.csv'],
  ['X.csv', 'y.csv'],
  ['x_test.tsv', 'y_test.tsv'],
  ['my images.csv', 'my labels.csv'],
  ['digits_features.csv', 'digits_targets.csv'],
  ['digits-pixels.txt', 'digits-classes.txt'],
  ['X_train (1).csv', 'y_train.csv'],
  ['data/X_train.csv', 'data/y_train.csv'],
  ['anything.csv', 'whatever.csv'],
])('%s and %s are a pair, whatever else comes', async (pixels, labels) => {
  const files = { [pixels]: X['no head'], [labels]: y['a head'] };
  expect((await bring(files)).found).toHaveLength(12);
  const table = lines(images.slice(0, 2).map((row) => ['one', ...row]));
  const more = await bring({ 'table.csv': table, ...files });
  expect(sentences(more)).toEqual([]);
  expect(more.found).toHaveLength(14);
});

test('two pairs at once each find their own, packed or not', async () => {
  const { found, troubles } = await bring({
    'X_train.csv': X['names as a head'],
    'X_test.csv.gz': gz(Buffer.from(lines(images.slice(0, 3)))),
    'y_test.csv': 'a\nb\nc\n',
    'y_train.csv': y['no head'],
  });
  expect(troubles).toEqual([]);
  expect(found.map(({ className }) => className).toSorted()).toEqual(
    [...classes, 'a', 'b', 'c'].toSorted(),
  );
});

test('0 as ink is one press for a pair too', async () => {
  const files = { 'X_train.csv': X['no head'], 'y_train.csv': y['no head'] };
  const { taken } = await bring(files);
  expect(taken[0]!.changes.map(({ words }) => words)).toEqual(['0 is ink']);
  const again = await bring(files, ['X_train.csv', taken[0]!.changes[0]!.reading]);
  expect(again.taken[0]!.words).toContain('0 is ink and 255 is paper');
  expect(again.found).toHaveLength(12);
});

test.each([
  ['one too few', classes.slice(1).join('\n'), 11],
  ['two too many', [...classes, 'a', 'b'].join('\n'), 14],
])('%s: one sentence says both numbers, and nothing comes in', async (_, labels, count) => {
  const received = await bring({ 'X_train.csv': X['no head'], 'y_train.csv': labels });
  expect(sentences(received)).toEqual([
    `y_train.csv: there should be as many rows as X_train.csv has images, 12, and there are ${count}.`,
  ]);
  expect(received.found).toEqual([]);
});

test('a half that is alone says that the other belongs beside it', async () => {
  const pixels = await bring({ 'X_train.csv': X['no head'] });
  expect(sentences(pixels)).toEqual([
    expect.stringMatching(
      /class is missing\. If the classes are in another file, bring both together\./,
    ),
  ]);
  const labels = await bring({ 'y_train.csv': y['no head'] });
  expect(sentences(labels)).toEqual([
    expect.stringMatching(
      /there is one column\. If these are the classes of another file, bring both together\./,
    ),
  ]);
  const other = await bring({
    'X_train.csv': X['no head'],
    'labels-idx1-ubyte': idx([12], counting.slice(0, 12)),
  });
  expect(sentences(other)).toHaveLength(1);
  expect(other.waiting).toHaveLength(1);
});

test('two halves of the same kind, and halves of different names among others, are told and never guessed', async () => {
  expect(sentences(await bring({ 'X_a.csv': X['no head'], 'X_b.csv': X['no head'] }))).toHaveLength(
    2,
  );
  const mixed = await bring({
    'X_train.csv': X['no head'],
    'y_test.csv': y['no head'],
    'X_val.csv': X['no head'],
  });
  expect(sentences(mixed)).toHaveLength(3);
  expect(mixed.found).toEqual([]);
});

test('names with commas, quotes and signs of a comment come through as they are', async () => {
  const odd = ['a,b', 'say "x"', '#1', '-', '=1', '7'];
  const labels = odd.map((name) => `"${name.replaceAll('"', '""')}"`).join('\n');
  const { found } = await bring({ 'X.csv': lines(images.slice(0, 6)), 'y.csv': labels });
  expect(found.map(({ className }) => className)).toEqual(odd);
});
