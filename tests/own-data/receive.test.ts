// A heap of files: what is good comes in, what is not is told by name, reason and place, and memory is taken last.
import { describe, expect, test } from 'vitest';
import { limits } from '#src/own-data/limits.ts';
import {
  type Brought,
  receive,
  type ReceiveOptions,
  waitingSentence,
} from '#src/own-data/receive.ts';
import type { Grey } from '#src/own-data/scale.ts';
import { gz, idx, jpegStart, png, pngOf, stroke } from './files.ts';

const upright = stroke('upright', 1);
const file = (path: string, bytes: Uint8Array<ArrayBuffer> | string): Brought => ({
  path,
  blob: new Blob([bytes]),
});

/** No browser here: whatever is unpacked is the stroke, and how often is counted. */
function options(more: Partial<ReceiveOptions> = {}) {
  const unpacked: Blob[] = [];
  const decode = async (blob: Blob): Promise<Grey> => {
    unpacked.push(blob);
    return { width: 28, height: 28, values: upright };
  };
  return { unpacked, options: { manner: 'writing' as const, decode, ...more } };
}

const small = png(28, 28, upright);

async function troublesOf(...files: Brought[]): Promise<string[]> {
  const { options: given, unpacked } = options();
  const { troubles, found } = await receive(files, given);
  expect(unpacked).toHaveLength(0);
  expect(found).toHaveLength(0);
  return troubles.map(({ message }) => message);
}

test('PNG, JPEG, CSV, a pair of IDX and gzip come in together, each image in its class', async () => {
  const csv = `label,${Array.from({ length: 16 }, (_, k) => `p${k}`)}\nd,${'9,'.repeat(15)}9\n`;
  const { options: given } = options();
  const { found, troubles, waiting } = await receive(
    [
      file('things/cats/one.png', small),
      file('dog-12.jpeg', jpegStart(28, 28)),
      file('table.csv', csv),
      file('table.csv.gz', gz(Buffer.from(csv))),
      file('images.gz', gz(idx([2, 28, 28], [...upright, ...upright]))),
      file('labels', idx([2], [4, 5])),
    ],
    given,
  );
  expect(troubles).toEqual([]);
  expect(waiting).toEqual([]);
  expect(found.map(({ className, example }) => [className, example.source])).toEqual([
    ['cats', 'things/cats/one.png'],
    ['dog', 'dog-12.jpeg'],
    ['d', 'table.csv'],
    ['d', 'table.csv.gz'],
    ['4', 'images.gz'],
    ['5', 'images.gz'],
  ]);
});

test('a bad file among good ones is told, and the good ones come in', async () => {
  const { options: given } = options();
  const files = [file('a-1.png', small), file('b.gif', 'GIF89a…'), file('a-2.png', small)];
  const { found, troubles } = await receive(files, given);
  expect(found).toHaveLength(2);
  expect(troubles.map(({ message }) => message)).toEqual([
    'b.gif, byte 0: this is a GIF image, and PNG, JPEG, IDX and CSV can be read here. Save it as PNG.',
  ]);
});

test('a table with a bad row is refused whole, and says that nothing of it came in', async () => {
  const { options: given } = options();
  const rows = `a,${'9,'.repeat(15)}9\na,${'9,'.repeat(15)}ink\n`;
  const { found, troubles } = await receive([file('t.csv', rows), file('a-1.png', small)], given);
  expect(found.map(({ className }) => className)).toEqual(['a']);
  expect(troubles.map(({ message }) => message)).toEqual([
    't.csv, row 2, column 17: a pixel should be a number from 0 to 255, but this is “ink”. Nothing of this file came in.',
  ]);
});

test('half of a pair waits, says for what, and is taken when the other half comes', async () => {
  const { options: given } = options();
  const first = await receive([file('pics.idx', idx([1, 28, 28], upright))], given);
  expect(first.found).toEqual([]);
  expect(first.waiting.map(waitingSentence)).toEqual([
    'pics.idx: 1 image is here. Bring the file with the labels.',
  ]);
  const second = await receive([file('names.idx', idx([1], [8]))], {
    ...given,
    waiting: first.waiting,
  });
  expect(second).toMatchObject({ found: [{ className: '8' }], waiting: [] });
});

test('the reader’s class goes before that of the path; a camera’s name is none', async () => {
  const { options: given } = options({ className: 'mine' });
  const { found } = await receive([file('cats/IMG_2034.png', small)], given);
  expect(found[0]!.className).toBe('mine');
  const [message] = await troublesOf(file('IMG_2034.png', small));
  expect(message).toMatch(
    /^IMG_2034\.png: nothing says which class it belongs to\. Choose the class/,
  );
});

describe('hostile and broken files are refused before they are unpacked', () => {
  test.each([
    [
      'a bomb of 60,000 × 60,000 pixels',
      file('a-1.png', pngOf(60_000, 60_000, new Uint8Array(9))),
      /^a-1\.png, its header: an image may have 50,000,000 pixels, and this one says 60,000 × 60,000 pixels\. Make it smaller first/,
    ],
    ['the same as JPEG', file('a-1.jpg', jpegStart(65_535, 65_535)), /says 65,535 × 65,535 pixels/],
    [
      'nothing in it',
      file('a-1.png', pngOf(0, 28, new Uint8Array(9))),
      /an image of 0 × 28 pixels has nothing in it\.$/,
    ],
    [
      'a PNG cut off',
      file('a-1.png', small.subarray(0, 20)),
      /^a-1\.png, byte 20: this PNG ends before it has said how large it is/,
    ],
    [
      'a PNG without its header',
      file('a-1.png', Buffer.concat([small.subarray(0, 8), Buffer.alloc(30)])),
      /byte 12: a PNG should begin with its header IHDR/,
    ],
    [
      'a JPEG cut off',
      file('a-1.jpg', jpegStart(28, 28).subarray(0, 14)),
      /this JPEG ends before it has said how large it is/,
    ],
    [
      'a JPEG of nonsense',
      file('a-1.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, 2, 1, 2, 3, 4])),
      /byte 6: a JPEG should have a marker here/,
    ],
    [
      'a gzip bomb',
      file('z.gz', gz(new Uint8Array(limits.tableBytes + 1))),
      /^z\.gz: unpacked it is more than the 64 MB that a file may have\. Bring a part of it\.$/,
    ],
    [
      'a gzip cut off',
      file('z.gz', gz(Buffer.alloc(50_000, 7)).subarray(0, 40)),
      /^z\.gz, after [\d,]+ unpacked bytes: the gzip file is damaged or cut off/,
    ],
    ['a PNG in a gzip', file('z.gz', gz(small)), /in this gzip file lies a PNG/],
    ['an empty file', file('e.csv', ''), /^e\.csv: the file is empty\.$/],
    [
      'UTF-16',
      file('e.csv', Buffer.from('\uFEFFa,1,2', 'utf16le')),
      /this text is in UTF-16, and UTF-8 can be read here\. Save it as CSV in UTF-8\.$/,
    ],
    [
      'Latin 1',
      file('e.csv', Buffer.from(`\u00e4${',1'.repeat(16)}`, 'latin1')),
      /the text is not in UTF-8/,
    ],
    [
      'a program',
      file('e.exe', Buffer.from([0x4d, 0x5a, 0, 0])),
      /^e\.exe, byte 0: this isn’t a PNG, JPEG, IDX or CSV file\.$/,
    ],
    ['a name as long as a page', file(`${'n'.repeat(300)}.csv`, 'x'), /^n{35}…n{16}\.csv, row 1: /],
  ])('%s', async (_, brought, words) => expect((await troublesOf(brought))[0]).toMatch(words));

  test('files that are too large by their size alone are not read', async () => {
    const huge = (path: string, start: Uint8Array, size: number): Brought => ({
      path,
      blob: {
        size,
        slice: (from: number, to: number) => new Blob([start.slice(from, to)]),
        arrayBuffer: () => Promise.reject(new Error('It was read.')),
      } as unknown as Blob,
    });
    const messages = await troublesOf(
      huge('a-1.png', small, limits.imageBytes + 1),
      huge('t.idx', idx([1], [1]), 3 * 2 ** 30),
    );
    expect(messages).toEqual([
      'a-1.png: an image file may have 32 MB, and this one has 32 MB. Bring a smaller one, or a part of it.',
      't.idx: a CSV or IDX file may have 64 MB, and this one has 3,072 MB. Bring a smaller one, or a part of it.',
    ]);
  });

  test('a PNG that the browser cannot unpack is damaged; more files than may come are counted', async () => {
    const decode = () => Promise.reject(new Error('no'));
    const { troubles } = await receive([file('a-1.png', small)], { manner: 'writing', decode });
    expect(troubles[0]!.message).toBe(
      'a-1.png: this PNG is damaged: the browser cannot unpack it. Save it again.',
    );
    const [first] = await troublesOf(
      ...Array.from({ length: limits.files + 1 }, () => file('e', '')),
    );
    expect(first).toBe(
      '20,000 files may come at once, and these are 20,001: the first 20,000 were read.',
    );
  });
});

test('a large table tells its share on the way; Stop in its middle takes nothing of it, keeps the files before, and is no trouble', async () => {
  const rows = Array.from({ length: 12_000 }, (_, row) => `${row % 3},${'9,'.repeat(15)}9`);
  const files = [file('dog-1.png', small), file('large.csv', rows.join('\n'))];
  const told: number[] = [];
  const whole = await receive(files, options({ onProgress: (done) => told.push(done) }).options);
  expect(whole.found).toHaveLength(12_001);
  expect(told.filter((done) => done > 1 && done < 2).length).toBeGreaterThan(2);

  const stop = new AbortController();
  const { found, troubles } = await receive(
    files,
    options({ signal: stop.signal, onProgress: (done) => done > 1.3 && stop.abort() }).options,
  );
  expect(found.map(({ className }) => className)).toEqual(['dog']);
  expect(troubles).toEqual([]);
});
