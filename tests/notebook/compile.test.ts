// What the compiler takes from a cell's text; each expected list is read off the text by hand.
import { describe, expect, test } from 'vitest';
import { CompileError } from '#src/notebook/cell.ts';
import { compileCell, mostNested } from '#src/notebook/compile/compile.ts';
import { linkCell } from '#src/notebook/cell-module.ts';
import type { MimeBundle } from '#src/notebook/output.ts';
import { createRunner } from '#src/notebook/runner/run-cells.ts';

function mistakeIn(source: string): CompileError | undefined {
  try {
    compileCell(source);
    return undefined;
  } catch (error) {
    return error as CompileError;
  }
}

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
      /may import from "nn", "layers", "mnist", "plot".*found "lodash"/,
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
  expect(declared).toMatchObject([{ b: 6, d: 6 }]);
});

test('5 names that the language itself uses are names like any other', async () => {
  const runner = createRunner({
    async load(code) {
      const address = `data:text/javascript,${encodeURIComponent(code)}`;
      return { address, module: await import(/* @vite-ignore */ address) };
    },
    library: async () => ({ double: (x: number) => 2 * x }),
  });
  const shown: string[] = [];
  const told = {
    display: ({ bundle }: { bundle: MimeBundle }) => shown.push(bundle['text/plain']),
    progress: () => undefined,
  };
  const run = (name: string, source: string, given: string[] = []) => {
    const compiled = compileCell(source);
    const code = linkCell(compiled, given);
    return runner.run({ name, code, given, imports: compiled.imports }, told);
  };
  for (const name of ['then', '__proto__', 'constructor', 'toString', 'prototype']) {
    for (const source of [
      `function ${name}() { return 7; }`,
      `const ${name} = () => 7;`,
      `import { double as ${name} } from 'nn';`,
    ]) {
      expect(await run('maker', source)).toEqual({ kind: 'done' });
      await run('reader', `display(typeof ${name});`, [name]);
      expect({ source, shown: shown.splice(0) }).toEqual({ source, shown: ['function'] });
    }
    expect(
      await run('whole', `import * as ${name} from 'nn'; display(${name}.double(4));`),
    ).toEqual({
      kind: 'done',
    });
    expect(shown.splice(0)).toEqual(['8']);
  }
});

const nested: [what: string, level: string, end: string][] = [
  ['arrows', '()=>(', ')'],
  ['arrows with a parameter', 'a=>(', ')'],
  ['arrows with a default', '(a=', ')=>0'],
  ['brackets', '(', ')'],
  ['lists', '[', ']'],
  ['objects', '({a:', '})'],
  ['calls', 'f(', ')'],
  ['blocks', '{', '}'],
  ['functions', 'function f(){', '}'],
  ['templates', '`${', '}`'],
  ['generics', 'f<T>(', ')'],
  ['arrows without brackets', 'a=>', ''],
  ['conditions', 'a?', ':b'],
  ['minus signs', '- ', ''],
  ['types', 'null as unknown as (a: ', ') => void'],
];

test(`${nested.length} ways to nest a text without end are refused before they are compiled, or by running out of stack`, () => {
  for (const [what, level, end] of nested.filter(([, one]) => /[([{]/.test(one))) {
    const source = level.repeat(mostNested + 1) + '0' + end.repeat(mostNested + 1);
    expect({ what, said: mistakeIn(source)?.message }).toEqual({
      what,
      said: expect.stringMatching(/^This is nested too deeply/),
    });
  }
  // Left to the worker, which is ended: here only that the answer is a sentence.
  for (const [what, level] of nested.filter(([, one]) => !/[([{]/.test(one)))
    expect({ what, mistake: mistakeIn(level.repeat(20_000)) }).toEqual({
      what,
      mistake: expect.any(CompileError),
    });
  const usual = '[[[[[[[[[[[[0]]]]]]]]]]]]';
  expect(compileCell(`const a = ${usual};`).declares).toEqual(['a']);
});

const foreign: [code: string, words: RegExp][] = [
  ['const a = −1.7;', /“−” \(U\+2212\) is a minus sign as it is printed.*type - /],
  ['const a = 2 × 3;', /“×” \(U\+00D7\) .*type \* /],
  ['const a = 2 ÷ 3;', /“÷”.*type \/ /],
  ['const a = 2 · 3;', /“·”.*type \* /],
  ['const a = b – c;', /“–” \(U\+2013\) is a dash.*type - /],
  ['if (a ≤ b) a;', /“≤”.*type <= /],
  ['if (a ≠ b) a;', /“≠”.*type !== /],
  ['const a = “text”;', /“““|“.” \(U\+201C\) is a quote/],
  ['const a = ‘text’;', /\(U\+2018\) is a quote/],
  ['const f = (a) → a;', /“→”.*type => /],
  ['const f = (…a) => a;', /“…”.*type \.\.\. /],
  ['const a = x²;', /“²”.*type \*\*2 /],
  ['f（1）;', /a wide bracket/],
  ['const a = 1\u{2009}000;', /a thin space \(U\+2009\).*delete it/],
  ['const a = 1\u{A0}000;', /a space that does not break \(U\+00A0\)/],
  ['const a\u{200B} = 1;', /a zero-width space \(U\+200B\).*delete it/],
  ['const a\u{AD} = 1;', /a soft hyphen \(U\+00AD\)/],
  ['const a = 1; \u{202E}', /a sign that is not seen \(U\+202E\)/],
];

test(`${foreign.length} signs that a paste brings along are named, with what to type`, () => {
  for (const [code, words] of foreign) {
    const mistake = mistakeIn(`const before = 1;\n${code}\nconst after = 2;`);
    expect({ code, message: mistake?.message, line: mistake?.line }).toEqual({
      code,
      message: expect.stringMatching(words),
      line: 2,
    });
  }
  // In a text or a comment each may stand, and is not what is wrong there.
  expect(compileCell('const a = "−× \u{200B}"; // −').declares).toEqual(['a']);
  expect(mistakeIn('const a = "−" + ; // ×')?.message).toContain('cannot be read');
});

const numbers: [code: string, typed: string][] = [
  ['const rate = 0,5;', '“0,5” as one number: type 0.5'],
  ['const rate = -0,25;', '“0,25” as one number: type 0.25'],
  ['const rate: number = 0,001 * 2;', '“0,001” as one number: type 0.001'],
  ['const settings = { rate: 0,5, size: 32 };', '“0,5” as one number: type 0.5'],
  ['const settings = { size: 32, rate: 0,5 };', '“0,5” as one number: type 0.5'],
  ['const rate = 3,0e-1;', '“3,0e-1” as one number: type 3.0e-1'],
  ['const images = 1,719;', '“1,719” as one number: type 1719'],
  ['f(55,000, 32);', '“55,000” as one number: type 55000'],
  ['const seed = 1,000,000;', '“1,000,000” as one number: type 1000000'],
  ['const size = 1 000;', '“1 000” as one number: type 1000'],
  ['const seed = 1.000.000;', '“1.000.000” as one number: type 1000000'],
  ['const seed = 007;', '“007” as one number: type 7'],
  ['const share = 50 %;', '“50 %” as one number: type 0.5'],
  ['const share = 2.5%;', '“2.5%” as one number: type 0.025'],
  // Each of these can be read as code, in which one of two numbers is thrown away.
  ['let rate; rate = 0,5;', '“0,5” as one number: type 0.5'],
  ['let images; images = 1,719;', '“1,719” as one number: type 1719'],
  ['let rate; if (rate = 0,5) rate;', '“0,5” as one number: type 0.5'],
];

test(`${numbers.length} numbers as a page or another country writes them are named, with what to type; lists and calls of two numbers are left alone`, () => {
  for (const [code, typed] of numbers) {
    const mistake = mistakeIn(`const before = 1;\n${code}\nconst after = 2;`);
    expect({ code, message: mistake?.message, line: mistake?.line }).toEqual({
      code,
      message: `Code doesn’t read ${typed} instead.`,
      line: 2,
    });
  }
  for (const code of [
    '[0,5];',
    'f(0,5);',
    'f(1,719);',
    'for (let i = 0, j = 5; ; ) break;',
    'let a; a = (f(), 5);',
    'const a = "0,5";',
    'const a = `1,719 of ${1} %`; // 0,5',
    'const a = 50 % 7;',
  ])
    expect({ code, mistake: mistakeIn(code) }).toEqual({ code, mistake: undefined });
  // What is missing here is a bracket.
  for (const code of ['f(1,2;', 'const a = [1,2;', 'f("0,5", 1'])
    expect({ code, said: mistakeIn(code)?.message }).toEqual({
      code,
      said: expect.stringMatching(/^This cannot be read as TypeScript/),
    });
});

test('a last line that is a value, and no call, is known to show nothing', () => {
  for (const value of ['a', 'a + 1', 'a.b', '[a]', '`${a}`', '7', 'a ? b : c', '({ a })'])
    expect({ value, shows: compileCell(`const x = 1;\n${value};`).endsWithValue }).toEqual({
      value,
      shows: true,
    });
  for (const other of [
    'display(a)',
    'f()',
    'a.push(1)',
    'await f()',
    'let y = 1',
    '"use strict"; f()',
  ])
    expect(compileCell(`${other};`).endsWithValue).toBeUndefined();
});
