// A downloaded program is run by Node, and by Deno; those of the book: tests/built/programs.test.ts.
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { programFile } from '#src/notebook/download/program.ts';
import { cellRecord, compile } from './cell-record.ts';
import { node, runProgram } from './run-program.ts';
import { doubled, expected, expectedDoubled, sample, sampleParts } from './sample.ts';

const deno = (
  createRequire(import.meta.url)('deno/install_api.cjs') as { runInstall(): string }
).runInstall();
/** Of the last cell: the first of each second, and the last of each id. */
const long = ['1', '1 of 3', '3', '3 of 3'];
const lines = (cells: Record<string, string[]>) => Object.values(cells).flat();

test('the Node that runs the files is the one they are promised for', async () => {
  const { lines: found } = await runProgram('version.mts', 'console.log(process.version)');
  expect(found[0]).toMatch(/^v24\./);
});

test.each([
  ['Node', [node]],
  ['Deno', [deno, 'run']],
])('the sample runs in %s, its unsolved exercise and its mistake told', async (_, command) => {
  const ran = await runProgram('sample.mts', programFile(sample, sampleParts), command);
  expect(ran).toEqual({ status: 0, errors: '', lines: [...lines(expected), ...long] });
});

test("with the reader's solution its check passes", async () => {
  const text = programFile(sample, { ...sampleParts, compile }, doubled);
  expect(text).toContain('With your changes to 1 cell.');
  const { status, lines: found } = await runProgram('sample.mts', text);
  expect([status, ...found]).toEqual([0, ...lines(expectedDoubled), ...long]);
});

test('an edit that cannot be read is left out, and one with an enum is told how to run', async () => {
  const edits = new Map([
    ['secret', 'const plot = ;'],
    ['later', 'enum Answer { late = 41 }\nconst later: number = Answer.late;'],
  ]);
  const text = programFile(sample, { ...sampleParts, compile }, edits);
  expect(text).toContain('To run it: node --experimental-transform-types sample.mts');
  expect(text).toContain('// Left out, because it cannot be read: ');
  const command = [node, '--no-warnings', '--experimental-transform-types'];
  const ran = await runProgram('sample.mts', text, command);
  const found = [...lines({ ...expected, secret: [] }), ...long];
  expect(ran).toEqual({ status: 0, errors: '', lines: found });
});

test('two cells may import one name, and an edit may turn the order round', async () => {
  const cells = [
    cellRecord('one', "import { seen } from 'nn';\nconst first = typeof seen;\n"),
    cellRecord('two', "import { seen } from 'nn';\ndisplay(`${typeof seen} ${first}`);\n"),
  ];
  const edits = new Map([['one', "import { seen } from 'nn';\nconst first = second;\n"]]);
  edits.set('two', 'const second = 2;\n');
  const record = { ...sample, cells: [...cells, cellRecord('three', 'display(first);\n')] };
  const text = programFile(record, sampleParts);
  expect((await runProgram('two.mts', text)).lines).toEqual(['object object', 'object']);
  const edited = programFile(record, { ...sampleParts, compile }, edits);
  expect((await runProgram('two.mts', edited)).lines).toEqual(['2']);
});

test('an error inside a library names the library, not its whole text', async () => {
  const nn = "export function fail() { throw new TypeError('No weights.'); }";
  const cells = [cellRecord('one', "import { fail } from 'nn';\nfail();\n")];
  const text = programFile({ ...sample, cells }, { libraries: { nn }, dataOf: {} });
  const { status, errors } = await runProgram('fail.mts', text);
  expect(status).toBe(1);
  expect(errors).toMatch(/TypeError: No weights\.\n {4}at fail \(nn\.js/);
  expect(errors).toContain('fail.mts:');
});

test('a display library makes the bundles, also when it takes its time', async () => {
  const display = `export const bundle = (value, { shape }) => shape
    ? Promise.resolve({ 'text/plain': shape.join(' × ') }) : { 'text/plain': 'value ' + value };`;
  const cells = [cellRecord('one', 'display(1);\ndisplay([1, 2], { shape: [1, 2] });\n')];
  const text = programFile({ ...sample, cells }, { ...sampleParts, display });
  expect((await runProgram('one.mts', text)).lines).toEqual(['value 1', '1 × 2']);
});
