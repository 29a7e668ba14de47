// Matrices, records and pictures: the shapes told, the rest counted, and the PNG read by another decoder.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { bundle, pictureType } from '#src/notebook/display/index.ts';
import { adler32, crc32 } from '#src/notebook/display/png.ts';
import { inks } from '#src/notebook/display/picture.ts';
import type { MimeBundle } from '#src/notebook/output.ts';

const told = (value: unknown, shape?: number[]) => bundle(value, { shape }) as MimeBundle;

function cells(html: string): string[][] {
  const { document } = parseHTML(`<body>${html}</body>`);
  return [...document.querySelectorAll('tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent!),
  );
}

test('rows of one length are a matrix, and so is a flat list with its shape', () => {
  const expected = '3 × 4\n   0  1   2   3\n0  0  1   2   3\n1  4  5   6   7\n2  8  9  10  11';
  const rows = [
    [0, 1, 2, 3],
    [4, 5, 6, 7],
    [8, 9, 10, 11],
  ];
  expect(told(rows)['text/plain']).toBe(expected);
  expect(told(rows.map((row) => Float32Array.from(row)))['text/plain']).toBe(expected);
  expect(told(Float32Array.from(rows.flat()), [3, 4])['text/plain']).toBe(expected);
  expect(cells(told(rows)['text/html']!)[3]).toEqual(['2', '8', '9', '10', '11']);
});

test('a shape that does not fit is said, not forced', () => {
  expect(told([1, 2, 3], [2, 2])['text/plain']).toBe(
    'The shape 2 × 2 asks for 4 numbers; there are 3.\n[1, 2, 3]',
  );
  expect(told(new Float32Array(24), [2, 3, 4])['text/plain']).toMatch(
    /^2 × 3 × 4\nFloat32Array\(24\)/,
  );
});

test('784 × 128 numbers are 12 lines of at most 10 numbers', () => {
  const table = cells(told(new Float32Array(784 * 128).fill(1 / 3), [784, 128])['text/html']!);
  expect(table.length).toBe(13);
  expect(table[1]!.slice(0, 2)).toEqual(['0', '0.3333']);
  expect(table.at(-1)![0]).toBe('783');
  expect(table[10]![0]).toBe('…');
  expect(table[0]!.at(-1)).toBe('127');
});

test('100 alike objects are a table of 20 rows, and the 80 others are counted', () => {
  const records = Array.from({ length: 100 }, (_, epoch) => ({ epoch, 'loss <b>': `<i>${epoch}` }));
  const { 'text/html': html, 'text/plain': text } = told(records);
  const table = cells(html!);
  expect(table.length).toBe(21);
  expect(table[0]).toEqual(['epoch', 'loss <b>']);
  expect(table[20]).toEqual(['19', '<i>19']);
  expect(html).toContain('… 80 more rows');
  expect(html).not.toContain('<i>');
  expect(html!.match(/<th scope="col"/g)?.length).toBe(2);
  expect(text.split('\n').length).toBe(22);
});

test('objects that are not alike, or not plain, are no table', () => {
  for (const value of [[{ a: 1 }, { b: 1 }], [{ a: 1 }], [{ a: 1 }, new Date()], [{}, {}]])
    expect(told(value)).not.toHaveProperty(['text/html']);
  const getter = Object.defineProperty({}, 'a', {
    enumerable: true,
    get: () => expect.unreachable(),
  });
  expect(told([getter, getter])).not.toHaveProperty(['text/html']);
});

test('whatever the texts in a table, its markup holds the cells and nothing else', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ a: fc.string(), b: fc.string({ unit: 'binary' }) }), { minLength: 2 }),
      (records) => {
        const { document } = parseHTML(`<body>${told(records)['text/html']}</body>`);
        const names = new Set(
          [...document.body.querySelectorAll('*')].map(({ localName }) => localName),
        );
        expect(
          [...names].filter((name) => !/^(table|caption|thead|tbody|tr|th|td)$/.test(name)),
        ).toEqual([]);
      },
    ),
  );
});

async function pixels(value: unknown): Promise<number[][]> {
  const image = sharp(Buffer.from(told(value)['image/png']!, 'base64'));
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height, info.channels]).toEqual([28, 28, 4]);
  return Array.from({ length: 784 }, (_, index) => [...data.subarray(index * 4, index * 4 + 3)]);
}

const white = [255, 255, 255];
const vector = (first: number[], rest = 0) => [
  ...first,
  ...new Array<number>(784 - first.length).fill(rest),
];

test('784 numbers are a picture too: 0 is paper, full is ink, whether of 1 or of 255', async () => {
  for (const value of [vector([1, 0.5]), Uint8Array.from(vector([255, 128])), vector([510, 256])]) {
    const [full, half, none] = await pixels(value);
    expect(full).toEqual([...inks.ink]);
    expect(Math.abs(half![0]! - (255 + inks.ink[0]) / 2)).toBeLessThanOrEqual(1);
    expect(none).toEqual(white);
  }
  expect(told(vector([1]))['text/plain']).toMatch(/^Array\(784\) \[1, 0/);
  expect(told(vector([1]))[pictureType]).toEqual({ rows: 28, columns: 28 });
});

test('signs are blue and orange', async () => {
  const [positive, negative, none] = await pixels(vector([2, -2]));
  expect(positive).toEqual([...inks.positive]);
  expect(negative).toEqual([...inks.negative]);
  expect(none).toEqual(white);
});

test('28 rows of 28 are a picture; 783 numbers, or an infinite one, are none', async () => {
  const rows = Array.from({ length: 28 }, (_, row) =>
    vector([1], 0).slice(row * 28, row * 28 + 28),
  );
  expect((await pixels(rows))[0]).toEqual([...inks.ink]);
  expect(told(new Float32Array(783))).not.toHaveProperty(['image/png']);
  expect(told(vector([Infinity]))).not.toHaveProperty(['image/png']);
});

test('the inks are the tokens of the light theme', () => {
  const css = readFileSync('src/styles/tokens.css', 'utf8');
  for (const [name, parts] of Object.entries(inks)) {
    const hex = parts.map((part) => part.toString(16).padStart(2, '0')).join('');
    expect(css).toContain(`--${name}: var(--light, #${hex})`);
  }
});

test('both checksums give the values of their own documents', () => {
  const bytes = new TextEncoder().encode('123456789');
  expect(crc32(bytes)).toBe(0xcb_f4_39_26);
  expect(adler32(new TextEncoder().encode('Wikipedia'))).toBe(0x11_e6_03_98);
});
