// The ledger holds a browser test only as long as nothing that it is made of has changed; tried on a small project.
import {
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keptPart } from '#src/tools/site/edition-list.ts';
import { serve } from '#src/tools/site/serve.ts';
import { readers } from '#src/tools/made-of/closure.ts';
import {
  emptyLedger,
  everything,
  heldTests,
  type Ledger,
  ledgerText,
  nameOf,
  oneIn,
  type Present,
  renewedLedger,
  spotChecks,
} from '#src/tools/test/ledger.ts';
import { readBuiltFiles, readChecks } from '#src/tools/test/made-of.ts';
import { openSites } from '../site/harness/sites.ts';

const one = nameOf('root', 'tests/site/one.spec.ts', ['page /one/ keeps what it promises']);
const two = nameOf('root', 'tests/site/two.spec.ts', ['page /two/ keeps what it promises']);
const all = nameOf('root', 'tests/site/all.spec.ts', ['no file is broken']);

const project = {
  'dist/index.html': 'the cover',
  'dist/404.html': 'There is no page here',
  'dist/one/index.html':
    '<script src="../_astro/One.AAAAAAA1.js"></script><meta content="0123456789abcdef">',
  'dist/two/index.html':
    '<script src="../_astro/Two.CCCCCCC1.js"></script><meta content="0123456789abcdef">',
  'dist/offline/0123456789abcdef.json': '{}',
  'dist/_astro/One.AAAAAAA1.js':
    'import "./Chart.BBBBBBB1.js"; fetch("../mnist/a-0123456789ab.bin");',
  'dist/_astro/Chart.BBBBBBB1.js': 'draw();',
  'dist/_astro/Two.CCCCCCC1.js': 'import("./Chart.BBBBBBB1.js");',
  'dist/_astro/engine.DDDDDDD1.wasm': '\0asm',
  'dist/mnist/a-0123456789ab.bin': 'pixels',
  'tests/playwright.config.ts': 'export default {};',
  'tests/absent.ts': '',
  'tests/site/one.spec.ts': "import { wake } from './harness/wake.ts';\nimport '#src/numbers.ts';",
  'tests/site/two.spec.ts':
    "import { readFileSync } from 'node:fs';\nreadFileSync(new URL('numbers.json', import.meta.url));",
  'tests/site/all.spec.ts': "import { globSync } from 'node:fs';\nglobSync('dist/**');",
  'tests/site/harness/wake.ts': "import type { Page } from './types.ts';\nimport './deep.ts';",
  'tests/site/harness/deep.ts': 'export {};',
  'tests/site/harness/types.ts': 'export type Page = 1;',
  'tests/site/numbers.json': '[1]',
  'src/numbers.ts': 'export {};',
  'src/far.ts': 'export {};',
  'content/one.mdx': 'One',
  'package-lock.json': '{}',
};
const asked = {
  one: ['one/', '_astro/One.AAAAAAA1.js', '_astro/Chart.BBBBBBB1.js', 'mnist/a-0123456789ab.bin'],
  two: ['two/', '_astro/Two.CCCCCCC1.js', '_astro/engine.DDDDDDD1.wasm', 'not/there.bin'],
};

let root: string;
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ledger-'));
  for (const [file, text] of Object.entries(project)) write(file, text);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const present = (machine = 'Chromium 1', pages = ['', 'one/', 'two/']): Present => ({
  machine,
  built: readBuiltFiles(join(root, 'dist')),
  checks: readChecks(root, pages),
});
const firstLedger = () =>
  renewedLedger(emptyLedger, present(), new Set(), [
    { name: one, asked: asked.one },
    { name: two, asked: asked.two },
    { name: all, asked: [] },
  ]);
const held = (ledger: Ledger, now = present()) => [...heldTests(ledger, now)].toSorted();

test('as long as nothing has changed, all 3 tests are held', () => {
  expect(held(firstLedger())).toEqual([all, one, two]);
});

test.each([
  ['the page', 'dist/one/index.html', [two]],
  ['a script', 'dist/_astro/One.AAAAAAA1.js', [two]],
  ['a script that a script imports', 'dist/_astro/Chart.BBBBBBB1.js', [two]],
  ['its data', 'dist/mnist/a-0123456789ab.bin', [two]],
  ['the engine', 'dist/_astro/engine.DDDDDDD1.wasm', [one]],
  ['what was asked for in vain, and is there now', 'dist/not/there.bin', [one]],
  ['the page for what is not there', 'dist/404.html', [one]],
  ['its check', 'tests/site/one.spec.ts', [two]],
  ['what its check imports', 'tests/site/harness/wake.ts', [two]],
  ['what that imports', 'tests/site/harness/deep.ts', [two]],
  ['a source that its check imports', 'src/numbers.ts', [two]],
  ['numbers that its check reads', 'tests/site/numbers.json', [one]],
  ['a package', 'package-lock.json', []],
  ['the settings of all browser tests', 'tests/playwright.config.ts', []],
  ['a source that no check imports', 'src/far.ts', [one, two]],
  ['a chapter', 'content/one.mdx', [one, two]],
])('a fault planted in %s (%s) is met by each test that is made of it', (_, file, still) => {
  const ledger = firstLedger();
  write(file, `${project[file as keyof typeof project] ?? ''} fault`);
  const withoutAll = held(ledger).filter((name) => name !== all);
  expect(withoutAll).toEqual(still);
  // What reads the whole project runs again for any of it, but not for another's check; dist/ is made of the rest.
  expect(held(ledger).includes(all)).toBe(/^dist\/|\/one\.spec\.ts$/.test(file));
});

test('a changed script has another name: the 1 test that asks for it runs, and not the one whose page only names it', () => {
  const ledger = firstLedger();
  renameSync(
    join(root, 'dist/_astro/Chart.BBBBBBB1.js'),
    join(root, 'dist/_astro/Chart.BBBBBBB2.js'),
  );
  write('dist/_astro/Chart.BBBBBBB2.js', 'draw(fault);');
  write(
    'dist/_astro/One.AAAAAAA1.js',
    project['dist/_astro/One.AAAAAAA1.js'].replace('BBBBBBB1', 'BBBBBBB2'),
  );
  write(
    'dist/_astro/Two.CCCCCCC1.js',
    project['dist/_astro/Two.CCCCCCC1.js'].replace('BBBBBBB1', 'BBBBBBB2'),
  );
  expect(held(ledger)).toEqual([all, two]);
});

test('2 files whose names differ in their hash alone are held together', () => {
  write('dist/_astro/Chart.EEEEEEE1.js', 'another();');
  const ledger = firstLedger();
  expect(held(ledger)).toEqual([all, one, two]);
  write('dist/_astro/Chart.EEEEEEE1.js', 'another(fault);');
  expect(held(ledger)).toEqual([all, two]);
});

test('another edition, told in every page, changes no page', () => {
  const ledger = firstLedger();
  const [before, after] = ['0123456789abcdef', 'fedcba9876543210'];
  renameSync(join(root, `dist/offline/${before}.json`), join(root, `dist/offline/${after}.json`));
  for (const page of ['one', 'two'] as const)
    write(`dist/${page}/index.html`, project[`dist/${page}/index.html`].replace(before, after));
  expect(held(ledger)).toEqual([all, one, two]);
});

test('with another browser, or one more page in the book, 0 tests are held', () => {
  const ledger = firstLedger();
  expect(held(ledger, present('Chromium 2'))).toEqual([]);
  expect(held(ledger, present('Chromium 1', ['', 'one/', 'two/', 'three/']))).toEqual([]);
});

test('what the server gives is what a test is made of: visits of a real server hold its files', async () => {
  const site = await serve({ folder: join(root, 'dist') });
  for (const path of ['one', 'mnist/a-0123456789ab.bin', 'nowhere/'])
    await fetch(new URL(path, site.url));
  await site.close();
  const visits = site.visits.map((path) => path.slice(1));
  const ledger = renewedLedger(emptyLedger, present(), new Set(), [{ name: one, asked: visits }]);
  expect(Object.keys(ledger.files)).toEqual([
    '404.html',
    'mnist/a-~.bin',
    'nowhere/index.html',
    'one',
    'one/index.html',
  ]);
});

test('after a run those that were held and those that passed stand in the ledger, and those that failed do not', () => {
  const ledger = firstLedger();
  write('dist/_astro/One.AAAAAAA1.js', 'fault');
  const now = present();
  const after = renewedLedger(ledger, now, heldTests(ledger, now), []);
  expect(Object.keys(after.tests)).toEqual([all, two]);
  const mended = renewedLedger(after, now, heldTests(after, now), [
    { name: one, asked: asked.one },
  ]);
  expect(Object.keys(mended.tests)).toEqual([all, one, two]);
  expect(JSON.parse(ledgerText(mended))).toEqual(mended);
  expect(held(mended, now)).toEqual([all, one, two]);
});

test(`of 2,000 held tests 1 in ${oneIn} runs all the same (60 to 140), and others once the ledger has changed`, () => {
  const names = Array.from({ length: 2000 }, (_, index) => `test ${index}`);
  const first = spotChecks(emptyLedger, names);
  expect(first.size).toBeGreaterThan(60);
  expect(first.size).toBeLessThan(140);
  expect(spotChecks(emptyLedger, names)).toEqual(first);
  const next = spotChecks({ ...emptyLedger, files: { 'index.html': '1' } }, names);
  const both = [...next].filter((name) => first.has(name));
  expect(both.length).toBeLessThan(30);
});

/** The one test that is made of its check and of what it asked for, as it passed. */
const ledgerOf = (asks: string[]) =>
  renewedLedger(emptyLedger, present(), new Set(), [{ name: one, asked: asks }]);

test.each([
  [
    'weights, read beside the module that its check imports',
    "import '../chapters/weights-file.ts';",
    {
      'tests/chapters/weights-file.ts':
        "import { readFileSync } from 'node:fs';\nreadFileSync(\n  new URL('../../public/weights/book.safetensors', import.meta.url),\n);",
      'public/weights/book.safetensors': 'weights',
    },
    'public/weights/book.safetensors',
  ],
  [
    'a file of the project, read by its name',
    "import { readFileSync, writeFileSync } from 'node:fs';\nreadFileSync('public/_headers', 'utf8');\nwriteFileSync('seen.png', '');",
    { 'public/_headers': '/*' },
    'public/_headers',
  ],
  [
    'a kernel, compiled by a module that is named among the readers',
    "import { kernelModule } from '#src/training/compile-kernels.ts';",
    {
      'src/training/compile-kernels.ts': "import { readdirSync } from 'node:fs';",
      'src/nn/kernels/assembly/index.as.ts': 'export {};',
    },
    'src/nn/kernels/assembly/index.as.ts',
  ],
  [
    'a page that a named module bundles, and what that page imports',
    "import { test } from './gpu/harness.ts';",
    {
      'tests/site/gpu/harness.ts': "import { build } from 'vite';",
      'tests/site/gpu/page.ts': "import { createGpu } from '#src/gpu.ts';",
      'public/weights/mlp-784-128-10.safetensors': 'weights',
      'src/gpu.ts': 'export {};',
    },
    'src/gpu.ts',
  ],
] as [string, string, Record<string, string>, string][])(
  'a check is keyed by %s, and not by the whole project: a fault there runs it, one elsewhere does not',
  (_, check, files, planted) => {
    write('tests/site/one.spec.ts', check);
    for (const [file, text] of Object.entries(files)) write(file, text);
    const ledger = ledgerOf([]);
    expect(present().checks.isOfAll('tests/site/one.spec.ts')).toBe(false);
    write('src/far.ts', 'fault');
    expect(held(ledger)).toEqual([one]);
    write(planted, `${files[planted]} fault`);
    expect(held(ledger)).toEqual([]);
  },
);

test('a file that comes into a folder which a check is made of runs it', () => {
  write('tests/site/one.spec.ts', "import '#src/training/compile-kernels.ts';");
  write('src/training/compile-kernels.ts', 'export {};');
  write('src/nn/kernels/assembly/index.as.ts', 'export {};');
  const ledger = ledgerOf([]);
  expect(held(ledger)).toEqual([one]);
  write('src/nn/kernels/assembly/more.as.ts', 'export {};');
  expect(held(ledger)).toEqual([]);
});

test.each([
  ['a changed file that it matches', '_astro/*.wasm', 'dist/_astro/engine.DDDDDDD1.wasm', []],
  ['another file that it matches', '_astro/*.wasm', 'dist/_astro/other.EEEEEEE1.wasm', []],
  ['a file that it does not match', '_astro/*.wasm', 'dist/_astro/One.AAAAAAA1.js', [one]],
  ['any file at all, where it is all that is built', everything, 'dist/new/index.html', []],
  ['any page, where it is all pages', '**/*.html', 'dist/two/index.html', []],
])('a pattern of built files is met by %s', (_, pattern, file, still) => {
  const ledger = ledgerOf([pattern]);
  expect(held(ledger)).toEqual([one]);
  write(file, 'fault');
  expect(held(ledger)).toEqual(still);
});

test('another build of the same files is met by no pattern, though their names have other hashes', () => {
  const ledger = ledgerOf(['_astro/*.wasm']);
  renameSync(
    join(root, 'dist/_astro/engine.DDDDDDD1.wasm'),
    join(root, 'dist/_astro/engine.DDDDDDD2.wasm'),
  );
  expect(held(ledger)).toEqual([one]);
});

test('a page whose kept files are others in the edition’s list runs the test that holds it to them, and 1 changed file on the list runs it not', () => {
  const list = (place: number, hash: string) =>
    JSON.stringify({
      files: [
        ['one/', 10, hash],
        ['_astro/One.AAAAAAA1.js', 10, hash],
        ['_astro/Two.CCCCCCC1.js', 10, hash],
        ['offline/', 10, hash],
      ],
      pages: { 'one/': [place] },
      shell: [3],
    });
  const file = 'dist/offline/0123456789abcdef.json';
  write(file, list(1, '0000'));
  const ledger = ledgerOf([keptPart('one/')]);
  write(file, list(1, '1111'));
  expect(held(ledger)).toEqual([one]);
  write(file, list(2, '1111'));
  expect(held(ledger)).toEqual([]);
});

test('what a started site is asked for below its path is noted as its test ends, and the site closed; of another folder than dist/, all that is built', async () => {
  const noted: string[] = [];
  const sites = openSites((path) => noted.push(path));
  const site = await sites.start({ base: '/a/' });
  await fetch(`${site.url}one/`);
  expect(noted).toEqual([]);
  await sites.end();
  await expect(fetch(site.url)).rejects.toThrow('fetch failed');
  expect(noted).toEqual(['one/']);
  const ledger = ledgerOf(noted);
  expect(held(ledger)).toEqual([one]);
  write('dist/one/index.html', 'fault');
  expect(held(ledger)).toEqual([]);
  await sites.start({ folder: root });
  await sites.end();
  expect(noted).toContain(everything);
});

test.each([
  [
    'by a name that it puts together',
    "import { readFileSync } from 'node:fs';\nreadFileSync(`${a}.json`);",
  ],
  ['of dist/', "import { readFileSync } from 'node:fs';\nreadFileSync('dist/index.html');"],
  ['of .cache/', "import { readFileSync } from 'node:fs';\nreadFileSync('.cache/a.json');"],
  [
    'by another function',
    "import { readFileSync, statSync } from 'node:fs';\nreadFileSync('src/a.md');",
  ],
  [
    'by a function that it hands on',
    "import { readFileSync } from 'node:fs';\n['a'].map(readFileSync);",
  ],
  ['in a second way', "import { writeFileSync } from 'node:fs';\nimport * as fs from 'node:fs';"],
  ['by a server of its own', "import { serve } from '#src/tools/site/serve.ts';"],
  ['by a bundle', "import { build } from 'vite';"],
  ['by an import of a name that it puts together', 'const a: object = await import(`./${b}.ts`);'],
  ['by an import of a name and more', "await import('./a' + b);"],
  ['by an import that cannot be read', 'const a = <b>{import(c)}</b> ?? (;'],
])('a check that reads %s is keyed by the whole project', (_, check) => {
  write('tests/site/one.spec.ts', check);
  expect(present().checks.isOfAll('tests/site/one.spec.ts')).toBe(true);
});

test('an import in a text that a check carries is none', () => {
  write(
    'tests/site/one.spec.ts',
    "const probes: string[] = ['import(REMOTE)', `import(${1})`, \"it's import(x)\"];\nawait import('./two.ts');",
  );
  expect(present().checks.isOfAll('tests/site/one.spec.ts')).toBe(false);
});

test('each module that may read files unseen is there, and so is each file that it is said to read', () => {
  const named = Object.entries(readers).flat(2);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((file) => globSync(file).length === 0)).toEqual([]);
  const whole = Object.keys(readers).filter(
    (file) => !/'node:|\bimport\(/.test(readFileSync(file, 'utf8')),
  );
  expect(whole, 'read nothing, and need not be named').toEqual([]);
});
