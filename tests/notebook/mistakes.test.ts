// A check tells the commonest mistakes from one another, and calls each by its name.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCourse } from '#src/book/course.ts';
import type { CellSource } from '#src/notebook/cell.ts';
import { compileCell } from '#src/notebook/compile/compile.ts';
import { graphOf } from '#src/notebook/graph.ts';
import { cellsOf } from '#src/notebook/prepare/chapter.ts';
import { runChapter } from '#src/notebook/prepare/run-chapter.ts';
import { mistakes } from './common-mistakes.ts';

const { chapters, leftOut } = readCourse();
const partOne = [...chapters, ...leftOut].filter(({ file }) => file.includes('/part-1/'));

const cellsIn = (slug: string): CellSource[] => {
  const { file } = partOne.find((chapter) => chapter.slug === slug)!;
  return cellsOf(readFileSync(file, 'utf8'), file);
};

test('each exercise of Part 1 has three mistakes here', () => {
  const exercises = partOne.flatMap(({ slug }) =>
    cellsIn(slug)
      .filter(({ role }) => role === 'starter')
      .map(({ name }) => `${slug}/${name}`),
  );
  const known = Object.entries(mistakes).flatMap(([slug, one]) =>
    Object.keys(one).map((name) => `${slug}/${name}`),
  );
  expect(known.length).toBeGreaterThan(20);
  expect(exercises.toSorted()).toEqual(known.toSorted());
});

/** What the checks of the chapter say when each of its exercises is answered with its mistake of this number. */
async function verdictsOn(slug: string, number: number): Promise<Record<string, string[]>> {
  const all = cellsIn(slug);
  const cells = all.flatMap((cell) => {
    if (cell.role === 'solution') return [];
    const known = cell.role === 'starter' && mistakes[slug]![cell.name]![number]!;
    const solution = all.find((one) => one.role === 'solution' && one.exercise === cell.exercise);
    const source = known ? answerWith(solution!.source, known) : cell.source;
    return [{ ...cell, source, compiled: compileCell(source) }];
  });
  const graph = graphOf(cells);
  const needed = new Set<string>();
  const need = (name: string) => {
    if (needed.has(name)) return;
    needed.add(name);
    graph.sourcesOf(name).forEach(need);
  };
  for (const { name, role } of cells) if (role === 'check') need(name);
  const { results } = await runChapter(cells.filter(({ name }) => needed.has(name)));
  return Object.fromEntries(
    cells
      .filter(({ role }) => role === 'check')
      .map(({ name, exercise }) => [exercise!, results[name]!.verdict?.failures ?? []]),
  );
}

function answerWith(solution: string, { instead, writes }: { instead?: string; writes: string }) {
  if (instead === undefined) return writes;
  expect(solution).toContain(instead);
  return solution.replace(instead, () => writes);
}

for (const [slug, exercises] of Object.entries(mistakes))
  test(`/${slug}/: 3 common mistakes of each exercise are called by their names`, async () => {
    for (const number of [0, 1, 2]) {
      const verdicts = await verdictsOn(slug, number);
      for (const [name, known] of Object.entries(exercises))
        expect
          .soft(verdicts[name]!.join('\n'), `${name}: ${known[number]!.writes}`)
          .toMatch(known[number]!.says);
    }
  }, 300_000);
