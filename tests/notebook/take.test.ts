// The downloads as texts: imports rewritten, what cannot be stripped found, and the notebook's form kept.
import { stripTypeScriptTypes } from 'node:module';
import { expect, test } from 'vitest';
import { CompileError } from '#src/notebook/cell.ts';
import { checkErasable, notErasable } from '#src/notebook/download/erasable.ts';
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

const forms = `enum A { B } · declare enum A { B } · const enum A { B } · declare const enum A { B }
namespace N { export const a = 1; } · declare namespace N { const a: number; } · module M { const a = 1; }
class A { constructor(private x: number) {} } · class A { constructor(a = 1, readonly x = f(a)) {} }
class A { private x = 1; declare y: number; readonly z = 2; constructor(x: number) { this.x = x; } }
const a = <number>b; · const f = <T>(x: T): T => x; · const f = <T,>(x: T) => x; · let v = <T>(<any>x);
type F = <T>(x: T) => void; · interface I { <T>(x: T): void; constructor(readonly: number): void; }
const o = { enum: 1, namespace: 2 }; o.enum; · const small = 1 <b; · const g = x! as unknown as string;
const s = "enum A { B }"; · import a = require('x'); · const namespace = 1; namespace; · f<number>(1);
const private_ = { readonly: 1, constructor(readonly: number) {} }; · if (a) < 1;`;

test.each(forms.split(/ · |\n/).filter((form) => form !== 'if (a) < 1;'))(
  'Node strips, or we refuse, %s',
  (source) => {
    const isRefused = (check: (text: string) => unknown) => {
      try {
        check(source);
        return false;
      } catch {
        return true;
      }
    };
    expect(isRefused(checkErasable)).toBe(isRefused(stripTypeScriptTypes));
  },
);

test('what is not erasable is told with its place', () => {
  const error = notErasable('const a = 1;\nconst b = <number>a;');
  expect(error).toBeInstanceOf(CompileError);
  expect([error!.line, error!.column]).toEqual([2, 11]);
  expect(error!.message).toContain('value as Type');
});

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
