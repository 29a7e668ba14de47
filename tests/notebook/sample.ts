// A chapter made up to hold everything that a chapter may hold, and what its files must show when they run.
import { gzipSync } from 'node:zlib';
import type { Output } from '#src/notebook/output.ts';
import type { ChapterRecord } from '#src/notebook/record.ts';
import type { Parts } from '#src/notebook/download/parts.ts';
import { cellRecord } from './cell-record.ts';

const shown = (text: string, id?: string): Output => ({
  kind: 'display',
  ...(id && { id }),
  bundle: { 'text/plain': text, 'application/vnd.nn.plot+json': { plot: 1 } },
});

const starter = `import { seen, type Network as Net } from 'nn';
const words = "import { no } from 'nn'";
function double(x: number): number {
  return x; // not yet
}
display(words.length + \` \${double(21)}\`);
`;
const solution = starter.replace('return x;', 'return 2 * x;');

const check = `check(double(2) === 4, 'Two doubled is 4.');
checkClose(double(0.5), 1, 1e-9, 'Half doubled is 1.');
check(seen !== undefined, 'Never told.');
`;

const data = `import { ask } from 'mnist';
import * as Plot from 'plot';
import { same } from 'mnist';
import { seen } from 'nn';
const weights = await ask('weights');
const { pixels, labels } = await ask('test-images');
const digit = await ask('digit');
const { level, bytes } = await ask('kernels');
display([weights.length, pixels.length, labels.join(), pixels[784]].join(' '));
display([digit.label, digit.source, level, bytes[0], Plot.title, same(seen)].join(' '));
await ask('training-images').catch((error: Error) => display(error.message.slice(0, 42)));
`;

const long = `for (let step = 1; step <= 3; step++) {
  display(step, { id: 'step' });
  progress(step, 3);
  await tick();
}
await sleep(5);
`;

const result = (...outputs: Output[]) => ({ result: { outputs } });
const exercise = { exercise: 'double' };

export const sample: ChapterRecord = {
  chapter: 'sample',
  title: 'A sample',
  needs: ['weights'],
  cells: [
    cellRecord('double', starter, { role: 'starter', ...exercise, ...result(shown('23 21')) }),
    cellRecord('double-check', check, {
      role: 'check',
      ...exercise,
      result: { outputs: [], verdict: { passed: 1, failures: ['Two doubled is 4.'] } },
    }),
    cellRecord('double-solution', solution, { role: 'solution', ...exercise }),
    cellRecord('early', 'display(later + 1);\n', result(shown('42'))),
    cellRecord('later', 'const later: number = 41;\n'),
    cellRecord('mistake', "const short = 1;\nthrow new RangeError('Too short.');\n", {
      expectError: true,
      ...result({ kind: 'error', error: { name: 'RangeError', message: 'Too short.' } }),
    }),
    cellRecord('secret', 'const plot = 3;\ndisplay(plot);\n', { hidden: true }),
    cellRecord('data', data),
    cellRecord('long', long, { manual: true, ...result(shown('1', 'step'), shown('3', 'step')) }),
  ],
};

const packed = (bytes: number[]) => gzipSync(Uint8Array.from(bytes)).toString('base64');
const raw = (bytes: number[]) => Buffer.from(bytes).toString('base64');
const picture = (ink: number) => Array<number>(784).fill(ink);

export const sampleParts: Parts = {
  libraries: {
    nn: 'export const seen = {};',
    mnist: `import{seen as s}from"nn";export const same=(other)=>other===s;
export const ask=(need)=>globalThis[Symbol.for('nn.host')].ask(need);`,
    plot: "export const title = 'Plots “é”';",
  },
  dataOf: {
    weights: packed([1, 2, 3]),
    'test-images': [packed([7, ...picture(1)]), raw([2, 1, ...picture(5), ...picture(6)])],
    digit: raw([...picture(9), 4]),
    kernels: raw([0, 97]),
  },
  headings: { double: 'Twice', 'double-check': 'Twice', later: 'Order' },
  prose: { double: 'Write `double`.\n\nIt doubles.' },
  address: 'https://book.example/sample/',
};

export const doubled = new Map([['double', solution]]);

/** Each output of the sample's cells as it stands. */
export const expected = {
  double: ['23 21'],
  'double-check': [
    'Not yet: Two doubled is 4.',
    'Not yet: Half doubled is 1. (expected 1, found 0.5)',
  ],
  later: [] as string[],
  early: ['42'],
  mistake: ['RangeError: Too short.'],
  secret: ['3'],
  data: [
    '3 2352 7,2,1 5',
    '4 test simd 0 Plots “é” true',
    'This file does not carry “training-images”',
  ],
};
export const expectedDoubled = {
  ...expected,
  double: ['23 42'],
  'double-check': ['All 3 checks passed.'],
};
