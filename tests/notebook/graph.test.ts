// The order of cells, and what is said when there is none; the expected orders are read off the cells by hand.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileCell } from '#src/notebook/compile/compile.ts';
import { graphOf } from '#src/notebook/graph.ts';

const graph = (cells: Record<string, string>) =>
  graphOf(Object.entries(cells).map(([name, source]) => ({ name, compiled: compileCell(source) })));

test('cells run in the order of the text, and after those they read from', () => {
  const { order, sourcesOf, followersOf, readsFrom } = graph({
    a: 'const x = y;',
    b: 'const z = 1;',
    c: 'const y = z;',
    d: 'x + y;',
  });
  expect(order).toEqual(['b', 'c', 'a', 'd']);
  expect(sourcesOf('a')).toEqual(['b', 'c']);
  expect(followersOf('b')).toEqual(['c', 'a', 'd']);
  expect(readsFrom('d')).toEqual(['a', 'c']);
});

test('a name defined twice is told in both cells with both names', () => {
  const { problems } = graph({ one: 'const x = 1;', two: 'let x = 2;', three: 'x;' });
  const words = '“x” is defined twice: in “one” and “two”. Rename one of them.';
  expect(problems.get('one')).toEqual([{ message: words }]);
  expect(problems.get('two')).toEqual([{ message: words }]);
  expect(problems.get('three')).toBeUndefined();
});

test('the same import in two cells is one name, another import is not', () => {
  expect(
    graph({ a: "import { relu } from 'nn';", b: "import { relu } from 'nn';" }).problems.size,
  ).toBe(0);
  expect(
    graph({ a: "import { x } from 'nn';", b: "import { y as x } from 'nn';" }).problems.size,
  ).toBe(2);
});

test('a circle is named with its cells, and nothing beside it', () => {
  const { problems, order } = graph({
    a: 'const x = z;',
    b: 'const y = x;',
    c: 'const z = y;',
    free: 'const f = 1;',
    after: 'z;',
  });
  expect(problems.get('a')![0]!.message).toContain('“a” → “c” → “b” → “a”');
  expect([...problems.keys()].toSorted()).toEqual(['a', 'b', 'c']);
  expect(order).toEqual(['free']);
});

test('an assignment to another cell’s variable is told at its line, with advice', () => {
  const { problems } = graph({ a: 'let count = 0;', b: '\ncount++;' });
  const [problem] = problems.get('b')!;
  expect(problem).toMatchObject({ line: 2 });
  expect(problem!.message).toMatch(/“count” belongs to the cell “a”.*Copy it under a new name/);
  expect(problems.has('a')).toBe(false);
});

test('1,000 random sets of cells: each cell of the order comes after all it reads from', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const wants = fc.array(fc.uniqueArray(fc.constantFrom(...names)), { minLength: 7, maxLength: 7 });
  fc.assert(
    fc.property(wants, (reads) => {
      const cells = names.map((name, place) => ({
        name,
        compiled: {
          body: '',
          declares: [name],
          reads: reads[place]!.filter((other) => other !== name),
          assigns: [],
          imports: [],
        },
      }));
      const { order, readsFrom, problems } = graphOf(cells);
      order.forEach((cell, place) => {
        for (const source of readsFrom(cell)) expect(order.slice(0, place)).toContain(source);
      });
      // Whoever is left out stands in a circle, or waits for one.
      for (const name of names) if (!order.includes(name)) expect(problems.size).toBeGreaterThan(0);
    }),
    { numRuns: 1000 },
  );
});
