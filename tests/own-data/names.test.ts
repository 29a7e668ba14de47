// Names of files: what a device wrote gives no class, what a system wrote is passed over, and no length of name takes long.
import { expect, test } from 'vitest';
import { classOfPath, cleanName } from '#src/own-data/class-names.ts';
import { modelCard } from '#src/own-data/model-card.ts';
import { receive } from '#src/own-data/receive.ts';
import { isSystemFile } from '#src/own-data/system-files.ts';
import type { Trained } from '#src/own-data/trained.ts';
import { png, stroke } from './files.ts';

const ofDevices = `
IMG_1234 IMG-1234 img_0001 IMG_20240501_102030 IMG-20240501-WA0001 IMG_20240501_102030_1 IMG_E1234 MVIMG_20240501_102030
PXL_20240501_102030123 PXL_20240501_102030123.MP DSC_0001 DSC00123 _DSC1234 DSCN0001 DSCF_0012 SAM_1234 100_1234 P1000123
P_20240501_102030 20240501_102030 2024-05-01_10-20-30 2024-05-01 01-05-2024 2024.05.01 1714550400000 IMAG0012 HPIM_1234
CIMG_0012 GOPR_0123 GX010123 DJI_0123 WIN_20240501_10_20_30_Pro BURST20240501_102030 C360_2024-05-01-10-20-30-123
FB_IMG_1714550400000 mmexport_1714550400000 wx_camera_1714550400000 received_123456789 image_1 image_(3) images_(2) photo_5
photo_2024-05-01_10-20-30 photo_5_2024-05-01_10-20-30 signal-2024-05-01-102030_001 Snapchat-123456789 scan_12 scan0001
Scan_20240501 Scan_20240501_(2) unnamed_(1) download_(1) file-3 untitled-1 unbenannt-1 picture_12 Bild_7 Foto_3 document_2
0001 12 (1) Screenshot_20240501-102030 Screenshot_20240501-102030_Chrome VID_20240501_102030 webcam-12 Capture_12 tmp_3`
  .split(/\s+/)
  .filter(Boolean);
const withSpaces = [
  'WhatsApp Image 2024-05-01 at 10.20.30',
  'WhatsApp Image 2024-05-01 at 10.20.30 (1)',
  'WhatsApp Image 2024-05-01 at 10.20.30 AM',
  'Screenshot 2024-05-01 at 10.20.30',
  'Screen Shot 2024-05-01 at 10.20.30 am (2)',
  'Screenshot (12)',
  'Screenshot from 2024-05-01 10-20-30',
  'Bildschirmfoto 2024-05-01 um 10.20.30',
  'Bildschirmfoto vom 2024-05-01 10-20-30',
  'Capture d’écran 2024-05-01 à 10.20.30',
  'Capture d’écran (12)',
  'Captura de pantalla 2024-05-01 102030',
  'Captura de tela 2024-05-01 102030',
  'Schermafbeelding 2024-05-01 om 10.20.30',
  'Schermata 2024-05-01 alle 10.20.30',
  'Zrzut ekranu 2024-05-01 102030',
  'Снимок экрана 2024-05-01 102030',
  'スクリーンショット 2024-05-01 10.20.30',
  '截屏2024-05-01 10.20.30',
  'Skärmavbild 2024-05-01 kl. 10.20.30',
  'CamScanner 05-01-2024 10.20',
  'Adobe Scan 01 May 2024 (1)',
  'Scan 01 Mai 2024 2',
  'Foto 01.05.24, 10 20 30',
  'Pasted image 20240501102030',
  'Pasted Graphic 1',
  'Copy of IMG_1234',
  'IMG_1234 (2)',
  'image0 (1)',
  'Telegram Photo 12',
  'signal-attachment-2024-05-01-102030',
  'New Document 3',
  'Untitled 2',
];
const folders = [
  'DCIM',
  '100APPLE',
  '101CANON',
  'Camera',
  'Screenshots',
  'WhatsApp Images',
  'Downloads',
  'Bilder',
  'images',
  'photos',
  'train',
  'test',
  'My Pictures',
  'New folder',
  'data',
  '2024-05-01',
];

test(`${ofDevices.length + withSpaces.length} names of telephones, cameras, scanners, messengers and screenshots give no class, alone or in ${folders.length} of their folders`, () => {
  for (const name of [...ofDevices, ...withSpaces]) {
    expect([name, classOfPath(`${name}.jpg`)]).toEqual([name, '']);
    expect([name, classOfPath(`DCIM/Camera/${name}.jpg`)]).toEqual([name, '']);
  }
  for (const folder of folders)
    expect([folder, classOfPath(`${folder}/IMG_1234.jpg`)]).toEqual([folder, '']);
});

test.each([
  ['cat-12.png', 'cat'],
  ['7_003.png', '7'],
  ['7-12.png', '7'],
  ['10 (3).png', '10'],
  ['a-1.png', 'a'],
  ['e_2.png', 'e'],
  ['line-4.png', 'line'],
  ['apple_12.jpg', 'apple'],
  ['page 3.png', 'page'],
  ['image of a cat 12.png', 'image of a cat'],
  ['photo-cat-3.png', 'photo-cat'],
  ['große 7_003.jpg', 'große 7'],
  ['three (2).png', 'three'],
  ['Ä-1.png', 'Ä'],
  ['猫-12.png', '猫'],
  ['cats/IMG_1234.jpg', 'cats'],
  ['cats/scan.png', 'cats'],
  ['3/12.png', '3'],
  ['train/cats/7.png', 'cats'],
  ['photos/dog-3.png', 'dog'],
  ['DCIM/100APPLE/cat-3.png', 'cat'],
  ['all/cats/1.png', 'cats'],
])('%s gives the class “%s”', (path, name) => expect(classOfPath(path)).toBe(name));

const ofSystems = [
  '.DS_Store',
  'cats/.DS_Store',
  'Thumbs.db',
  'cats/thumbs.db',
  'ehthumbs.db',
  'desktop.ini',
  'cats/Desktop.ini',
  '__MACOSX/cats/._1.png',
  'cats/__MACOSX/1.png',
  '._1.png',
  'cats/._1.png',
  '.directory',
  '.git/HEAD',
  'cats/.thumbnails/1.png',
  '.Trashes/x',
  '.Spotlight-V100/x',
  '.fseventsd/0',
  '.localized',
  '.nomedia',
  'Icon\r',
  '$RECYCLE.BIN/x.png',
  'System Volume Information/x',
  '@eaDir/1.png',
  'Picasa.ini',
  '~$table.xlsx',
  'Thumbs.db:encryptable',
  'cats\\Thumbs.db',
];

test(`${ofSystems.length} files of systems are passed over without a word, and do not count`, async () => {
  const decode = async () => ({ width: 28, height: 28, values: stroke('upright', 1) });
  const blob = new Blob([png(28, 28, stroke('upright', 1))]);
  const told: number[] = [];
  const files = [...ofSystems, 'cats/1.png'].map((path) => ({ path, blob }));
  const received = await receive(files, {
    manner: 'writing',
    decode,
    onProgress: (_, of) => told.push(of),
  });
  expect(received.troubles).toEqual([]);
  expect(received.found.map(({ className }) => className)).toEqual(['cats']);
  expect(told).toEqual([1]);
  for (const path of ['ini.png', 'cats/thumbs.png', 'DS_Store.png', 'a.b/1.png'])
    expect([path, isSystemFile(path)]).toEqual([path, false]);
});

const longNames = [
  'a',
  '-',
  '.',
  ' ',
  '(',
  '1',
  '-1',
  '_1(',
  '/',
  '\\',
  '"',
  '#',
  '\u0301',
  '\uD83D\uDE00',
  '\u200b',
  'IMG_',
  'a b ',
  '&',
  '<',
  '|',
].map((part) => part.repeat(Math.ceil(200_000 / part.length)));

test(`${longNames.length} names of 200,000 characters are handled in one pass: with each letter looked at for each other, this would take hours`, async () => {
  for (const name of longNames) {
    expect(classOfPath(`${name}-12.png`).length).toBeLessThan(41);
    expect(classOfPath(`${name}/${name}.png`).length).toBeLessThan(41);
    expect(cleanName(name).length).toBeLessThan(81);
    isSystemFile(name);
  }
  const decode = async () => ({ width: 28, height: 28, values: stroke('upright', 1) });
  const files = longNames.map((name) => ({
    path: `${name}-1.png`,
    blob: new Blob(['version https://git-lfs.github.com/spec/v1\n']),
  }));
  const { troubles } = await receive(files, { manner: 'writing', decode });
  for (const { message } of troubles) expect(message.length).toBeLessThan(400);
});

const lines = [
  'a\n\n# Forged',
  'a\r\n- forged',
  'a\u2028forged',
  'a\u0085forged',
  'a\v# forged',
  '# forged',
  '- forged',
  '+ forged',
  '1. forged',
  '2) forged',
  '> forged',
  '| a | b |',
  '```',
  '~~~',
  '---',
  '===',
  '[x](http://x)',
  'http://x.example',
  'www.x.example',
  'a@x.example',
  '<b>x</b>',
  '&lt;b&gt;',
  '![x](y)',
  '$x$',
  '\u202Edegrof',
  '    forged',
  '*x*',
  '_x_',
  '\\',
  'n'.repeat(60_000),
];

test(`${lines.length} names of files and classes give the model card no line, heading, list, table, link or mark of their own`, () => {
  const trained = (name: string) =>
    ({
      recipe: {
        sizes: [784, 8, 2],
        optimiser: 'adam',
        learningRate: 0.1,
        schedule: 'linear',
        batchSize: 1,
        epochs: 1,
        seed: 1,
      },
      classes: [name, 'b'],
      trainingCounts: [4, 4],
      heldOutCounts: [1, 1],
      sources: [[name, 10]],
      outcome: { correct: 1, count: 2, confusion: [0, 1, 0, 1] },
      interval: { low: 0.1, high: 0.9 },
      date: '2026-11-28',
    }) as unknown as Trained;
  const shape = (card: string) => card.split(/[\n\r\u2028\u2029\u0085\v\f]/).length;
  const plain = shape(modelCard(trained('a')));
  for (const name of lines) {
    const card = modelCard(trained(name));
    expect([name, shape(card)]).toEqual([name, plain]);
    const [, said] = /^- (.*): 10$/m.exec(card)!;
    const bare = said!.replaceAll(/\\./g, 'x');
    // What Markdown would take for a mark is behind a backslash.
    expect([name, /[`*_{}[\]<>()#|!&~:@$]|^[-+>]|^\d+[.)]|^ |www\./.exec(bare)]).toEqual([
      name,
      null,
    ]);
    expect(said!.length).toBeLessThan(200);
    expect(said).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  }
});
