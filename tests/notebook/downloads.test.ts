// The downloads as texts: imports rewritten, and the notebook's form kept.
import { expect, test } from 'vitest';
import { notebookFile } from '#src/notebook/download/notebook.ts';
import { portableSource } from '#src/notebook/download/portable.ts';
import { programFile } from '#src/notebook/download/program.ts';
import { violations } from './nbformat.ts';
import { doubled, sample, sampleParts } from './sample.ts';

test.each([
  ["import { a } from 'nn';", 'const { a } = nn;'],
  ['import { a } from "nn"', 'const { a } = nn;'],
  [
    "import{a as b,type C,type D as E}from'nn';",
    'const { a: b } = nn;\ntype C = any;\ntype E = any;',
  ],
  ["import * as Plot from 'plot';", 'const Plot = plot;'],
  ["import * as nn from 'nn';\nnn.a;", 'nn.a;'],
  ["import whole, { a } from 'nn';", 'const { default: whole, a } = nn;'],
  [
    "import { default as whole, 'a b' as c } from 'nn';",
    'const { default: whole, "a b": c } = nn;',
  ],
  ["import type { C } from 'nn';\nlet c: C;", 'type C = any;\nlet c: C;'],
  ["import type from 'nn';", 'const { default: type } = nn;'],
  ["import 'mnist';\nlet a;", 'let a;'],
  ["import {\n  a, // first\n  b,\n} from 'nn'; // tail", 'const { a, b } = nn; // tail'],
  ["import { a } from 'nn'; import { b } from 'mnist';", 'const { a } = nn; const { b } = mnist;'],
  ["use(a);\nimport { a } from 'nn';\nrest();", 'const { a } = nn;\nuse(a);\nrest();'],
  ["import { a } from 'npm:other';", "import { a } from 'npm:other';"],
  ['const a = await import("nn");', 'const a = await import("nn");'],
])('%s', (source, portable) => expect(portableSource(source)).toBe(portable));

test.each([
  `const a = "import { a } from 'nn'";`,
  `const a = \`\nimport { a } from 'nn';\n\${\`}\nimport 'nn';\`}\nimport 'nn';\`;`,
  `// import { a } from 'nn';\n/*\nimport { a } from 'nn';\n*/`,
  `const a = /["'\`/*]\nimport/; `.replace('\n', ''),
  `const half = list[0]! / 2; const b = "'"; const c = (1 + 2) / 3; // '`,
  `const o = { import: 1 };\no\n  .import;`,
])('what only looks like an import stays: %s', (source) =>
  expect(portableSource(source)).toBe(source),
);

test.each([
  ['as built', undefined],
  ['with edits', doubled],
])('the notebook has the form of nbformat 4.5, %s', (_, edits) => {
  expect(violations(JSON.parse(notebookFile(sample, sampleParts, edits)))).toEqual([]);
});

test('the notebook keeps the outputs of the build, except of edited cells', () => {
  const outputsOf = (edits?: Map<string, string>) =>
    Object.fromEntries(
      JSON.parse(notebookFile(sample, sampleParts, edits)).cells.map(
        (cell: { id: string; outputs?: object[]; execution_count?: number }) => [
          cell.id,
          [cell.execution_count, cell.outputs],
        ],
      ),
    );
  const shown = (text: string) => ({
    output_type: 'display_data',
    data: { 'text/plain': [text] },
    metadata: {},
  });
  const built = outputsOf();
  expect(built.double).toEqual([2, [shown('23 21')]]);
  expect(built['double-check']).toEqual([3, [shown('Not yet: Two doubled is 4.')]]);
  expect(built.long).toEqual([9, [shown('3')]]);
  expect(built.mistake[1][0]).toMatchObject({ output_type: 'error', ename: 'RangeError' });
  expect(outputsOf(doubled).double).toEqual([null, []]);
});

test('solutions stay in the book; headings and exercises come along', () => {
  const notebook = notebookFile(sample, sampleParts);
  const program = programFile(sample, sampleParts);
  for (const text of [notebook, program]) {
    expect(text).not.toContain('2 * x');
    expect(text).toContain('It doubles.');
    expect(text.match(/## Twice/g)).toHaveLength(1);
    expect(text).toContain('https://book.example/sample/');
  }
});
