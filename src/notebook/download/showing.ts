// Which cells of a notebook show something, and which under an id: Jupyter needs a line more around those.
//
// Under an id: Jupyter clears a cell's outputs when it runs again, and an update of a cleared output is seen nowhere.
// All: Deno's kernel may report the end of a cell before its outputs, which then go to the next cell or nowhere
// (denoland/deno#24737).
import { builtInNames } from '../cell.ts';
import type { DownloadedCell } from './cells.ts';
import { tokensOf } from './tokens.ts';

type Words = ReadonlySet<string>;

const shows = (words: Words) =>
  words.has('console') || builtInNames.some((name) => words.has(name));
const showsById = (words: Words) =>
  words.has('progress') || (words.has('display') && words.has('id'));

/** Of `cells` in running order, those that do so themselves, or use a function of a cell that does. */
function doing(cells: readonly DownloadedCell[], does: (words: Words) => boolean): Set<string> {
  const found = new Set<string>();
  const makers = new Map(
    cells.flatMap(({ name, compiled }) => compiled.declares.map((made) => [made, name] as const)),
  );
  for (const { name, source, compiled } of cells) {
    const isOwn = does(new Set(tokensOf(source).map(({ text }) => text)));
    if (isOwn || compiled.reads.some((read) => found.has(makers.get(read) ?? ''))) found.add(name);
  }
  return found;
}

/** @returns what puts those lines around a cell's code. */
export function outputLines(cells: readonly DownloadedCell[]) {
  const showing = doing(cells, shows);
  const byId = doing(cells, showsById);
  return ({ name, mayFail }: DownloadedCell, code: string): string =>
    [
      ...(byId.has(name) ? ['startOutputs();'] : []),
      code,
      ...(showing.has(name) || mayFail
        ? ['await outputsShown(); // before the next cell begins']
        : []),
    ].join('\n');
}
