// A chapter's cells are run when the book is built: what they show is stored, and an author's mistake ends the build with its place.
import { expect, test } from 'vitest';
import { cellsOf } from '#src/notebook/prepare/chapter.ts';
import { recordOf } from '#src/notebook/prepare/record.ts';

const file = 'chapter.mdx';

/** A chapter of these lines, as the build reads it. */
async function built(...lines: string[]) {
  const text = ['---', 'title: A chapter', '---', '', ...lines, ''].join('\n');
  return await recordOf(cellsOf(text, file), file, 'chapter', 'A chapter');
}
/** The message of the mistake, from its line on: the first line of `lines` is line 5. */
const mistake = async (...lines: string[]) => {
  const error = await built(...lines).catch((reason: Error) => reason);
  return error instanceof Error ? error.message.replace(`${file}:`, '') : 'no mistake';
};

const cell = (info: string, ...code: string[]) => ['```ts cell' + info, ...code, '```'];
const exercise = (starter: string, check: string, solution: string) => [
  '<Exercise id="double" title="Double it">',
  ...cell('', starter),
  '<Check>',
  ...cell('', check),
  '</Check>',
  '<Solution>',
  ...cell('', solution),
  '</Solution>',
  '</Exercise>',
];

test('every cell runs, and what it showed is stored: 6 × 7 in one is 42, and 43 in the next', async () => {
  const { cells } = await built(
    ...cell(' id=product', 'const product = 6 * 7;', 'display(product);'),
    ...cell(' id=next', 'display(product + 1);'),
  );
  const shown = cells.map(({ name, result }) => [name, JSON.stringify(result.outputs)]);
  expect(shown).toEqual([
    ['product', expect.stringContaining('42')],
    ['next', expect.stringContaining('43')],
  ]);
});

test('a brief cell is ended at its 4th word on its progress, and what it showed until then is stored', async () => {
  const endless = [
    'for (let step = 1; ; step++) {',
    "  display(step, { id: 'step' });",
    '  progress(step, Infinity);',
    '  await tick();',
    '}',
  ];
  const { cells } = await built(...cell(' id=long manual brief', ...endless));
  expect(JSON.stringify(cells[0]!.result.outputs)).toContain('"4"');
  expect(JSON.stringify(cells[0]!.result.outputs)).not.toContain('"5"');
});

test.each([
  [
    'that reads what a brief one did not come to declare',
    [
      ...cell(
        ' id=a brief',
        'while (true) {',
        '  progress(1, 2);',
        '  await tick();',
        '}',
        'const a = 1;',
      ),
      ...cell(' id=b', 'display(a);'),
    ],
    'Not run, because it reads from the cell “a”, which did not end.',
  ],
  [
    'that throws',
    cell(' id=a', 'const a = 1;', 'throw new Error("too dark");'),
    '7: The cell “a” throws Error: too dark',
  ],
  ['that cannot be read', cell(' id=a', 'const a = 1;', 'const b = ;'), '7: '],
  [
    'that promises a mistake and makes none',
    cell(' id=a expect-error', 'display(1);'),
    '6: The cell “a” is marked expect-error and throws nothing.',
  ],
  [
    'of a name that another has',
    [...cell(' id=a', 'display(1);'), ...cell(' id=a', 'display(2);')],
    '8: Two cells are called “a”; the other begins on line 6.',
  ],
  [
    'that declares what another has declared',
    [...cell(' id=a', 'const x = 1;'), ...cell(' id=b', 'const x = 2;')],
    '6: “x” is defined twice: in “a” and “b”. Rename one of them.',
  ],
])('a cell %s ends the build with its file and line', async (_, lines, found) => {
  expect(await mistake(...lines)).toContain(found);
});

const check = 'check(twice(2) === 4, `Twice 2 is 4, and yours is ${twice(2)}.`);';
const sum = 'const twice = (x: number) => x + x;';
const same = 'const twice = (x: number) => x;';
test.each([
  [
    'whose starter passes',
    exercise(sum, check, sum),
    '11: The starter of “double” passes its check, so there is nothing to do.',
  ],
  [
    'whose solution throws',
    exercise(same, check, 'throw new Error("no idea");'),
    '16: The solution of “double” throws Error: no idea',
  ],
  [
    'whose solution is wrong',
    exercise(same, check, 'const twice = (x: number) => x + 1;'),
    '11: The solution of “double” does not pass its check: Twice 2 is 4, and yours is 3.',
  ],
  [
    'whose check checks nothing',
    exercise('const twice = 1;', 'throw new Error(`${twice}`);', 'const twice = 2;'),
    '11: The solution of “double” does not pass its check: 2',
  ],
  [
    'without a solution',
    exercise(same, check, sum).slice(0, 9),
    '7: The exercise “double” should hold one cell to start from, then one in <Check> and one in <Solution>; found: starter, check.',
  ],
])('an exercise %s ends the build with its file and line', async (_, lines, found) => {
  const closed = lines.at(-1) === '</Exercise>' ? lines : [...lines, '</Exercise>'];
  expect(await mistake(...closed)).toBe(found);
});

test('an exercise that is whole is stored with its solution', async () => {
  const { cells } = await built(...exercise(same, check, sum));
  expect(cells.map(({ role, source }) => [role, source])).toEqual([
    ['starter', same],
    ['check', check],
    ['solution', sum],
  ]);
});
