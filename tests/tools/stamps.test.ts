// An experiment runs when something that its record is made of has changed, and its record is stamped by that run alone; tried on a small project.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { experiments } from '#src/experiments/all.ts';
import type { ExperimentContext } from '#src/experiments/experiment-context.ts';
import { type Laboratory, runExperiments } from '#src/tools/experiments/run-experiments.ts';
import { partsOf, readHashes, readStamps, stampsFile } from '#src/tools/experiments/stamps.ts';
import { meaningHash } from '#src/tools/made-of/meaning.ts';

const project = {
  'src/experiments/width.ts':
    "import type { Point } from './types.ts';\nimport { dense } from '../nn/dense.ts';\nexport const make = (x: number): number => dense(x);",
  'src/experiments/edges.ts': "import settings from '../settings.json' with { type: 'json' };",
  'src/experiments/types.ts': 'export interface Point { x: number }',
  'src/experiments/experiment-context.ts': "import { load } from '../nn/load.ts';",
  'src/nn/dense.ts':
    "import { relu } from './relu.ts';\nexport const dense = (x: number) => relu(x);",
  'src/nn/relu.ts': "export const relu = (x: number) => Math.max(0, x); // 'x' or 0",
  'src/nn/load.ts':
    "import { unpack } from 'packing';\nimport './floats.ts';\nexport const load = unpack;",
  'src/nn/floats.ts': 'export const half = 0.5;',
  'src/nn/unused.ts': 'export {};',
  'src/settings.json': '{"rate": 0.1}',
  'public/weights/book.safetensors': 'weights',
  'package-lock.json': JSON.stringify({
    packages: {
      'node_modules/packing': { integrity: 'sha512-A', dependencies: { bits: '^1.0.0' } },
      'node_modules/bits': { integrity: 'sha512-B' },
      'node_modules/other': { integrity: 'sha512-C' },
    },
  }),
};

let root: string;
let printed: string[];
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};
const read = (file: string) => readFileSync(join(root, file), 'utf8');
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stamps-'));
  for (const [file, text] of Object.entries(project)) write(file, text);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const made = { experiment: '', command: '', level: 'simd', words: '' };
/** `width` takes the weights from the context; `edges` publishes a file. */
const small = {
  width: ({ network }: ExperimentContext) => ({ made, network }),
  edges: (context: ExperimentContext) => {
    context.publish('edges.bin', new Uint8Array([1, 2]));
    return { made };
  },
};

/** @returns the names of the experiments that ran to their end. */
async function run(
  wanted: string[] = [],
  whole = false,
  changes: Partial<Laboratory> = {},
): Promise<string[]> {
  printed = [];
  const open: Laboratory['open'] = async (say, publish, note) =>
    ({
      get network() {
        note('src/nn/load.ts', 'public/weights/book.safetensors');
        return read('public/weights/book.safetensors').length;
      },
      say,
      publish,
    }) as unknown as ExperimentContext;
  const print = (line: string) => void printed.push(line);
  await runExperiments({ root, experiments: small, open, print, ...changes }, wanted, whole);
  return printed.flatMap((line) => /^(\w+): .* after /.exec(line)?.[1] ?? []);
}

test('records without a stamp are run; then 0 of 2 run, and it says so', async () => {
  write('src/records/experiments/width.json', '{"made": "by hand"}');
  expect(await run()).toEqual(['width', 'edges']);
  expect(printed.slice(0, 2)).toEqual([
    '2 of 2 experiments run; 0 are up to date.',
    '  width: was never stamped',
  ]);
  expect(await run()).toEqual([]);
  expect(printed).toEqual(['0 of 2 experiments run; 2 are up to date.']);
});

test.each([
  ['a function', 'src/experiments/width.ts', 'dense(x)', 'dense(2 * x)', 'width'],
  ['a function that it imports', 'src/nn/dense.ts', 'relu(x)', '-relu(x)', 'width'],
  ['an import at two removes', 'src/nn/relu.ts', 'Math.max(0, x)', 'Math.max(0, x, 1)', 'width'],
  ['the weights', 'public/weights/book.safetensors', 'weights', 'weighty', 'width'],
  ['the reader of the weights', 'src/nn/load.ts', 'unpack', 'read', 'width'],
  ['what the reader imports', 'src/nn/floats.ts', '0.5', '0.25', 'width'],
  ['a package of the reader', 'package-lock.json', 'sha512-A', 'sha512-Z', 'width'],
  ['a package of that package', 'package-lock.json', 'sha512-B', 'sha512-Z', 'width'],
  ['a setting', 'src/settings.json', '0.1', '0.2', 'edges'],
])('%s (%s) has changed: 1 of 2 runs, and it says why', async (_, file, from, to, name) => {
  await run();
  write(file, read(file).replace(from, to));
  expect(await run()).toEqual([name]);
  const said = file === 'package-lock.json' ? 'node_modules/packing' : file;
  expect(printed[1]).toBe(`  ${name}: ${said} has changed`);
  expect(await run()).toEqual([]);
});

test.each([
  ['a comment', 'src/nn/relu.ts', "'x' or 0", 'what is below 0 is cut'],
  ['a comment for a function', 'src/nn/relu.ts', 'export', '/** x */\nexport'],
  ['layout', 'src/nn/relu.ts', '(0, x)', '(\n  0,\n  x,\n)'],
  ['a semicolon that a line end stands for', 'src/nn/relu.ts', '; //', '\n//'],
  [
    'quotes',
    'src/nn/dense.ts',
    "import { relu } from './relu.ts';",
    'import { relu } from "./relu.ts";',
  ],
  ['a type', 'src/experiments/types.ts', 'x: number', 'x: string'],
  ['the type of a value', 'src/experiments/width.ts', '(x: number): number', '(x: 1): 2'],
  ['layout of JSON', 'src/settings.json', '": 0', '":0'],
  ['a module that none imports', 'src/nn/unused.ts', '{}', '{ a }'],
  ['a package that none imports', 'package-lock.json', 'sha512-C', 'sha512-Z'],
])('%s (%s) has changed: 0 of 2 run', async (_, file, from, to) => {
  await run();
  const before = read(file);
  write(file, before.replace(from, to));
  expect(read(file)).not.toBe(before);
  expect(await run()).toEqual([]);
});

test.each([
  ['the line end', 'return\n  x', 'return x'],
  ['the words of a string', "'a b'", "'a  b'"],
  ['a pattern', '/a /', '/a  /'],
  ['a number', '0.1', '0.11'],
  ['a place left free', '[1, , 2]', '[1, 2]'],
  ['an operator', 'a + +b', 'a + b'],
])('%s says something else', (_, one, other) => {
  const hashes = [one, other].map((code) => {
    write('src/code.ts', `export function f() {\n  ${code};\n}`);
    return meaningHash(root, 'src/code.ts');
  });
  expect(hashes[0]).not.toBe(hashes[1]);
});

test.each(['src/records/experiments/edges.json', 'public/edges.bin'])(
  '%s was edited by hand, or is gone: it is made again',
  async (file) => {
    await run();
    const first = read(file);
    write(file, `${first.replace('simd', 'none')} `.replace(/ $/, file.endsWith('bin') ? 'x' : ''));
    expect(await run()).toEqual(['edges']);
    expect(printed[1]).toBe(`  edges: ${file} is not what its run wrote`);
    expect(read(file)).toBe(first);
    rmSync(join(root, file));
    expect(await run()).toEqual(['edges']);
    expect(read(file)).toBe(first);
  },
);

test('a run that fails stamps nothing and writes no record; those before it keep their stamps', async () => {
  await run();
  const [stamps, record] = [read(stampsFile), read('src/records/experiments/edges.json')];
  write('src/settings.json', '{"rate": 0.2}');
  write('src/nn/relu.ts', 'export const relu = Math.abs;');
  const failing = {
    ...small,
    edges: () => {
      throw new Error('no memory');
    },
  };
  await expect(run([], false, { experiments: failing })).rejects.toThrow('no memory');
  expect(read('src/records/experiments/edges.json')).toBe(record);
  const [before, after] = [JSON.parse(stamps), JSON.parse(read(stampsFile))];
  expect(after.files).toContain(`src/nn/relu.ts ${meaningHash(root, 'src/nn/relu.ts')}`);
  expect(after.files).not.toContain(`src/settings.json ${meaningHash(root, 'src/settings.json')}`);
  expect(after.records.edges[0]).toEqual(before.records.edges[0]);
  expect(await run()).toEqual(['edges']);
});

test('broken off between a record and its stamp, it is run again', async () => {
  await run();
  const stamps = read(stampsFile);
  write('public/weights/book.safetensors', 'more weights');
  await run();
  write(stampsFile, stamps);
  expect(await run()).toEqual(['width']);
});

test('what changes while it runs leaves it without a stamp', async () => {
  const changing = {
    ...small,
    width: (context: ExperimentContext) => {
      write('src/nn/relu.ts', 'export const relu = Math.abs;');
      return small.width(context);
    },
  };
  await run([], false, { experiments: changing });
  expect(printed).toContain('  Not stamped: src/nn/relu.ts changed meanwhile.');
  expect(Object.keys(readStamps(root))).toEqual(['edges']);
  expect(await run()).toEqual(['width']);
});

test('a module that reads files unseen leaves it without a stamp', async () => {
  write(
    'src/nn/relu.ts',
    "import { readdirSync } from 'node:fs';\nexport const relu = readdirSync('.');",
  );
  await run();
  expect(printed).toContain('  Not stamped: no stamp sees what src/nn/relu.ts reads.');
  expect(Object.keys(readStamps(root))).toEqual(['edges']);
});

test('a name runs 1, and --whole 2 of 2, though nothing has changed', async () => {
  await run();
  const stamps = read(stampsFile);
  expect(await run(['edges'])).toEqual(['edges']);
  expect(await run([], true)).toEqual(['width', 'edges']);
  expect(read(stampsFile)).toBe(stamps);
  expect(printed).toContain('width: 0.1 KB after 0 s, as before.');
});

test('a stamp that is out of date stays so when another experiment is run', async () => {
  await run();
  write('src/nn/relu.ts', 'export const relu = Math.abs;');
  await run(['edges']);
  expect(await run()).toEqual(['width']);
});

test('an experiment that is gone takes its stamp along; stamps that cannot be read are none', async () => {
  await run();
  await run([], true, { experiments: { width: small.width } });
  expect(Object.keys(readStamps(root))).toEqual(['width']);
  write(stampsFile, '<<<<<<< ours');
  expect(await run()).toEqual(['width', 'edges']);
});

const names = Object.keys(experiments);

test.each(names)(
  '%s has a module of its name, and a stamp sees all that its record is made of',
  async (name) => {
    const module = (await import(`../../src/experiments/${name}.ts`)) as Record<string, unknown>;
    expect(Object.values(module)).toContain(experiments[name]);
    const { files, unseen } = partsOf('.', name, []);
    expect(unseen).toEqual([]);
    expect(files.filter((file) => !file.startsWith('node_modules/') && !existsSync(file))).toEqual(
      [],
    );
  },
);

test('each stamped record, and each file published with it, is what its run wrote', () => {
  const hash = readHashes('.');
  const stamps = Object.entries(readStamps('.'));
  expect(stamps.length).toBeGreaterThan(0);
  expect(stamps.filter(([name]) => !names.includes(name))).toEqual([]);
  const written = stamps.flatMap(([, stamp]) => Object.entries(stamp.written));
  expect(written.filter(([file, then]) => hash(file) !== then)).toEqual([]);
});
