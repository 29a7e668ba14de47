// What a file is, by its first bytes: what cannot be read is called by its name, and what to do with it is said.
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { kindOf } from '#src/own-data/file-kind.ts';
import { readJpegSize } from '#src/own-data/image-header.ts';
import { limits } from '#src/own-data/limits.ts';
import { pairUp } from '#src/own-data/read-idx.ts';
import { receive } from '#src/own-data/receive.ts';
import { unpackGzip } from '#src/own-data/unpack-gzip.ts';
import { gz, idx, jpegStart, stroke } from './files.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');
const zip = (entry = '') =>
  Buffer.concat([latin('PK\x03\x04\x14\0\x06\0\x08\0'), Buffer.alloc(20), latin(entry)]);
const wide = (mark: string, text: string) =>
  Buffer.concat([latin(mark), Buffer.from(text, 'utf16le')]);
const tar = () => {
  const bytes = Buffer.alloc(512);
  bytes.write('1.png');
  bytes.write('ustar', 257);
  return bytes;
};
const why = (file: string, bytes: Uint8Array) => {
  try {
    return kindOf(file, bytes);
  } catch (error) {
    return (error as Error).message;
  }
};

const others: [file: string, bytes: Buffer, name: string, advice: string][] = [
  [
    '3.png',
    latin(`version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12345\n`),
    'a pointer of Git LFS',
    'git lfs pull',
  ],
  [
    't.csv',
    latin('version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n'),
    'a pointer of Git LFS',
    'git lfs pull',
  ],
  [
    'i.idx',
    latin('version https://hawser.github.com/spec/v1\n'),
    'a pointer of Git LFS',
    'git lfs pull',
  ],
  [
    '3.png',
    latin('../.git/annex/objects/9J/SHA256E-s12--00.png'),
    'a pointer of git-annex',
    'git annex get',
  ],
  [
    '3.png',
    latin('/annex/objects/SHA256E-s12--00.png\n'),
    'a pointer of git-annex',
    'git annex get',
  ],
  ['t.xlsx', zip(), 'an Excel table', 'Save it as CSV'],
  ['t.XLSM', zip(), 'an Excel table', 'Save it as CSV'],
  ['t (1)', zip('xl/workbook.xml'), 'an Excel table', 'Save it as CSV'],
  [
    't.xls',
    latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
    'an old Excel or Word file',
    'Save it as CSV',
  ],
  ['t.ods', zip(), 'a table of LibreOffice', 'Save it as CSV'],
  [
    't',
    zip('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'),
    'a table of LibreOffice',
    'Save it as CSV',
  ],
  ['t.numbers', zip(), 'a table of Numbers', 'Save it as CSV'],
  ['mnist.npz', zip('x_train.npy'), 'NumPy arrays', 'Save each as CSV'],
  ['mnist', zip('x_train.npy'), 'NumPy arrays', 'Save each as CSV'],
  ['x.npy', latin('\x93NUMPY\x01\0'), 'a NumPy array', 'Save it as CSV or IDX'],
  ['net.pt', zip('archive/data.pkl'), 'a trained network of PyTorch', 'images it learned from'],
  ['x.docx', zip('word/document.xml'), 'a text or a presentation', 'pictures as PNG'],
  ['cats.zip', zip('cats/1.png'), 'a ZIP archive', 'Unpack it'],
  ['cats.zip', latin('PK\x05\x06'), 'a ZIP archive', 'Unpack it'],
  ['t.csv', latin('<!DOCTYPE html><html><title>404</title>'), 'a web page', 'fetch the file again'],
  ['t.csv', latin('\n\n  <html lang="de">'), 'a web page', 'fetch the file again'],
  ['1.png', latin('<head><title>Sign in</title>'), 'a web page', 'fetch the file again'],
  ['t.csv', Buffer.from('\uFEFF<!-- x --><!doctype HTML>'), 'a web page', 'fetch the file again'],
  [
    't.csv',
    latin('<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>'),
    'XML',
    'Save it as CSV',
  ],
  ['t.csv', latin('{"message":"Not Found"}'), 'JSON', 'fetch the file again'],
  ['t.json', latin('[[0, 1, 2]]'), 'JSON', 'save it as CSV'],
  ['x.svg', latin('<svg xmlns="http://www.w3.org/2000/svg">'), 'an SVG drawing', 'Save it as PNG'],
  ['x.svg', latin('<?xml version="1.0"?>\n<svg>'), 'an SVG drawing', 'Save it as PNG'],
  ['t.arff', latin('% a\n%\n@RELATION digits\n'), 'an ARFF table', 'Save it as CSV'],
  ['t.txt', latin('5 153:3 154:18 155:18\n'), 'a LIBSVM table', 'Save it as CSV'],
  ['x.pgm', latin('P5\n28 28\n255\n'), 'a PGM or PPM image', 'Save it as PNG'],
  ['x.pgm', latin('P2\n# made\n28 28\n255\n0 0'), 'a PGM or PPM image', 'Save it as PNG'],
  ['IMG_1.HEIC', latin('\0\0\0\x18ftypheic\0\0\0\0'), 'a HEIC photo', 'Save it as JPEG'],
  ['IMG_1.jpg', latin('\0\0\0\x24ftypmif1\0\0\0\0'), 'a HEIC photo', 'Save it as JPEG'],
  ['x.avif', latin('\0\0\0\x20ftypavif\0\0\0\0'), 'an AVIF image', 'Save it as PNG'],
  ['x.mov', latin('\0\0\0\x14ftypqt  \0\0\0\0'), 'a film', 'single pictures'],
  ['x.webp', latin('RIFF\0\0\0\0WEBPVP8 '), 'a WebP image', 'Save it as PNG'],
  ['x.tif', latin('II*\0\x08\0\0\0'), 'a TIFF image', 'Save it as PNG'],
  ['x.tif', latin('MM\0*\0\0\0\x08'), 'a TIFF image', 'Save it as PNG'],
  ['x.ico', latin('\0\0\x01\0\x01\0'), 'an icon', 'Save it as PNG'],
  ['x.psd', latin('8BPS\0\x01'), 'a Photoshop image', 'Save it as PNG'],
  ['x.h5', latin('\x89HDF\r\n\x1a\n'), 'an HDF5 file', 'as CSV'],
  ['x.mat', latin('MATLAB 5.0 MAT-file'), 'a MATLAB file', 'as CSV'],
  ['x.parquet', latin('PAR1\x15\0'), 'a Parquet table', 'Save it as CSV'],
  ['x.pkl', latin('\x80\x04\x95'), 'a Python pickle', 'Save it as CSV'],
  ['x.db', latin('SQLite format 3\0'), 'an SQLite database', 'as CSV'],
  ['x.tar', tar(), 'a tar archive', 'Unpack it'],
  ['x.7z', latin("7z\xbc\xaf'\x1c"), 'a 7z archive', 'Unpack it'],
  ['x.bz2', latin('BZh91AY'), 'a bzip2 archive', 'Unpack it'],
  ['x.xz', latin('\xfd7zXZ\0'), 'an xz archive', 'Unpack it'],
  ['x.rar', latin('Rar!\x1a\x07'), 'a RAR archive', 'Unpack it'],
  ['1.png', latin('label,1,2,3\n'), 'text, and no picture', 'Fetch or save it again'],
  ['1.JPG', latin('Not found'), 'text, and no picture', 'Fetch or save it again'],
  ['t.csv', wide('\xff\xfe', 'a,1'), 'in UTF-16', 'Save it as CSV in UTF-8'],
];

test.each(others)('%s, %o: told as what it is', (file, bytes, name, advice) => {
  const words = why(file, bytes);
  expect(words).toContain(name);
  expect(words).toContain(advice);
});

test('tables, IDX and pictures are still what they are, whatever they are called', () => {
  for (const [file, bytes, kind] of [
    ['t.csv', latin('label,p0\n1,2'), 'csv'],
    ['t.txt', latin('# made by <b>\n1,2'), 'csv'],
    ['t', latin('sep=;\n1;2'), 'csv'],
    ['t.csv', latin('"a",1'), 'csv'],
    ['train-images-idx3-ubyte (1)', latin('\0\0\x08\x03\0\0\0\x01'), 'idx'],
    ['x.png', latin('\0\0\x08\x01\0\0\0\x01'), 'idx'],
    ['x.csv', jpegStart(1, 1), 'jpeg'],
    ['x.jpg', gz(Buffer.from('a')), 'gzip'],
  ] as const)
    expect([file, why(file, bytes)]).toEqual([file, kind]);
});

describe('JPEG', () => {
  const start = latin('\xff\xd8');
  const frame = (width: number, height: number) => jpegStart(width, height).subarray(10);
  const segment = (mark: number, content: Uint8Array) =>
    Buffer.concat([
      Buffer.from([0xff, mark, (content.length + 2) >> 8, (content.length + 2) & 255]),
      content,
    ]);
  const sizeOf = (...parts: Uint8Array[]) =>
    readJpegSize('a.jpg', Buffer.concat([start, ...parts]));
  const troubleOf = (...parts: Uint8Array[]) => {
    try {
      return JSON.stringify(sizeOf(...parts));
    } catch (error) {
      return (error as Error).message;
    }
  };

  test('a frame behind 20 MB of metadata is found, and the file comes in', async () => {
    const metadata = Array.from({ length: 320 }, () => segment(0xed, Buffer.alloc(65_000, 0xff)));
    expect(sizeOf(...metadata, frame(28, 20))).toEqual({ width: 28, height: 20 });
    const decode = async () => ({ width: 28, height: 28, values: stroke('upright', 1) });
    const blob = new Blob([start, ...metadata.slice(0, 20), frame(28, 28)]);
    const { found } = await receive([{ path: 'a-1.jpg', blob }], { manner: 'writing', decode });
    expect(found).toHaveLength(1);
  });

  const false28 = frame(28, 28);
  test.each([
    [
      'behind a restart that has no length',
      [latin('\xff\xd0'), latin('\0\x13'), frame(16_000, 16_000)],
      /byte 4: a JPEG should have a marker here/,
    ],
    [
      'between restarts',
      [latin('\xff\xd0\xff\xd7\xff\x01'), frame(16_000, 16_000)],
      /^\{"height":16000,"width":16000\}$/,
    ],
    [
      'in a comment',
      [segment(0xfe, false28), frame(9000, 9000)],
      /^\{"height":9000,"width":9000\}$/,
    ],
    [
      'in the small picture of the picture',
      [segment(0xe1, Buffer.concat([start, false28])), frame(9000, 9000)],
      /9000/,
    ],
    ['in a table', [segment(0xc4, false28), frame(9000, 9000)], /9000/],
    ['behind filling bytes', [latin('\xff\xff\xff'), frame(9000, 9000)], /9000/],
    [
      'a second beginning',
      [start, false28],
      /byte 2: a JPEG should have said here how large it is/,
    ],
    [
      'an end before the frame',
      [latin('\xff\xd9\0\0'), false28],
      /byte 2: a JPEG should have said/,
    ],
    [
      'a scan before the frame',
      [segment(0xda, Buffer.alloc(4)), false28],
      /byte 2: a JPEG should have said/,
    ],
    [
      'a part of no length',
      [latin('\xff\xe0\0\0'), false28],
      /byte 4: a part of a JPEG has 2 bytes at least/,
    ],
    ['no marker', [latin('\xff\0\0\0'), false28], /byte 2: a JPEG should have said/],
  ])('a false frame, %s', (_, parts, words) => expect(troubleOf(...parts)).toMatch(words));

  test('the limit of 50,000,000 pixels holds behind each of them', async () => {
    const decode = async () => {
      throw new Error('It was unpacked.');
    };
    const parts = [latin('\xff\xd0'), segment(0xfe, false28), segment(0xe1, false28)];
    const blob = new Blob([start, ...parts, frame(11_000, 11_000)]);
    const { troubles } = await receive([{ path: 'a-1.jpg', blob }], { manner: 'writing', decode });
    expect(troubles[0]!.message).toMatch(/says 11,000 × 11,000 pixels/);
  });
});

describe('gzip of several members', () => {
  const texts = ['label,', 'one\n'.repeat(5000), '', 'three'];
  const whole = texts.join('');
  const members = texts.map((text) => gz(Buffer.from(text)));
  const unpacked = async (...parts: Uint8Array[]) =>
    Buffer.from(
      await unpackGzip('z.gz', new Blob(parts as BlobPart[]), limits.tableBytes),
    ).toString();

  test('two, four and 300 of them give one file; zeros behind the last are none of it', async () => {
    expect(await unpacked(members[1]!, members[3]!)).toBe(texts[1]! + texts[3]);
    expect(await unpacked(...members)).toBe(whole);
    const many = Array.from({ length: 300 }, (_, k) => gz(Buffer.from(`${k}\n`)));
    expect((await unpacked(...many)).split('\n')).toHaveLength(301);
    expect(await unpacked(members[1]!, Buffer.alloc(1000))).toBe(texts[1]);
    expect(await unpacked(members[0]!, Buffer.alloc(3))).toBe(texts[0]);
  });

  test('what looks like a beginning within packed bytes is none', async () => {
    const noise = Buffer.from(Array.from({ length: 4000 }, (_, k) => (k * 7919) % 251));
    noise.set([0x1f, 0x8b, 8, 0], 1000);
    noise.set([0x1f, 0x8b, 8, 8], 3000);
    const stored = Buffer.from(gzipSync(noise, { level: 0 }));
    expect(await unpackGzip('z.gz', new Blob([stored, stored]), 10_000)).toEqual(
      new Uint8Array(Buffer.concat([noise, noise])),
    );
  });

  test('the limit holds for all of them together, and a second one that is cut off is told', async () => {
    const part = gz(Buffer.alloc(600));
    await expect(unpackGzip('z.gz', new Blob([part, part]), 1000)).rejects.toThrow(/more than the/);
    await expect(unpacked(members[1]!, members[1]!.subarray(0, 20))).rejects.toThrow(
      /^z\.gz, after [\d,]+ unpacked bytes: the gzip file is damaged or cut off/,
    );
    await expect(unpacked(members[1]!, Buffer.from('and more'))).rejects.toThrow(/damaged/);
  });
});

describe('halves of pairs that were downloaded twice, copied or called X and y find each other', () => {
  const images = (file: string) => ({ file, shape: [1, 4, 4], values: new Uint8Array(16) });
  const labels = (file: string) => ({ file, shape: [1], values: new Uint8Array(1) });
  const other = [images('other-images.idx'), labels('other-labels.idx')];
  test.each([
    ['train-images-idx3-ubyte (1)', 'train-labels-idx1-ubyte'],
    ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte (2)'],
    ['train-images-idx3-ubyte (1).gz', 'train-labels-idx1-ubyte.gz'],
    ['train-images-idx3-ubyte(1).gz', 'train-labels-idx1-ubyte.gz'],
    ['train-images - Copy.idx', 'train-labels.idx'],
    ['train-images copy.idx', 'train-labels.idx'],
    ['train-images - Kopie (2).idx', 'train-labels.idx'],
    ['X_train.idx', 'y_train.idx'],
    ['x-test', 'y-test'],
    ['Xtrain.gz', 'ytrain'],
    ['train_X.idx', 'train_y.idx'],
    ['train.images.idx3', 'train.labels.idx1'],
  ])('%s, %s', (one, two) => {
    const halves = [images(one), labels(two)];
    const { pairs, alone } = pairUp([...other, ...halves]);
    expect(alone).toEqual([]);
    expect(pairs).toContainEqual(halves);
  });

  test('the same pair brought twice at once is two pairs', () => {
    const four = [
      images('a-images'),
      images('a-images (1)'),
      labels('a-labels'),
      labels('a-labels (1)'),
    ];
    expect(pairUp(four).alone).toEqual([]);
    expect(pairUp(four).pairs).toHaveLength(2);
  });
});

test('an IDX pair says what it was taken for: shares of 1 and sixteenths are made full ink, and 0 may be ink', async () => {
  const pixels = [...Array.from({ length: 8 }, () => 0), ...Array.from({ length: 8 }, () => 16)];
  const files = [
    { path: 'i', blob: new Blob([idx([1, 4, 4], pixels)]) },
    { path: 'l', blob: new Blob([idx([1], [3])]) },
  ];
  const decode = () => Promise.reject(new Error('no picture'));
  const taken = async (...said: object[]) => {
    const readings = new Map([['i', Object.assign({}, ...said)]]);
    const received = await receive(files, { manner: 'writing', decode, readings });
    return { pixels: received.found[0]!.example.pixels, ...received.taken[0]! };
  };
  const once = await taken();
  expect(once.words).toBe('1 image of 4 × 4, with the classes of l; 0 is paper and 16 is ink.');
  expect([once.pixels[0], once.pixels[783]]).toEqual([0, 255]);
  for (const { words, reading } of once.changes) {
    const changed = (await taken(reading)).pixels;
    const wanted = { '0 is ink': [255, 0], 'Full ink is 255': [0, 16] }[words];
    expect([changed[0], changed[783]]).toEqual(wanted);
  }
});
