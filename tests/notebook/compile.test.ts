// What the compiler takes from a cell's text; each expected list is read off the text by hand.
import { describe, expect, test } from 'vitest';
import { CompileError } from '#src/notebook/cell.ts';
import { compileCell } from '#src/notebook/compile/compile.ts';
import { linkCell } from '#src/notebook/cell-module.ts';

const namesIn = (source: string) => {
  const { declares, reads, assigns } = compileCell(source);
  return { declares: declares.toSorted(), reads: reads.toSorted(), assigns };
};

describe('names', () => {
  const cases: [what: string, source: string, declares: string[], reads: string[]][] = [
    ['a constant', 'const a = b + 1;', ['a'], ['b']],
    ['a use above its declaration', 'f(); function f() { return g; }', ['f'], ['g']],
    [
      'patterns with defaults and rests',
      'const { a, b: { c = d }, [k]: e, ...f } = g; const [h, , ...i] = j;',
      ['a', 'c', 'e', 'f', 'h', 'i'],
      ['d', 'g', 'j', 'k'],
    ],
    ['parameters shadow', 'const f = (a, { b = a }, ...c) => a + b + c + d;', ['f'], ['d']],
    ['blocks shadow', 'const a = 1; { const b = 2; let c = b; } b;', ['a'], ['b']],
    [
      'var leaves its block, not its function',
      '{ var a = 1; } function f() { var b; } b;',
      ['a', 'f'],
      ['b'],
    ],
    [
      'loop variables',
      'for (const a of b) a; for (let i = 0; i < n; i++); for (c in d);',
      [],
      ['b', 'c', 'd', 'n'],
    ],
    ['catch', 'try { a } catch ({ message }) { message; b }', [], ['a', 'b']],
    [
      'members and keys are no names',
      'a.b.c; ({ d: e, f, [g]: 1, h() {} });',
      [],
      ['a', 'e', 'f', 'g'],
    ],
    [
      'classes',
      'class A extends B { #c = d; static { e; } [f]() { return A; } }',
      ['A'],
      ['B', 'd', 'e', 'f'],
    ],
    ['a named function expression', 'const a = function b() { return b + c; };', ['a'], ['c']],
    ['labels', 'a: for (;;) { break a; }', [], []],
    ['templates', 'const a = `${b} ${`${c}`}`;', ['a'], ['b', 'c']],
    ['tagged templates and optional chains', 'a`x`; b?.c?.[d];', [], ['a', 'b', 'd']],
    [
      'types are no names',
      'const a: Foo<Bar> = b as Baz; type T = U; interface I { v: W }',
      ['a'],
      ['b'],
    ],
    [
      'generics and satisfies',
      'function f<T extends Q>(a: T): a is T { return g(a) satisfies R; }',
      ['f'],
      ['g'],
    ],
    ['top-level await', 'const a = await b;', ['a'], ['b']],
    [
      'imports',
      "import { a, b as c, type D } from 'nn'; import * as P from 'plot'; d;",
      ['P', 'a', 'c'],
      ['d'],
    ],
    ['a write to its own variable', 'let a = 0; a += b; a++;', ['a'], ['b']],
  ];
  test.each(cases)('%s', (_, source, declares, reads) => {
    expect(namesIn(source)).toMatchObject({ declares, reads });
  });

  test('an assignment to another cell’s variable is found with its line, in 5 forms', () => {
    const forms = ['a = 1', 'a += 1', 'a++', '({ a } = b)', 'for (a of b);'];
    for (const form of forms)
      expect({ form, assigns: namesIn(`const c = 1;\n${form};`).assigns }).toEqual({
        form,
        assigns: [{ name: 'a', line: 2 }],
      });
    expect(namesIn('a[0] = 1; a.b = 2;').assigns).toEqual([]);
    expect(namesIn('let a; a = 1; function f(b) { b = 2 }').assigns).toEqual([]);
  });
});

describe('mistakes', () => {
  const cases: [source: string, line: number, words: RegExp][] = [
    ['const a = 1;\nconst b = ;', 2, /cannot be read as TypeScript/],
    ['let x: number = (1;', 1, /cannot be read as TypeScript/],
    [
      "const a = 1;\n\nimport x from 'lodash';",
      3,
      /may import from "nn", "mnist", "plot".*found "lodash"/,
    ],
    ['\nexport const a = 1;', 2, /needs no export/],
    ['const a = 1;\nfunction display() {}', 2, /given “display”/],
    ['const a = 1;\nconst a = 2;', 2, /already been declared/],
    ['return 1;', 1, /'return' outside of function/],
  ];
  test.each(cases)('%j is told in words at its line', (source, line, words) => {
    const mistake = (() => {
      try {
        return compileCell(source);
      } catch (error) {
        return error;
      }
    })();
    expect(mistake).toBeInstanceOf(CompileError);
    expect(mistake).toMatchObject({ line, message: expect.stringMatching(words) });
  });
});

test('a linked cell keeps every line in its place', () => {
  const source = "import { a } from 'nn';\n// two\nconst b: number = a +\n  c;";
  const linked = linkCell(compileCell(source), ['c']).split('\n');
  expect(linked[1]).toContain('// two');
  expect(linked[2]).toContain('const b');
  expect(linked[3]).toContain('c;');
});

test('a linked cell gives out what it declares and takes what it is given', async () => {
  const code = linkCell(compileCell("import { f } from 'nn';\nconst b = f(a); let d = await b;"), [
    'a',
  ]);
  const module = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  const declared = await module.default({})({ a: 2 }, { f: (x: number) => x * 3 });
  expect(declared).toMatchObject({ b: 6, d: 6 });
});
