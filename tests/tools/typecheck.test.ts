// The type check finds a mistake in every kind of file and names the line that a person must mend.
import { expect, test } from 'vitest';
import { checkTypes } from '#src/tools/typecheck/check.ts';
import { changed, makeProject } from './fixture.ts';

const draw = 'components/prose/Draw/Draw.astro';
const chapter = 'content/part-1/inputs.mdx';

/** One planted mistake each: where it is put, and where it must be reported. */
const planted = [
  {
    what: 'an .astro frontmatter',
    changes: changed(draw, 'size, label =', 'size, lable: label ='),
    found: `${draw}:6:15 Property 'lable' does not exist`,
  },
  {
    what: 'an .astro expression',
    changes: changed(draw, 'size.toFixed', 'size.toFixt'),
    found: `${draw}:9:34 Property 'toFixt' does not exist`,
  },
  {
    what: 'a client script',
    changes: changed(draw, 'String(double(2))', 'double(2)'),
    found: `${draw}:14:15 Type 'number' is not assignable to type 'string'`,
  },
  {
    what: 'a component’s prop in a page',
    changes: changed(
      'src/pages/index.astro',
      'Live client:load size={3}',
      'Live client:load size="3"',
    ),
    found: `src/pages/index.astro:7:19 Type 'string' is not assignable to type 'number'`,
  },
  {
    what: 'an .astro file that does not parse',
    changes: changed(draw, '{size.toFixed(1)}', '{size.toFixed(1)'),
    found: `${draw}:9:`,
  },
  {
    what: 'a tag’s prop of a wrong type in a chapter',
    changes: changed(chapter, 'size={3}', 'size="3"'),
    found: `${chapter}:7:41 Type 'string' is not assignable to type 'number'`,
  },
  {
    what: 'a tag inside a tag in a chapter',
    changes: changed(chapter, 'size={4}', 'size={4} sice={4}'),
    found: `${chapter}:10:60 Type '{ size: number; sice: number; }' is not assignable`,
  },
  {
    what: 'an unknown tag in a chapter',
    changes: changed(chapter, '<Draw size={4} />', '<Drow size={4}></Drow>'),
    found: `${chapter}:10:46 There is no tag <Drow> in components/prose or components/figures.`,
  },
  {
    what: 'an expression in a chapter',
    changes: changed(chapter, 'with {1 + 2}', 'with {1 + two}'),
    found: `${chapter}:10:29 Cannot find name 'two'`,
  },
  {
    what: 'a chapter that does not parse',
    changes: changed(chapter, '</Draw>', '</Drow>'),
    found: `${chapter}:11:1 Does not parse`,
  },
  {
    what: 'line 3 of a chapter’s second cell',
    changes: changed(chapter, 'text: string = later', 'text: number = later'),
    found: `${chapter}:21:7 Type 'string' is not assignable to type 'number'`,
  },
  {
    what: 'a .tsx',
    changes: changed('components/prose/Draw/Live.tsx', '{size}</p>', '{size.length}</p>'),
    found: "components/prose/Draw/Live.tsx:2:19 Property 'length' does not exist",
  },
];

test('a clean project has 0 type errors', () => {
  expect(checkTypes(makeProject('clean'))).toEqual([]);
});

test.each(planted)('a mistake in $what is found at its line and column', ({ changes, found }) => {
  const problems = checkTypes(makeProject('planted', changes));
  const lines = problems.map(({ file, line, column, text }) => `${file}:${line}:${column} ${text}`);
  expect(lines).toContainEqual(expect.stringContaining(found));
  const places = problems.map(({ file, line }) => `${file}:${line}`);
  expect(places).toEqual([found.split(':').slice(0, 2).join(':')]);
});
