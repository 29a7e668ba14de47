// Makes a chapter's record at build: every cell compiled, run, and held against what its author promised.
import { createHash } from 'node:crypto';
import { type CellSource, CompileError, type CompiledCell } from '../cell.ts';
import { compileCell } from '../compile/compile.ts';
import { graphOf } from '../graph.ts';
import type { CellResult, ErrorNote } from '../output.ts';
import type { CellRecord, ChapterRecord } from '../record.ts';
import { ChapterError } from './chapter.ts';
import { runChapter } from './run-chapter.ts';

type Compiled = CellSource & { compiled: CompiledCell };

export const hashOf = (source: string) =>
  createHash('sha256').update(source).digest('base64url').slice(0, 12);

/** `sources` are the cells of the chapter in `file`, which is named from the project's root. Throws ChapterError with its line. */
export async function recordOf(
  sources: CellSource[],
  file: string,
  chapter: string,
  title: string,
): Promise<ChapterRecord> {
  const cells = sources.map((cell) => compiled(cell, file));
  const starting = cells.filter(({ role }) => role !== 'solution');
  expectNoProblems(starting, file);
  const started = await runHere(starting, file);
  for (const cell of starting) expectAsPromised(cell, started.results[cell.name]!, file);
  await expectSolved(cells, file);
  const records = cells.map((cell): CellRecord => {
    const result = started.results[cell.name] ?? { outputs: [] };
    return { ...cell, hash: hashOf(cell.source), result };
  });
  return { chapter, title, cells: records, needs: started.needs };
}

function compiled(cell: CellSource, file: string): Compiled {
  try {
    return { ...cell, compiled: compileCell(cell.source) };
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    throw new ChapterError(file, cell.line + error.line - 1, error.message);
  }
}

function expectNoProblems(cells: Compiled[], file: string): void {
  const { problems } = graphOf(cells);
  for (const { name, line } of cells) {
    const [first] = problems.get(name) ?? [];
    if (first) throw new ChapterError(file, line + (first.line ?? 1) - 1, first.message);
  }
}

async function runHere(cells: Compiled[], file: string) {
  try {
    return await runChapter(cells);
  } catch (error) {
    throw new ChapterError(file, cells[0]?.line ?? 1, (error as Error).message);
  }
}

const errorOf = ({ outputs }: CellResult): ErrorNote | undefined => {
  const last = outputs.at(-1);
  return last?.kind === 'error' ? last.error : undefined;
};

function expectAsPromised(cell: Compiled, result: CellResult, file: string): void {
  const error = errorOf(result);
  const at = cell.line + (error?.line ?? 1) - 1;
  if (cell.role === 'check') {
    if (error || (result.verdict?.failures.length ?? 0) > 0) return;
    throw new ChapterError(
      file,
      cell.line,
      `The starter of “${cell.exercise}” passes its check, so there is nothing to do.`,
    );
  }
  if (error && !cell.expectError)
    throw new ChapterError(
      file,
      at,
      `The cell “${cell.name}” throws ${error.name}: ${error.message}`,
    );
  if (!error && cell.expectError)
    throw new ChapterError(
      file,
      cell.line,
      `The cell “${cell.name}” is marked expect-error and throws nothing.`,
    );
}

/** Once more what the checks need, with every solution in its starter's place: now each of them must pass. */
async function expectSolved(cells: Compiled[], file: string): Promise<void> {
  const solutions = cells.filter(({ role }) => role === 'solution');
  if (solutions.length === 0) return;
  const solved = cells
    .filter(({ role }) => role !== 'solution')
    .map((cell) => {
      const solution =
        cell.role === 'starter' && solutions.find(({ exercise }) => exercise === cell.exercise);
      return solution ? { ...solution, name: cell.name } : cell;
    });
  expectNoProblems(solved, file);
  const { sourcesOf } = graphOf(solved);
  const asked = solved.filter(({ role }) => role === 'check' || role === 'solution');
  const needed = new Set(asked.flatMap(({ name }) => [name, ...sourcesOf(name)]));
  const { results } = await runHere(
    solved.filter(({ name }) => needed.has(name)),
    file,
  );
  for (const { name, exercise, role, line } of asked) {
    const result = results[name]!;
    const error = errorOf(result);
    if (role === 'solution' && error)
      throw new ChapterError(
        file,
        line + (error.line ?? 1) - 1,
        `The solution of “${exercise}” throws ${error.name}: ${error.message}`,
      );
    if (role !== 'check') continue;
    const failures = [...(error ? [error.message] : []), ...(result.verdict?.failures ?? [])];
    if (failures.length === 0 && (result.verdict?.passed ?? 0) > 0) continue;
    const found = failures.length > 0 ? failures.join(' ') : 'it checks nothing.';
    throw new ChapterError(
      file,
      line,
      `The solution of “${exercise}” does not pass its check: ${found}`,
    );
  }
}
